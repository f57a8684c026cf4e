/** What a look at the treated segments alone would say: before and after. It takes for an effect whatever happened to everybody. */
import { sumsOf, type Launch } from './launch-blocks.js';

/** Σ numerators / Σ denominators of the weeks compared (of counts: a week); `relative`: after / before − 1, `null` when before is 0. */
export interface NaiveChange {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly relative: number | null;
}

/** Of the `members` together; `null` when one side has nothing to divide by. */
export function naiveChange(
  launch: Launch,
  members: readonly number[],
  weeksBefore: number,
  weeksAfter: number,
): NaiveChange | null {
  const from = launch.launch + launch.paused;
  const before = rateOf(launch, members, launch.launch - weeksBefore * launch.perWeek, launch.launch);
  const after = rateOf(launch, members, from, from + weeksAfter * launch.perWeek);
  if (!Number.isFinite(before) || !Number.isFinite(after)) return null;
  return { before, after, change: after - before, relative: before === 0 ? null : after / before - 1 };
}

function rateOf(launch: Launch, members: readonly number[], start: number, end: number): number {
  const sums = members.map((member) => sumsOf(launch, launch.segments[member]!, start, end));
  const total = (of: 'numerator' | 'denominator') => sums.reduce((sum, each) => sum + each[of], 0);
  const isCount = launch.segments[members[0]!]!.denominators === undefined;
  return total('numerator') / (isCount ? total('denominator') / members.length : total('denominator'));
}
