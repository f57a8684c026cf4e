/**
 * Finds a zero between two points at which a function has opposite signs, by parabolas where they are safe and by bisection
 * elsewhere. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using
 * derivatives", Advances in Engineering Software 28(3), 1997. It needs no more evaluations than Brent's method, and fewer at
 * multiple zeros.
 */

/** Two points a and b, with the value of the function at each (the gap); the gaps have opposite signs, or one is 0. */
export interface Bracket {
  readonly a: number;
  readonly gapA: number;
  readonly b: number;
  readonly gapB: number;
}

/** The zero lies between a and b; `c` is the point that one of them replaced last. */
interface Step extends Bracket {
  readonly c: number;
  readonly gapC: number;
}

/** Bisection alone needs 53 steps for all digits of a number, and some more near 0. */
const MOST_STEPS = 200;
const EPSILON = 2 ** -52;

/** The point closest to the zero, to the last digits, with its gap; `null` when the function has no value (NaN) on the way. */
export function narrowDown(gapAt: (x: number) => number, bracket: Bracket): { x: number; gap: number } | null {
  let step: Step = { ...bracket, c: bracket.a, gapC: bracket.gapA };
  let share = 0.5;
  for (let i = 0; i < MOST_STEPS; i++) {
    const { x, gap } = closest(step);
    const narrowest = (2 * EPSILON * Math.abs(x)) / Math.abs(step.b - step.a);
    if (gap === 0 || narrowest > 0.5) return { x, gap };
    share = Math.min(Math.max(share, narrowest), 1 - narrowest);
    const next = step.a + share * (step.b - step.a);
    const nextGap = gapAt(next);
    if (Number.isNaN(nextGap)) return null;
    step = replaced(step, next, nextGap);
    share = isParabolaSafe(step) ? parabola(step) : 0.5;
  }
  return closest(step);
}

function closest({ a, gapA, b, gapB }: Bracket): { x: number; gap: number } {
  return Math.abs(gapA) < Math.abs(gapB) ? { x: a, gap: gapA } : { x: b, gap: gapB };
}

/** Makes the new point a. b stays or becomes the old a, so that the zero remains between the two. */
function replaced({ a, gapA, b, gapB }: Bracket, x: number, gap: number): Step {
  const isSameSide = Math.sign(gap) === Math.sign(gapA);
  const kept = { a: x, gapA: gap };
  if (isSameSide) return { ...kept, b, gapB, c: a, gapC: gapA };
  return { ...kept, b: a, gapB: gapA, c: b, gapC: gapB };
}

/** Whether the inverse parabola through all three points is monotone between a and b. */
function isParabolaSafe({ a, gapA, b, gapB, c, gapC }: Step): boolean {
  const along = (a - b) / (c - b);
  const gone = (gapA - gapB) / (gapC - gapB);
  return 1 - Math.sqrt(1 - along) < gone && gone < Math.sqrt(along);
}

/** Where that parabola crosses zero, as a share of the way from a to b. */
function parabola({ a, gapA, b, gapB, c, gapC }: Step): number {
  const first = (gapA / (gapB - gapA)) * (gapC / (gapB - gapC));
  return first + ((c - a) / (b - a)) * (gapA / (gapC - gapA)) * (gapB / (gapC - gapB));
}
