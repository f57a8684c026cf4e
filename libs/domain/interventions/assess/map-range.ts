import type { EstimateRange } from '../effect-figures.js';

/** Each number of a range, changed by a function that does not decrease. */
export function mapRange(
  { value, low95, high95, low90, high90 }: EstimateRange,
  change: (x: number) => number,
): EstimateRange {
  return {
    value: change(value),
    low95: change(low95),
    high95: change(high95),
    low90: change(low90),
    high90: change(high90),
  };
}
