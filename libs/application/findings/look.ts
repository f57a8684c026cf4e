/** Gathers what the rules of comparison look at: two periods and the customers of both, read once for all rules. */
import {
  bucketStart,
  favouredSide,
  comparisonPeriod,
  DEFAULT_WINDOW_DAYS,
  evaluatePeriod,
  rolesOf,
  samplerOf,
  standardsAt,
  thresholdsOf,
  type Day,
  type Look,
  type LookedAt,
  type Model,
  type Period,
  type RegisteredChange,
  type Standard,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** The longest that a metric goes on moving: a window that ends so long ago holds for all of them. */
function maturityOf({ metrics }: Pick<Model, 'metrics'>): number {
  return Math.max(0, ...[...metrics.values()].map(({ maturity }) => maturity));
}

/** Whole weeks that end before anything in them still moves; `null` before there are any data. */
export function defaultWindow({ model, state }: Snapshot, asOf: Day | null = null): Period | null {
  if (!state.range) return null;
  const end = Math.min(asOf ?? state.range.to, state.range.to);
  const to = bucketStart(end - maturityOf(model), 'WEEK');
  const weeks = Math.max(1, Math.round((model.workspace.contrasts?.windowDays ?? DEFAULT_WINDOW_DAYS) / 7));
  return { from: to - 7 * weeks, to };
}

/** What a look may be given beside the snapshot. */
export interface LookOptions {
  /** The first day that nothing is known of; default: the end of the data. */
  readonly asOf?: Day;
  /** Besides the events of the workspace. */
  readonly changes?: readonly RegisteredChange[];
}

/** A look at a period of a snapshot that holds data. */
export async function lookAt(
  snapshot: Snapshot,
  period: Period,
  { asOf, changes = [] }: LookOptions = {},
): Promise<Look> {
  const { model } = snapshot;
  const range = snapshot.state.range!;
  const state = { ...snapshot.state, range: { ...range, to: Math.min(asOf ?? range.to, range.to) } };
  const [now, before] = await Promise.all([
    lookedAt(snapshot, period),
    lookedAt(snapshot, comparisonPeriod('PREVIOUS_PERIOD', period)),
  ]);
  return {
    model,
    state,
    period,
    now,
    before,
    roles: rolesOf(model, now.values, state.carried.has('revenue')),
    thresholds: thresholdsOf(model.workspace.contrasts),
    changes: [...eventChanges(model), ...changes],
    standardsDiffer: (metric, segments) => standardsDiffer(snapshot, metric, segments, period.to - 1),
  };
}

/** Events of the workspace are registered changes; without segments they are everybody's. */
function eventChanges({ workspace }: Model): RegisteredChange[] {
  const all = workspace.events ?? [];
  return all.map(({ day, title, segments }) => ({ day, title, segments: segments.length === 0 ? null : segments }));
}

/** Whether what segments are to get differs; `null`: fewer than two of them have a standard for the metric. */
function standardsDiffer({ model }: Snapshot, metric: string, segments: readonly string[], day: Day): boolean | null {
  const found = standardsAt(model.workspace, day).filter(
    (each) => each.metric === metric && segments.includes(each.segment),
  );
  if (new Set(found.map(({ segment }) => segment)).size < 2) return null;
  const { polarity } = model.metrics.get(metric)!;
  const asked = (one: Standard, other: Standard) =>
    one.segment === other.segment ? null : favouredSide(one, other, polarity);
  return found.some((one) => found.some((other) => ['first', 'second'].includes(asked(one, other) ?? '')));
}

async function lookedAt(snapshot: Snapshot, period: Period): Promise<LookedAt> {
  const { model, columns } = snapshot;
  const [cells, setting] = [await snapshot.reads.customerCells(period), snapshot.settingOf(period)];
  // Every measure, also those that no metric of the tree asks for.
  const values = evaluatePeriod(model, columns, period);
  return { values, cells, setting, sampler: samplerOf(model, cells, setting) };
}
