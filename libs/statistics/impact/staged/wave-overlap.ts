/**
 * Two waves that use the same weeks err together. How much depends on which weeks, and on which side of its launch each of them has them:
 * a week that is before for one wave and after for the other sets their errors against each other.
 */

/** The weeks that a wave compares, on a calendar that all waves share: `before` up to `launch`, `after` from `settled` on. */
export interface WaveWindow {
  readonly launch: number;
  readonly settled: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The covariance of two waves' steps (mean after less mean before) in units of the variance of a week, were both to move alike and weeks
 * to be independent: Σ c_t d_t over the weeks they share, c and d being −1/before and 1/after. Of a wave with itself 1/before + 1/after,
 * the variance of its step. Launches between whole weeks are rounded to weeks.
 */
export function sharedVariance(a: WaveWindow, b: WaveWindow): number {
  const other = weightsOf(b);
  return [...weightsOf(a)].reduce((sum, [week, weight]) => sum + weight * (other.get(week) ?? 0), 0);
}

function weightsOf({ launch, settled, before, after }: WaveWindow): Map<number, number> {
  const [start, from] = [Math.round(launch) - before, Math.round(settled)];
  return new Map([
    ...Array.from({ length: before }, (_, i) => [start + i, -1 / before] as const),
    ...Array.from({ length: after }, (_, i) => [from + i, 1 / after] as const),
  ]);
}
