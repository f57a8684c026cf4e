/** The changes that applying a workspace would make, in words. */
import type { BusinessHours } from '../../shared/business-time.js';
import { dayText } from '../../shared/day.js';
import { isSame } from '../../shared/same.js';
import { treeChangeText } from './tree-change.js';
import { versionChanges } from './version-change.js';
import type { FindingRules, Workspace } from '../workspace.js';

/** One line per difference; empty when nothing changes. A first workspace gives one line. */
export function describeWorkspaceChange(before: Workspace | null, after: Workspace): string[] {
  if (before === null) return [`new workspace "${after.name}" with ${count(after)}`];
  const settings = (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .filter((key) => !isSame(before[key] ?? null, after[key] ?? null))
    .map((key) => `${LABELS[key]}: ${setting(before, key)} → ${setting(after, key)}`);
  return [
    ...settings,
    ...listChanges('dimension', before.dimensions, after.dimensions),
    ...listChanges('measure', before.measures, after.measures),
    ...businessHoursChanges(before.businessHours, after.businessHours),
    ...(isSame(before.contrasts, after.contrasts) ? [] : ['contrasts: changed']),
    ...versionChanges(before, after).map(treeChangeText),
  ];
}

const LABELS = {
  name: 'name',
  timeZone: 'time zone',
  currency: 'currency',
  revenue: 'revenue attribute',
  activityBegins: 'beginning of activity',
  referencePeriod: 'reference period',
  freshnessDays: 'freshness (days)',
  benchmarks: 'benchmarks',
  findings: 'times for findings',
  links: 'links of sources',
};

function count({ dimensions, metrics, tree }: Workspace): string {
  return `${dimensions.length} dimensions, ${metrics.length} own metrics and a tree of ${tree.nodes.length} nodes per segment`;
}

function listChanges(noun: string, before: readonly { key: string }[], after: readonly { key: string }[]): string[] {
  const old = new Map(before.map((item) => [item.key, item]));
  const now = new Map(after.map((item) => [item.key, item]));
  const lines = [
    ...[...now.keys()].filter((key) => !old.has(key)).map((key) => `${noun} ${key}: added`),
    ...[...old.keys()].filter((key) => !now.has(key)).map((key) => `${noun} ${key}: removed`),
    ...[...now]
      .filter(([key, item]) => old.has(key) && !isSame(old.get(key), item))
      .map(([key]) => `${noun} ${key}: changed`),
  ];
  const order = (items: readonly { key: string }[]) => items.map(({ key }) => key).join();
  return lines.length === 0 && order(before) !== order(after) ? [`${noun}s: in another order`] : lines;
}

/** Lists the fields of the business hours that differ. If only the list of known public holidays changed, it names the holidays. */
function businessHoursChanges(before: BusinessHours | undefined, after: BusinessHours | undefined): string[] {
  if (isSame(before, after)) return [];
  if (!before || !after) return [`business hours: ${before ? 'removed' : 'added'}`];
  const names = {
    timeZone: 'time zone',
    week: 'hours',
    holidays: 'holidays',
    closed: 'closed days',
    open: 'open days',
  };
  const changed = (Object.keys(names) as (keyof typeof names)[]).filter((key) => !isSame(before[key], after[key]));
  return [`business hours: ${changed.map((key) => names[key]).join(', ')} changed`];
}

function setting(workspace: Workspace, key: keyof typeof LABELS): string {
  const { referencePeriod, findings } = workspace;
  if (key === 'referencePeriod' && referencePeriod !== null)
    return `${dayText(referencePeriod.from)} to ${dayText(referencePeriod.to - 1)}`;
  if (key === 'links') return show(Object.entries(workspace.links ?? {}).map((link) => link.join(' ')));
  if (key === 'findings' && findings !== undefined) return findingTimes(findings);
  return show(workspace[key]);
}

/** `to acknowledge critical in 2 hours, high in 8 hours, …; quiet for 30 days`. */
function findingTimes({ acknowledgeHours, quietDays }: FindingRules): string {
  const hours = Object.entries(acknowledgeHours).map(([severity, count]) => `${severity} in ${plural(count, 'hour')}`);
  return `to acknowledge ${hours.join(', ')}; quiet for ${plural(quietDays, 'day')}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function show(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  return Array.isArray(value) ? value.join(', ') : String(value as string | number);
}
