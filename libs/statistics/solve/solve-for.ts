/**
 * By how much must an input change for a value to reach its target? Any formula of one number, tried further and further away from
 * where it stands until the target lies between two tries, and then narrowed down.
 */
import { narrowDown, type Bracket } from './narrow-down.js';
import { probesFrom } from './probes.js';

/**
 * `least` and `most`: where x may lie. By default the sign of the start is kept: from 0 up, or from 0 down when the start is negative.
 * `scale`: what counts as a usual size of x when the start is 0; 1 by default.
 */
export interface SolveOptions {
  readonly least?: number;
  readonly most?: number;
  readonly scale?: number;
}

/** f(x) = `value`, which is the target but for rounding. */
export interface Solved {
  readonly kind: 'solved';
  readonly x: number;
  readonly value: number;
}

/**
 * `out_of_reach`: f stays on one side of the target. `jumps_over`: it passes it, but never takes it (a rounding, a threshold, a
 * pole, a gap without values). `no_value`: f has none wherever it was tried. `nearest` is the best that was tried.
 */
export interface Unsolved {
  readonly kind: 'none';
  readonly reason: 'out_of_reach' | 'jumps_over' | 'no_value';
  readonly nearest: { readonly x: number; readonly value: number } | null;
}

/**
 * An x with f(x) = target, the one nearest to `start` by ratio as far as steps of a third show: tried are the start, 10^(k/8) times
 * it both ways to factors of a million, 0, and the other sign, within `least` and `most`. f may give NaN: no value there. Then
 * narrowed down to the last digits of x, so the value is right to 1e-12 of the target wherever f is smooth and not itself
 * rounded more coarsely. At most about 300 evaluations, a dozen of them to narrow down. Throws `RangeError` when the start is
 * no number or not within the bounds.
 */
export function solveFor(
  f: (x: number) => number,
  target: number,
  start: number,
  options: SolveOptions = {},
): Solved | Unsolved {
  const { least = start < 0 ? -Infinity : 0, most = start < 0 ? 0 : Infinity, scale = 1 } = options;
  if (!(Number.isFinite(start) && least <= start && start <= most))
    throw new RangeError(`the start ${start} is not a number from ${least} to ${most}`);
  let nearest: Point | null = null;
  const gapAt = (x: number): number => {
    const gap = f(x) - target;
    if (!Number.isNaN(gap) && (nearest === null || Math.abs(gap) < Math.abs(nearest.gap))) nearest = { x, gap };
    return gap;
  };
  let jumped = false;
  for (const bracket of brackets(gapAt, start, probesFrom(start, least, most, scale))) {
    const found = narrowDown(gapAt, bracket);
    if (found !== null && isReached(found.gap, bracket, target))
      return { kind: 'solved', x: found.x, value: f(found.x) };
    jumped = true;
  }
  return unsolved(nearest, jumped, target);
}

interface Point {
  readonly x: number;
  readonly gap: number;
}

/** Neighbouring tries with the target between them, the nearest first; both directions take turns. */
function* brackets(gapAt: (x: number) => number, start: number, directions: readonly number[][]): Generator<Bracket> {
  const first: Point = { x: start, gap: gapAt(start) };
  if (first.gap === 0) yield { a: start, gapA: 0, b: start, gapB: 0 };
  const last = directions.map(() => first);
  const longest = Math.max(...directions.map(({ length }) => length));
  for (let k = 0; k < longest; k++)
    for (const [i, direction] of directions.entries()) {
      if (k >= direction.length) continue;
      const [before, x] = [last[i]!, direction[k]!];
      const gap = gapAt(x);
      if (Math.sign(before.gap) * Math.sign(gap) <= 0 && before.gap !== 0)
        yield { a: before.x, gapA: before.gap, b: x, gapB: gap };
      last[i] = { x, gap };
    }
}

/** Where f jumps, or runs through infinity, narrowing down ends at a point, but not at the target. */
function isReached(gap: number, { gapA, gapB }: Bracket, target: number): boolean {
  return Math.abs(gap) <= Math.max(1e-9 * Math.abs(target), 1e-12 * Math.max(Math.abs(gapA), Math.abs(gapB)));
}

function unsolved(nearest: Point | null, jumped: boolean, target: number): Unsolved {
  if (nearest === null) return { kind: 'none', reason: 'no_value', nearest };
  const reason = jumped ? 'jumps_over' : 'out_of_reach';
  return { kind: 'none', reason, nearest: { x: nearest.x, value: nearest.gap + target } };
}
