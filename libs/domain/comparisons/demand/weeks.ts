/** Demand week by week: how the conversations of a segment about a topic came in, and how long those that were resolved took to handle. */
import type { LabelledWeeks } from '../../rollups/labelled-weeks.js';
import { ALL_SEGMENTS } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import { placeOfCells } from '../uniformity/compared-groups.js';
import { sliceKey } from './slices.js';

/** One week of seven days of a segment and labels. */
export interface DemandWeek extends Period {
  /** Conversations begun. */
  readonly created: number;
  /** Seconds of those resolved in the week. */
  readonly handleSeconds: number;
}

/** By `sliceKey`, every week from the first day of `period` on, those without a conversation with zeros. */
export function demandWeeks(
  found: LabelledWeeks,
  segments: readonly ModelSegment[],
  { from, to }: Period,
): Map<string, DemandWeek[]> {
  const isAll = segments[0]?.id === ALL_SEGMENTS;
  const place = isAll ? null : placeOfCells(found, segments);
  const [created, seconds] = ['created', 'handle_seconds'].map((measure) => found.sums.get(measure)!);
  const weeks = new Map<string, { -readonly [Key in keyof DemandWeek]: DemandWeek[Key] }[]>();
  found.weeks.forEach((week, row) => {
    const segment = segments[place ? place[found.cells[row]!]! : 0];
    if (!segment) return;
    const key = sliceKey({ segment, labels: found.labels[row]! });
    let own = weeks.get(key);
    if (!own) weeks.set(key, (own = emptyWeeks({ from, to })));
    own[week]!.created += created![row]!;
    own[week]!.handleSeconds += seconds![row]!;
  });
  return weeks;
}

/** Seven days each; days at the end that make no whole week belong to none. */
export function emptyWeeks({ from, to }: Period): DemandWeek[] {
  const count = Math.floor((to - from) / 7);
  return Array.from({ length: count }, (_, week) => {
    const start = from + 7 * week;
    return { from: start, to: start + 7, created: 0, handleSeconds: 0 };
  });
}
