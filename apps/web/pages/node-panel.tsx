/** The panel of a node over the right side of the page; the whole of a narrow screen. */
import { Dialog } from '../shared/dialog.js';
import { Tabs } from '../shared/tabs.js';
import { useAddress } from '../shared/use-address.js';
import type { Cell, Woven } from '../trees/weave.js';
import { ChangedTab, FindingsTab, NowTab, WhoTab, WhyTab } from './node-tabs.js';

interface NodePanelProps {
  readonly cell: Cell;
  readonly woven: Woven;
  readonly period: { readonly label: string; readonly endExclusive: string };
  readonly onClose: () => void;
}

const TABS = [
  ['now', 'Now'],
  ['why', 'Why'],
  ['who', 'Who'],
  ['findings', 'Findings'],
  ['changed', 'Changed'],
] as const;
type Tab = (typeof TABS)[number][0];
const SHOWN = { now: NowTab, why: WhyTab, who: WhoTab, findings: FindingsTab, changed: ChangedTab } as const;
const WIDTH = 480;

export default function NodePanel({ cell, woven, period, onClose }: NodePanelProps) {
  const { address, choose } = useAddress();
  const tab: Tab = TABS.find(([key]) => key === address.tab)?.[0] ?? 'now';
  const Shown = SHOWN[tab];
  const tabs = TABS.map(([key, name]): [Tab, string] => [
    key,
    key === 'findings' && cell.findings > 0 ? `${name} ${cell.findings}` : name,
  ]);
  return (
    <Dialog title={`${cell.column.name} · ${cell.row.name}`} place="side" width={WIDTH} onClose={onClose}>
      <Tabs
        label="About this node"
        tabs={tabs}
        chosen={tab}
        onChoose={(each) => choose({ tab: each === 'now' ? null : each })}
      >
        <Shown key={cell.nodeId} id={cell.nodeId!} cell={cell} woven={woven} period={period} />
      </Tabs>
    </Dialog>
  );
}
