/**
 * Why does the value of any formula differ between two sides? Let its inputs change one after the other, in every possible order,
 * and give each input the average of what its change did.
 * Shapley, "A value for n-person games", 1953; for decompositions: Shorrocks, Journal of Economic Inequality 11(1), 2013.
 */

/** One per input, in the order given; Σ = `change` = `after` − `before`. */
export interface ShapleySplit {
  readonly kind: 'split';
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly contributions: readonly number[];
}

/** `no_value`: the formula has none for a mixture of old and new inputs, which is `inputs`. */
export type NoShapleySplit =
  | { readonly kind: 'none'; readonly reason: 'too_many_inputs'; readonly moving: number }
  | { readonly kind: 'none'; readonly reason: 'no_value'; readonly inputs: readonly number[] };

/** So many inputs may move: 2^12 evaluations. */
export const MOST_MOVING_INPUTS = 12;

/**
 * Exact Shapley values of the inputs of `f` between `before` and `after`, both with one number per input. `f` gets a fresh array of
 * inputs and gives a number; NaN or an infinity is no value. It is evaluated 2^k times, k inputs being different on the two sides
 * (the others get 0). Throws `RangeError` when the sides have different lengths.
 */
export function shapley(
  f: (inputs: readonly number[]) => number,
  before: readonly number[],
  after: readonly number[],
): ShapleySplit | NoShapleySplit {
  if (before.length !== after.length) throw new RangeError(`${before.length} inputs before, ${after.length} after`);
  const players = before.flatMap((x, i) => (x === after[i] ? [] : [i]));
  if (players.length > MOST_MOVING_INPUTS) return { kind: 'none', reason: 'too_many_inputs', moving: players.length };
  const values = new Float64Array(2 ** players.length);
  for (let moved = 0; moved < values.length; moved++) {
    const inputs = [...before];
    for (const [bit, i] of players.entries()) if ((moved >> bit) & 1) inputs[i] = after[i]!;
    values[moved] = f(inputs);
    if (!Number.isFinite(values[moved]!)) return { kind: 'none', reason: 'no_value', inputs };
  }
  const contributions = before.map(() => 0);
  for (const [bit, i] of players.entries()) contributions[i] = averageEffect(values, bit, players.length);
  const [first, last] = [values[0]!, values.at(-1)!];
  return { kind: 'split', before: first, after: last, change: last - first, contributions };
}

/** Σ over the sets S without the player: |S|! (n − |S| − 1)! / n! · (f(S and the player) − f(S)). Sets are bits of an index. */
function averageEffect(values: Float64Array, bit: number, players: number): number {
  const weights = weightsBySize(players);
  let effect = 0;
  for (let set = 0; set < values.length; set++) {
    if ((set >> bit) & 1) continue;
    effect += weights[sizeOf(set)]! * (values[set | (1 << bit)]! - values[set]!);
  }
  return effect;
}

/** s! (n − s − 1)! / n! for s = 0 … n − 1: one n-th, shared by all sets of that size, of which there are n − 1 over s. */
function weightsBySize(n: number): number[] {
  const weights = [1 / n];
  for (let s = 1; s < n; s++) weights.push((weights[s - 1]! * s) / (n - s));
  return weights;
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) size++;
  return size;
}
