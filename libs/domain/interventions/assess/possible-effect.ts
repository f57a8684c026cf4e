/** Which effects are possible at all: a share lies between 0 and 1, a score on its scale, and no number of events is negative. */
import type { EstimateRange } from '../effect-figures.js';
import type { StudyMetric } from '../study/study-metric.js';
import { mapRange } from './map-range.js';

/** The values that a metric can have. */
export interface PossibleValues {
  readonly low: number;
  readonly high: number;
}

/** By the unit of the metric, its scale, and the values that were `seen`: a ratio that was above 1 is no share. */
export function possibleValues(
  { definition: { unit, scale } }: Pick<StudyMetric, 'definition'>,
  seen: readonly (number | null)[],
): PossibleValues {
  const known = seen.filter((each) => each !== null);
  const within = ({ low, high }: PossibleValues): PossibleValues => ({
    low: known.every((each) => each >= low) ? low : -Infinity,
    high: known.every((each) => each <= high) ? high : Infinity,
  });
  if (unit === 'ratio') return within({ low: 0, high: 1 });
  if (unit === 'score') return within(scale ? { low: scale.min, high: scale.max } : { low: -Infinity, high: Infinity });
  return within({ low: 0, high: Infinity });
}

/** An effect in points, no larger than the values allow: what would have been lies between them, as what was `observed` does. */
export function possiblePoints(
  range: EstimateRange,
  { low, high }: PossibleValues,
  observed: number | null,
): EstimateRange {
  const least = observed === null ? low - high : observed - high;
  const most = observed === null ? high - low : observed - low;
  return mapRange(range, (x) => Math.min(most, Math.max(least, x)));
}
