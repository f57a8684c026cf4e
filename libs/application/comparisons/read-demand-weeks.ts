/** How the demand of segments went in the weeks up to the end of a period. */
import { demandWeeks, emptyWeeks, missingMeasure, sliceKey, type DemandItem, type DemandWeek } from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import { demandSegments, labelsOf, type DemandQuestion } from './read-demand.js';

/** The most weeks that are told, a year. */
export const MOST_DEMAND_WEEKS = 53;

/** A week of an item; `handleSeconds` is `null` where no source carries handle time. */
export interface DemandWeekKnown extends Omit<DemandWeek, 'handleSeconds'> {
  readonly handleSeconds: number | null;
}

/**
 * For an item of `readDemand` its `count` weeks of seven days that end with the period (or with the data, if that ends before), the oldest
 * first; fewer where the data does not reach back so far. All items of a question take one statement together, and its answer is kept as
 * long as the numbers are the same. Refuses what `readDemand` refuses.
 */
export async function readDemandWeeks(
  snapshot: Snapshot,
  question: DemandQuestion,
  by: readonly string[],
  { item, count }: { readonly item: Pick<DemandItem, 'segment' | 'labels'>; readonly count: number },
): Promise<DemandWeekKnown[]> {
  const { range } = snapshot.state;
  if (range === null) return [];
  const to = Math.min(question.period.to, range.to);
  const whole = Math.max(0, Math.min(count, Math.floor((to - range.from) / 7)));
  const period = { from: to - 7 * whole, to };
  if (whole === 0) return [];
  const { segments } = demandSegments(snapshot.model, question);
  const fields = labelsOf(snapshot, by);
  const weeks = await snapshot.keep(
    `demand weeks ${fields.join(' ')} ${segments[0]!.id} ${period.from}/${period.to}`,
    async () =>
      demandWeeks(await snapshot.reads.labelledWeeks({ period, by: fields, followUpDays: null }), segments, period),
  );
  const isMissing = missingMeasure(snapshot, 'handle_seconds', period) !== null;
  const own = weeks.get(sliceKey(item)) ?? emptyWeeks(period);
  return own.map((week) => ({ ...week, handleSeconds: isMissing ? null : week.handleSeconds }));
}
