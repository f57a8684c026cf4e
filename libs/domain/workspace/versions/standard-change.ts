/** The differences between the standards of two versions of a workspace, by standard and field. */
import { dayText } from '../../shared/day.js';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import type { TreeChange } from './tree-change.js';
import type { Workspace } from '../workspace.js';
import { standardText, standardKey } from '../standards/standard-words.js';
import type { Standard } from '../standards/standard.js';

type WithStandards = Pick<Workspace, 'standards' | 'metrics'>;

/** Every difference; the order of standards does not matter. Standards with the same segment, metric, kind, basis and first day are the same. */
export function standardChanges(before: WithStandards, after: WithStandards): TreeChange[] {
  const [old, now] = [written(before), written(after)];
  const whole = (key: string, change: 'added' | 'removed', field: string): TreeChange => ({
    ...({ kind: 'standard', key, change, field: null } as const),
    ...(change === 'added' ? { from: null, to: field } : { from: field, to: null }),
  });
  return [
    ...[...now].filter(([key]) => !old.has(key)).map(([key, { asks }]) => whole(key, 'added', asks!)),
    ...[...old].filter(([key]) => !now.has(key)).map(([key, { asks }]) => whole(key, 'removed', asks!)),
    ...[...now].flatMap(([key, fields]) => (old.has(key) ? changed(key, old.get(key)!, fields) : [])),
  ];
}

type Fields = Readonly<Record<string, string | null>>;

function changed(key: string, before: Fields, after: Fields): TreeChange[] {
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      ...({ kind: 'standard', key, change: 'changed', field } as const),
      from: before[field] ?? 'none',
      to: after[field] ?? 'none',
    }));
}

function written(workspace: WithStandards): Map<string, Fields> {
  return new Map((workspace.standards ?? []).map((each) => [`${changeKey(each)}`, fieldsOf(each, workspace)]));
}

/** What identifies a standard in a change: `plan/enterprise first_response_time at_most from 2026-01-01`. */
export function changeKey(standard: Standard): string {
  return `${standardKey(standard)} from ${dayText(standard.from)}`;
}

/** The fields as people write them. */
function fieldsOf(standard: Standard, { metrics }: WithStandards): Fields {
  const metric = [...metrics, ...METRIC_CATALOGUE].find(({ key }) => key === standard.metric);
  return {
    asks: standardText(standard, metric?.unit ?? 'rate'),
    to: standard.to === null ? null : dayText(standard.to - 1),
    review: dayText(standard.review),
    reason: standard.reason,
    set_by: standard.setBy,
    contractual: standard.contractual ? 'yes' : 'no',
  };
}
