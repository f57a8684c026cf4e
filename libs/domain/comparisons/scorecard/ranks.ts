/** Places of segments among each other. */
import type { Polarity } from '../../metrics/metric.js';

/** 1 is the best in the good direction; equals share a place, and the next one is skipped. `null` for `null`, and where no direction is good. */
export function rankValues(values: readonly (number | null)[], polarity: Polarity): (number | null)[] {
  if (polarity === 'neutral') return values.map(() => null);
  const known = values.filter((value) => value !== null);
  const sorted = polarity === 'higher' ? known.sort((a, b) => b - a) : known.sort((a, b) => a - b);
  const places = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!places.has(value)) places.set(value, index + 1);
  });
  return values.map((value) => (value === null ? null : places.get(value)!));
}

/**
 * Expensive and unhappy: the mean of two places, the dearest (cost to serve) and the least satisfied (CSAT), as a share of the places
 * there are. 1: dearest and least satisfied of all, 0: cheapest and most satisfied. `null` where one of the two is not known, and with
 * fewer than two segments.
 */
export function expensiveAndUnhappy(
  costs: readonly (number | null)[],
  satisfaction: readonly (number | null)[],
): (number | null)[] {
  const both = costs.map((cost, index) => cost !== null && satisfaction[index] !== null);
  const judged = (values: readonly (number | null)[]) => values.map((value, index) => (both[index] ? value : null));
  // The last place is the worst in both: the cheapest and the most satisfied are first.
  const dear = rankValues(judged(costs), 'lower');
  const unhappy = rankValues(judged(satisfaction), 'higher');
  const last = both.filter(Boolean).length - 1;
  return both.map((isJudged, index) => {
    if (!isJudged || last < 1) return null;
    return (dear[index]! - 1 + (unhappy[index]! - 1)) / (2 * last);
  });
}
