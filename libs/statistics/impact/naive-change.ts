/** The naive before/after comparison of the treated segments alone. It mistakes for an effect whatever happened to everybody. */
import { stretchSums, type Launch } from './launch-blocks.js';

/** Σ numerators / Σ denominators of the weeks compared (of counts: a week); `relative`: after / before − 1, `null` when before is 0. */
export interface NaiveChange {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly relative: number | null;
}

/** Segments of a launch, and how many weeks of them are compared. */
export interface ComparedWeeks {
  readonly launch: Launch;
  readonly members: readonly number[];
  readonly weeksBefore: number;
  readonly weeksAfter: number;
}

/** Of the `members` together; `null` when one side has nothing to divide by. */
export function naiveChange(
  launch: Launch,
  members: readonly number[],
  weeksBefore: number,
  weeksAfter: number,
): NaiveChange | null {
  return naiveChanges([{ launch, members, weeksBefore, weeksAfter }]);
}

/** Of several launches together, as if each segment's launch were the same day; a count is that of a week of all of them. */
export function naiveChanges(compared: readonly ComparedWeeks[]): NaiveChange | null {
  const before = rateOf(compared, ({ launch, weeksBefore }) => [
    launch.launch - weeksBefore * launch.perWeek,
    launch.launch,
  ]);
  const after = rateOf(compared, ({ launch, weeksAfter }) => {
    const from = launch.launch + launch.paused;
    return [from, from + weeksAfter * launch.perWeek];
  });
  if (!Number.isFinite(before) || !Number.isFinite(after)) return null;
  return { before, after, change: after - before, relative: before === 0 ? null : after / before - 1 };
}

function rateOf(
  compared: readonly ComparedWeeks[],
  stretchOf: (each: ComparedWeeks) => readonly [number, number],
): number {
  const sums = compared.flatMap((each) =>
    each.members.map((member) => ({
      ...stretchSums(each.launch, each.launch.segments[member]!, ...stretchOf(each)),
      isCount: each.launch.segments[member]!.denominators === undefined,
    })),
  );
  if (sums[0]?.isCount === true)
    return sums.reduce((sum, { numerator, denominator }) => sum + numerator / denominator, 0);
  const total = (of: 'numerator' | 'denominator') => sums.reduce((sum, each) => sum + each[of], 0);
  return total('numerator') / total('denominator');
}
