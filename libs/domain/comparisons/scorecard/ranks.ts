/** Ranks of segments. */
import type { Polarity } from '../../metrics/metric.js';

/** Ranks values: 1 is the best; equal values share a rank, and the next rank is skipped. `null` for a missing value, and for all where no direction is better. */
export function rankValues(values: readonly (number | null)[], polarity: Polarity): (number | null)[] {
  if (polarity === 'neutral') return values.map(() => null);
  const present = values.filter((value) => value !== null);
  const sorted = polarity === 'higher' ? present.sort((a, b) => b - a) : present.sort((a, b) => a - b);
  const places = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!places.has(value)) places.set(value, index + 1);
  });
  return values.map((value) => (value === null ? null : places.get(value)!));
}

/**
 * How expensive and unhappy each segment is, from 0 (cheapest and most satisfied) to 1 (dearest and least satisfied): the mean of its
 * ranks by cost to serve and by CSAT, scaled. `null` where either value is missing, and with fewer than two segments.
 */
export function expensiveAndUnhappy(
  costs: readonly (number | null)[],
  satisfaction: readonly (number | null)[],
): (number | null)[] {
  const both = costs.map((cost, index) => cost !== null && satisfaction[index] !== null);
  const withBoth = (values: readonly (number | null)[]) => values.map((value, index) => (both[index] ? value : null));
  // In both, the last rank is the worst: the cheapest and the most satisfied segments come first.
  const dear = rankValues(withBoth(costs), 'lower');
  const unhappy = rankValues(withBoth(satisfaction), 'higher');
  const last = both.filter(Boolean).length - 1;
  return both.map((hasBoth, index) => {
    if (!hasBoth || last < 1) return null;
    return (dear[index]! - 1 + (unhappy[index]! - 1)) / (2 * last);
  });
}
