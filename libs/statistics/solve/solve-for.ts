/**
 * By how much must an input change for a value to reach its target? A function of one number is evaluated further and further
 * away from the start until the target lies between two evaluations; that interval is then narrowed down.
 */
import { narrowDown, type Bracket } from './narrow-down.js';
import { probesFrom } from './probes.js';

/**
 * `least` and `most` bound x. By default x keeps the sign of the start: from 0 up, or from 0 down when the start is negative.
 * `scale` is the usual size of x, needed when the start is 0; 1 by default.
 */
export interface SolveOptions {
  readonly least?: number;
  readonly most?: number;
  readonly scale?: number;
}

/** A solution: f(x) = `value`, which equals the target up to rounding. */
interface Solved {
  readonly kind: 'solved';
  readonly x: number;
  readonly value: number;
}

/**
 * `out_of_reach`: f stays on one side of the target. `jumps_over`: f passes the target without taking it (at a rounding, a
 * threshold, a pole or a gap without values). `no_value`: f has no value wherever it was tried. `nearest` is the best point that
 * was tried.
 */
export interface Unsolved {
  readonly kind: 'none';
  readonly reason: 'out_of_reach' | 'jumps_over' | 'no_value';
  readonly nearest: { readonly x: number; readonly value: number } | null;
}

/**
 * An x with f(x) = target: the solution nearest to `start` by ratio, as far as steps of a third can show. It tries the start,
 * then 10^(k/8) times the start in both directions up to factors of a million, then 0 and the other sign, all within `least` and
 * `most`. f may give NaN where it has no value. The solution is narrowed down to the last digits of x, so the value is within
 * 1e-12 of the target wherever f is smooth and not itself rounded more coarsely. It takes at most about 300 evaluations, a dozen
 * of them for narrowing down. Throws `RangeError` when the start is not a number or not within the bounds.
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

/** Pairs of neighbouring tries with the target between them, the nearest first; the two directions take turns. */
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

/** Whether narrowing down reached the target. Where f jumps or runs through infinity, it ends at a point that does not. */
function isReached(gap: number, { gapA, gapB }: Bracket, target: number): boolean {
  return Math.abs(gap) <= Math.max(1e-9 * Math.abs(target), 1e-12 * Math.max(Math.abs(gapA), Math.abs(gapB)));
}

function unsolved(nearest: Point | null, jumped: boolean, target: number): Unsolved {
  if (nearest === null) return { kind: 'none', reason: 'no_value', nearest };
  const reason = jumped ? 'jumps_over' : 'out_of_reach';
  return { kind: 'none', reason, nearest: { x: nearest.x, value: nearest.gap + target } };
}
