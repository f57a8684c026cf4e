/**
 * Cohorts: conversations by the day on which they began, and what came of them within so many days, the same for all. Counted so, last
 * week and last year have had equally long; by the day of resolution the quick ones of a new time come first.
 */
import type { DayBlock, LeafColumns } from './leaf-columns.js';
import { STORED_MEASURES } from './measures.js';

/** Measures that are counted in a cohort, with the one of the blocks that they are read from. */
const READ_FROM: Readonly<Record<string, string>> = {
  created: 'created', resolved: 'resolved', resolved_later: 'resolved', resolution_seconds: 'resolution_seconds',
  touches: 'touches', handle_seconds: 'handle_seconds', standard_seconds: 'standard_seconds',
  reopened: 'reopened', one_touch: 'one_touch', repeated: 'repeated', rated_resolved: 'rated_resolved',
  ratings: 'ratings', satisfied: 'satisfied', rating_sum: 'rating_sum', efforts: 'efforts', effort_sum: 'effort_sum',
}; // prettier-ignore

/** What waits for a resolution or a rating, and can be followed there from the day on which the conversation began. */
export const FOLLOWED_MEASURES: ReadonlySet<string> = new Set(
  Object.keys(READ_FROM).filter((measure) => measure !== 'created'),
);

/** The measure of a cohort that stands for `measure`: of conversations that are followed, those resolved are those resolved in time. */
export function readFrom(measure: string): string {
  return READ_FROM[measure] ?? measure;
}

/** The measures that the blocks of cohorts hold. */
export const COHORT_MEASURES: readonly string[] = STORED_MEASURES.map(({ key }): string => key).filter((key) =>
  Object.values(READ_FROM).includes(key),
);

/** Daily columns in which the measures that are followed are those of the cohorts; the others are as they were. */
export function followedColumns(columns: LeafColumns, blocks: readonly DayBlock[]): LeafColumns {
  const daily = new Map(columns.daily);
  for (const [measure, source] of Object.entries(READ_FROM)) daily.set(measure, columnOf(columns, blocks, source));
  return { ...columns, daily, prefix: new Map() };
}

function columnOf({ segments, days, firstDay }: LeafColumns, blocks: readonly DayBlock[], measure: string) {
  const column = new Float64Array(segments.length * days);
  const positions = new Map(segments.map((segment, position) => [segment, position]));
  const m = STORED_MEASURES.findIndex(({ key }) => key === measure);
  for (const { day, segments: named, values } of blocks) {
    const at = day - firstDay;
    if (at < 0 || at >= days) continue;
    for (const [s, segment] of named.entries()) {
      const position = positions.get(segment);
      if (position !== undefined) column[position * days + at] = values[m * named.length + s]!;
    }
  }
  return column;
}
