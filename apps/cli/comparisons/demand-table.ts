/** Demand and escalations as tables: texts for the terminal, plain values for spreadsheets. */
import { demandRows } from '@bough/application';
import {
  formatDifference,
  formatDuration,
  formatRelative,
  formatValue,
  type CsvCell,
  type DemandItem,
  type EscalationItem,
  type ValueUnit,
} from '@bough/domain';

export interface DemandTable {
  readonly head: string[];
  readonly texts: string[][];
  readonly columns: string[];
  readonly data: CsvCell[][];
}

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)}%`);
const COUNT: ValueUnit = { unit: 'count' };
const count = (value: number) => value.toLocaleString('en-GB');

/** Demand by one or two conversation dimensions; `money` is the unit of its cost. */
export function demandTable(items: readonly DemandItem[], fields: readonly string[], money: ValueUnit): DemandTable {
  const price = (value: number | null) => (value === null ? '–' : formatValue(value, money));
  const label = (labels: DemandItem['labels']) => labels.map((text, index) => text ?? `no ${fields[index]}`);
  return {
    head: [
      'segment',
      ...fields,
      'cost',
      'change',
      'share',
      '× all',
      'conversations',
      'each',
      'handle time',
      'customers',
    ],
    texts: items.map((item) => [
      item.segment.name,
      ...label(item.labels),
      price(item.cost),
      item.change === null || item.change.relative === null ? '–' : formatRelative(item.change.relative),
      percent(item.share),
      item.versusAll === null ? '–' : item.versusAll.toFixed(2),
      count(item.created) + (item.isThin ? '*' : ''),
      price(item.costPerConversation),
      handleTime(item),
      item.customers === null ? '–' : count(item.customers),
    ]),
    ...demandRows(items, fields),
  };
}

/** Of a resolved conversation. */
function handleTime({ handleSeconds, resolved }: DemandItem): string {
  return handleSeconds === null || !resolved ? '–' : formatDuration(handleSeconds / resolved);
}

/** Reasons of escalations by segment and topic. */
export function escalationTable(items: readonly EscalationItem[]): DemandTable {
  return {
    head: ['segment', 'topic', 'reason', 'escalated', 'change', 'share', 'of the topic', 'customers'],
    texts: items.map(({ segment, topic, reason, escalated, change, share, rate, isThin, customers }) => [
      segment.name,
      topic ?? 'no topic',
      reason ?? 'no reason given',
      count(escalated),
      change === null ? '–' : formatDifference(change, COUNT),
      percent(share),
      percent(rate) + (isThin ? '*' : ''),
      count(customers),
    ]),
    columns: ['segment', 'topic', 'reason', 'escalated', 'change', 'share', 'rate', 'customers', 'thin'],
    data: items.map(({ segment, topic, reason, escalated, change, share, rate, customers, isThin }) => [
      ...[segment.id, topic, reason, escalated, change, share, rate, customers, isThin],
    ]),
  };
}
