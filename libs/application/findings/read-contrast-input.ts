/** Reads what the rules of comparison need: two periods and the customers of both, once for all rules. */
import {
  bucketStart,
  comparedPeriod,
  favouredSide,
  DEFAULT_WINDOW_DAYS,
  evaluatePeriod,
  resolveSegmentRoles,
  standardsAt,
  thresholdsOf,
  type Day,
  type ContrastInput,
  type DataState,
  type ComparedPeriod,
  type Model,
  type Period,
  type RegisteredChange,
  type Standard,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** The longest time until a metric is final. A period that ended so long ago is final for all of them. */
function longestMaturity({ metrics }: Pick<Model, 'metrics'>): number {
  return Math.max(0, ...[...metrics.values()].map(({ maturity }) => maturity));
}

/** The last whole weeks in which everything is final, as many as the workspace says; `null` before there are any data. */
export function defaultContrastPeriod({ model, state }: Snapshot, asOf: Day | null = null): Period | null {
  if (!state.range) return null;
  const end = Math.min(asOf ?? state.range.to, state.range.to);
  const to = bucketStart(end - longestMaturity(model), 'WEEK');
  const weeks = Math.max(1, Math.round((model.workspace.contrasts?.windowDays ?? DEFAULT_WINDOW_DAYS) / 7));
  return { from: to - 7 * weeks, to };
}

/** What comparisons may be given beside the snapshot. */
export interface ContrastOptions {
  /** Only data before this day are used; left out, all data. */
  readonly asOf?: Day;
  /** Registered changes in addition to the events of the workspace. */
  readonly changes?: readonly RegisteredChange[];
}

/** Reads the input for a period of a snapshot that holds data. */
export async function readContrastInput(
  snapshot: Snapshot,
  period: Period,
  { asOf, changes = [] }: ContrastOptions = {},
): Promise<ContrastInput> {
  const { model } = snapshot;
  const range = snapshot.state.range!;
  const state = { ...snapshot.state, range: { ...range, to: Math.min(asOf ?? range.to, range.to) } };
  const [now, before] = await Promise.all([
    readComparedPeriod(snapshot, state, period),
    // As many days: rates per customer grow with the length of a period, and months differ.
    readComparedPeriod(snapshot, state, { from: period.from - (period.to - period.from), to: period.from }),
  ]);
  return {
    model,
    state,
    period,
    now,
    before,
    roles: resolveSegmentRoles(model, now.values, state.carried.has('revenue')),
    thresholds: thresholdsOf(model.workspace.contrasts),
    changes: [...eventChanges(model), ...changes],
    standardsDiffer: (metric, segments) => standardsDiffer(model, metric, segments, period.to - 1),
  };
}

/** Events of the workspace are registered changes. An event without segments concerns everybody. */
function eventChanges({ workspace }: Model): RegisteredChange[] {
  const all = workspace.events ?? [];
  return all.map(({ day, title, segments }) => ({ day, title, segments: segments.length === 0 ? null : segments }));
}

/** Whether the standards of these segments for a metric differ on a day; `null` when fewer than two of them have one. */
function standardsDiffer(model: Model, metric: string, segments: readonly string[], day: Day): boolean | null {
  const standards = standardsAt(model.workspace, day).filter(
    (each) => each.metric === metric && segments.includes(each.segment),
  );
  if (new Set(standards.map(({ segment }) => segment)).size < 2) return null;
  const { polarity } = model.metrics.get(metric)!;
  const favouredOf = (one: Standard, other: Standard) =>
    one.segment === other.segment ? null : favouredSide(one, other, polarity);
  return standards.some((one) => standards.some((other) => ['first', 'second'].includes(favouredOf(one, other) ?? '')));
}

async function readComparedPeriod(snapshot: Snapshot, state: DataState, period: Period): Promise<ComparedPeriod> {
  const { model, columns } = snapshot;
  const [cells, setting] = [await snapshot.reads.customerCells(period), snapshot.settingOf(period)];
  // Evaluates every measure, also those that no metric of the tree asks for.
  const values = evaluatePeriod(model, columns, period);
  return comparedPeriod({ model, state, values }, { cells, setting });
}
