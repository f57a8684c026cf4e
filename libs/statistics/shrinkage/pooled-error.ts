/** Standard errors of segments' means, where a thin segment has too few days to show by itself how much its days differ. */
import { sum } from '../moments.js';

/** For each day the sum (`x`) and the number of events that it was taken over (`n`). */
interface DaysOfSums {
  readonly x: ArrayLike<number>;
  readonly n: ArrayLike<number>;
}

/**
 * Standard errors of the segments' ratios Σx / Σn, in their unit, from one variance per event that all segments share: σ² = Σ_s
 * K/(K − 1)·Σ(x − R_s·n)² / Σ_s Σn over segments with K ≥ 2 days of n > 0, and error_s = √(σ² / Σn). The variance is pooled
 * within groups as in the analysis of variance; the squares are those of a ratio of sums (Cochran, "Sampling techniques", 1977,
 * 6.4). `null` for a segment without events, and for all segments when nothing varies.
 */
export function pooledErrors(segments: readonly DaysOfSums[]): (number | null)[] {
  const parts = segments.map(partOf);
  const telling = parts.filter(({ days }) => days >= 2);
  const variance = sum(telling.map(({ squares }) => squares)) / sum(telling.map(({ events }) => events));
  return parts.map(({ events }) => (events > 0 && variance > 0 ? Math.sqrt(variance / events) : null));
}

function partOf({ x, n }: DaysOfSums): { days: number; events: number; squares: number } {
  let [days, events, total, squares] = [0, 0, 0, 0];
  for (let i = 0; i < n.length; i++) {
    if (!(n[i]! > 0)) continue;
    days++;
    events += n[i]!;
    total += x[i]!;
  }
  for (let i = 0; i < n.length; i++) if (n[i]! > 0) squares += (x[i]! - (total / events) * n[i]!) ** 2;
  return { days, events, squares: days < 2 ? 0 : (days / (days - 1)) * squares };
}
