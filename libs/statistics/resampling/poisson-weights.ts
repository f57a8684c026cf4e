/**
 * How much would the sums differ if other customers had come? This is a bootstrap over customers: in every draw a customer counts
 * as often as a Poisson variable of mean 1 says, the same for all measures, so that one pass over the customers adds up all
 * draws. Hanley and MacGibbon, "Creating non-parametric bootstrap samples using Poisson frequencies", Computer Methods and
 * Programs in Biomedicine 83(1), 2006; Chamandy and others, "Estimating uncertainty for massive data streams", Google, 2012.
 */
import { randomBits, type RandomBits } from './random.js';

/** The weighted sum of measure m in draw i is `sums[i * measures + m]`, in the unit of the measure. */
interface BootstrapSums {
  readonly draws: number;
  readonly measures: number;
  readonly sums: Float64Array;
}

const DRAWS = 200;

/**
 * Sums of `columns` under `draws` sets of Poisson(1) weights. There is one column per measure, with one number per unit
 * (customer). Values that must vary together, such as both sides of a comparison, belong into one call, because they then get the
 * same weights. Two calls with the same seed, the same number of draws and the units in the same order get the same weights, too;
 * units that are added at the end change nothing before them. Throws `RangeError` when the columns have different lengths.
 */
export function poissonBootstrap(columns: readonly Float64Array[], seed: number, draws = DRAWS): BootstrapSums {
  const [measures, units] = [columns.length, columns[0]?.length ?? 0];
  if (columns.some(({ length }) => length !== units)) throw new RangeError('all columns need the same units');
  const sums = new Float64Array(draws * measures);
  const bits = randomBits(seed);
  const row = new Float64Array(measures);
  for (let unit = 0; unit < units; unit++) {
    for (let m = 0; m < measures; m++) row[m] = columns[m]![unit]!;
    addUnit(sums, row, draws, bits);
  }
  return { draws, measures, sums };
}

/** Adds one unit to every draw, as often as it is drawn. */
function addUnit(sums: Float64Array, row: Float64Array, draws: number, bits: RandomBits): void {
  for (let draw = 0, start = 0; draw < draws; draw++, start += row.length) {
    const weight = poissonOne(bits());
    if (weight === 0) continue;
    for (let m = 0; m < row.length; m++) sums[start + m]! += weight * row[m]!;
  }
}

/** P(X ≤ k) · 2³² for k = 0, 1, …, until it rounds to 2³² (k = 12). */
const BELOW = cumulative();

/** A Poisson variable of mean 1 from 32 random bits, by inversion: 0 and 1 with 0.368 each, 2 with 0.184, 3 with 0.061 … */
export function poissonOne(bits: number): number {
  let count = 0;
  while (bits >= BELOW[count]!) count++;
  return count;
}

function cumulative(): Float64Array {
  const limits: number[] = [];
  let probability = Math.exp(-1);
  for (let total = probability; limits.at(-1) !== 2 ** 32; total += probability) {
    limits.push(Math.round(total * 2 ** 32));
    probability /= limits.length;
  }
  return Float64Array.from(limits);
}
