/** One branch as a picture: asks what only the picture shows, and draws it at once with what the tree knows already. */
import { useMemo } from 'react';
import { BranchNodes, type BranchNodesQuery } from '../gql/branch.js';
import { useAsk } from '../shared/ask.js';
import { Failed } from '../shared/part.js';
import { periodOf } from '../shared/period.js';
import type { Place } from '../shared/treegrid/treegrid.js';
import { useAddress } from '../shared/use-address.js';
import { fold, type ArrangedRow } from '../trees/arrange.js';
import { branchCards, branchColumn, type NodeMore } from '../trees/branch.js';
import { BranchView } from '../trees/branch-view.js';
import type { TreeSlots } from '../trees/cell.js';
import { nodeWord, type Cell, type Woven } from '../trees/weave.js';
import styles from './tree.module.css';

interface TreeBranchProps {
  readonly name: string;
  readonly label: string;
  readonly woven: Woven;
  readonly rows: readonly ArrangedRow[];
  readonly slots: TreeSlots;
  readonly height: number;
  /** The cell whose panel is open. */
  readonly open: Cell | null;
  readonly onAt: (place: Place) => void;
}

/** Pixels of the line above the picture. */
const HEAD = 38;
/** The API gives so many nodes at once. */
const MOST = 100;

export default function TreeBranch({ name, woven, rows, open, onAt, ...props }: TreeBranchProps) {
  const { address, choose } = useAddress();
  const column = branchColumn(woven, address.seg);
  const cards = useMemo(
    () => branchCards(woven, rows, column, { name, from: address.from }),
    [woven, rows, column, name, address.from],
  );
  const asked = useAsk(BranchNodes, {
    ids: cards.flatMap(({ cell }) => cell.nodeId ?? []).slice(0, MOST),
    period: periodOf(address),
  });
  const more = useMemo(() => moreOf(asked.data), [asked.data]);
  return (
    <>
      {asked.problems.length > 0 && <Failed problems={asked.problems} again={asked.again} />}
      <BranchView
        {...props}
        height={props.height - HEAD}
        key={column.key + (address.from ?? '')}
        label={`${props.label}, ${column.name}`}
        cards={cards}
        more={more}
        lens={address.lens}
        isPart={cards[0]?.cell.row.parent !== null}
        onFold={(keys, isOpen) => choose(fold(woven, address, keys, isOpen))}
        onOpen={({ cell }) => cell.nodeId !== null && choose({ node: nodeWord(cell) }, { push: true })}
        onBeginAt={(key) => choose({ from: key }, { push: true })}
        open={open?.column === column ? open.row.key : null}
        onAt={(row) => onAt({ row, column: column.key })}
      >
        <label className="line">
          Segment
          <select value={column.key} onChange={({ target }) => choose({ seg: [target.value], vs: null })}>
            {woven.columns.map(({ key, name: each }) => (
              <option key={key} value={key}>
                {each}
              </option>
            ))}
          </select>
          <span className={`mute ${styles.kinds}`}>
            Thick: adds up by a formula. Thin: a part of the whole. Dashed: believed, with what tests show.
          </span>
        </label>
      </BranchView>
    </>
  );
}

const STATES = { UNTESTED: 'untested', NOT_ENOUGH_WEEKS: 'too few weeks' } as const;

function moreOf(data: BranchNodesQuery | null): ReadonlyMap<string, NodeMore> {
  return new Map(
    (data?.nodes ?? []).flatMap((node): [string, NodeMore][] => {
      if (node?.__typename !== 'TreeNode') return [];
      const { id, sparkline, influence } = node;
      // "may lead by 2 weeks; association, not proof": the legend above says the second half for all of them.
      const strength =
        influence && (influence.state === 'TESTED' ? influence.words.split(';')[0]! : STATES[influence.state]);
      return [[id, { sparkline: sparkline.map((value) => value ?? null), strength }]];
    }),
  );
}
