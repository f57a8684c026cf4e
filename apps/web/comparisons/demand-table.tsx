/** What segments write about, the dearest first: bar, cost, change and how it compares with everybody. */
import type { ReactNode } from 'react';
import { formatRelative } from '@bough/domain';
import type { DemandQuery } from '../gql/demand.js';
import { numbers, Table } from '../shared/table.js';
import { Sparkline } from '../trees/sparkline.js';
import { seriesWords, type SegmentSeries } from '../trees/series.js';
import { Share } from './share.js';

export type DemandData = DemandQuery['demand'];
export type DemandItem = DemandData['items'][number];

interface DemandTableProps {
  readonly demand: DemandData;
  readonly linkOf: (item: DemandItem, content: ReactNode) => ReactNode;
}

const SHARE = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const TIMES = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function DemandTable({ demand, linkOf }: DemandTableProps) {
  const most = Math.max(...demand.items.map(({ share }) => share ?? 0), 0.0001);
  return (
    <Table
      label="What segments write about"
      heads={[
        'What',
        'Who',
        'Share',
        'By week',
        ...numbers('Cost', 'Change', 'A conversation', 'Conversations', 'Customers', 'Handling', 'Times the usual'),
      ]}
    >
      {demand.items.map((item) => (
        <tr key={`${item.segment} ${nameOf(item)}`} className={item.isThin ? 'hatch' : undefined}>
          <th scope="row">{linkOf(item, nameOf(item))}</th>
          <td>{item.segmentName}</td>
          <td>{item.share === null ? '–' : <Share part={item.share} of={most} />}</td>
          <td>
            <Sparkline values={item.points.map(({ created }) => created)} label={seriesWords(weeksOf(item))} />
          </td>
          <td className="number">{item.cost?.formatted ?? '–'}</td>
          <td className="number">
            {item.costChange?.formatted ?? ''}
            {item.relativeChange !== null && <span className="mute"> {formatRelative(item.relativeChange)}</span>}
            {item.isThin && <span className="sr"> few conversations</span>}
          </td>
          <td className="number">{item.costPerConversation?.formatted ?? '–'}</td>
          <td className="number">{item.created}</td>
          <td className="number">{item.customers ?? '–'}</td>
          <td className="number">{item.handleTime?.formatted ?? '–'}</td>
          <td className="number">{item.versusAll === null ? '' : `${TIMES.format(item.versusAll)} ×`}</td>
        </tr>
      ))}
    </Table>
  );
}

/** The conversations of an item week by week. */
export function weeksOf({ segment, points }: DemandItem): SegmentSeries {
  return {
    key: segment,
    name: 'Conversations a week',
    points: points.map(({ start, created }) => ({
      label: weekLabel(start),
      value: created,
      formatted: created.toLocaleString('en'),
      isDoubtful: false,
    })),
  };
}

/** How long handling took week by week; `null` where nobody says. */
export function handlingOf({ segment, points }: DemandItem): SegmentSeries | null {
  if (points.every(({ handleTime }) => handleTime === null)) return null;
  return {
    key: segment,
    name: 'Handling a week',
    points: points.map(({ start, handleTime }) => ({
      label: weekLabel(start),
      value: handleTime?.value ?? null,
      formatted: handleTime?.formatted ?? null,
      isDoubtful: false,
    })),
  };
}

const weekLabel = (start: string) => `the week from ${start}`;

const labelText = (value: string | null) => value?.replaceAll('_', ' ') ?? 'nothing said';

/** The labels of an item as one name. */
export function nameOf({ labels }: Pick<DemandItem, 'labels'>): string {
  return labels.map(({ value }) => labelText(value)).join(' · ') || 'everything';
}

/**
 * What it would save if the share of the dearest item that is more than usual were the usual one: arithmetic on what was, no promise.
 * `null` where nothing is more than usual.
 */
export function savingOf(items: readonly DemandItem[]): { readonly item: DemandItem; readonly saving: string } | null {
  const dear = items
    .filter(({ costVersusAll, isThin }) => !isThin && (costVersusAll?.value ?? 0) > 0)
    .sort((a, b) => b.costVersusAll!.value - a.costVersusAll!.value)[0];
  return dear ? { item: dear, saving: dear.costVersusAll!.formatted } : null;
}

/** Why conversations were handed on. */
export function EscalationTable({ escalations }: { readonly escalations: DemandQuery['escalations'] }) {
  return (
    <Table
      label="Escalations"
      heads={['Topic', 'Reason', 'Who', ...numbers('Escalated', 'Of their escalations', 'Of these conversations')]}
    >
      {escalations.items.map(({ topic, reason, segment, segmentName, escalated, share, rate, isThin }) => (
        <tr key={`${segment} ${topic} ${reason}`} className={isThin ? 'hatch' : undefined}>
          <th scope="row">{labelText(topic)}</th>
          <td>{reason?.replaceAll('_', ' ') ?? '–'}</td>
          <td>{segmentName}</td>
          <td className="number">{escalated}</td>
          <td className="number">{SHARE.format(share)}</td>
          <td className="number">{rate === null ? '–' : SHARE.format(rate)}</td>
        </tr>
      ))}
    </Table>
  );
}
