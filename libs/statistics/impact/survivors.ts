/** Among experiments without any effect: how many are still running after an interim analysis, and where do they stand? */
import { normalDensity, normalProbability } from '../special/normal-probability.js';

/**
 * The density of S = z √t at the look with information `fraction` t, for those that have crossed no bound so far, at equally spaced
 * points from −`edge` to `edge`. Symmetric about 0.
 */
export interface Survivors {
  readonly fraction: number;
  readonly edge: number;
  readonly density: Float64Array;
}

/** Points to the standard deviation of the smallest step between looks: Simpson's rule is then right to about 1e-7. */
const POINTS = 12;
const LEAST_POINTS = 200;

/** At the first look S is normal with variance `fraction`; those with |z| ≥ `bound` stop. `finest`: the smallest √(step of t). */
export function densityAtFirst(fraction: number, bound: number, finest: number): Survivors {
  const spread = Math.sqrt(fraction);
  return onGrid(fraction, bound, finest, (s) => normalDensity(s / spread) / spread);
}

/** To the next look S moves by a normal step of variance `fraction` − t. */
export function continueAfter(survivors: Survivors, fraction: number, bound: number, finest: number): Survivors {
  const spread = Math.sqrt(fraction - survivors.fraction);
  return onGrid(fraction, bound, finest, (s) => over(survivors, (from) => normalDensity((s - from) / spread) / spread));
}

/** The probability to come this far and to have |z| ≥ `bound` at the next look, both sides together; and its slope over the bound. */
export function crossing(
  survivors: Survivors,
  fraction: number,
  bound: number,
): { probability: number; slope: number } {
  const [spread, edge] = [Math.sqrt(fraction - survivors.fraction), bound * Math.sqrt(fraction)];
  return {
    probability: 2 * over(survivors, (from) => normalProbability((from - edge) / spread)),
    slope: -2 * (edge / bound / spread) * over(survivors, (from) => normalDensity((from - edge) / spread)),
  };
}

function onGrid(fraction: number, bound: number, finest: number, density: (s: number) => number): Survivors {
  const edge = bound * Math.sqrt(fraction);
  const halves = Math.ceil(Math.max(LEAST_POINTS, (2 * edge * POINTS) / finest) / 2);
  const grid = new Float64Array(2 * halves + 1);
  for (let i = 0; i <= halves; i++) grid[i] = grid[2 * halves - i] = density((i / halves - 1) * edge);
  return { fraction, edge, density: grid };
}

/** The integral of `f` over the survivors, by Simpson's rule: weights 1 4 2 4 … 4 1 times a third of the spacing. */
function over({ edge, density }: Survivors, f: (s: number) => number): number {
  const [last, spacing] = [density.length - 1, (2 * edge) / (density.length - 1)];
  let sum = 0;
  for (let i = 0; i <= last; i++) {
    const weight = i === 0 || i === last ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * density[i]! * f(i * spacing - edge);
  }
  return (sum * spacing) / 3;
}
