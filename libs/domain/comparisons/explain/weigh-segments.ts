/**
 * What each segment contributes to a metric of all segments together: a numerator and a denominator. They must add up to the whole, or a
 * difference cannot be split by segment.
 */
import { parseFormula, type Expression } from '@bough/formula';
import type { SegmentSides } from '@bough/statistics';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';
import type { Difference } from './explanation-plan.js';
import { metricAt, sumLookup, evaluateOwn, type DifferenceSide } from './difference-side.js';

/** A segment with what it contributes. Several segments go together where one has a numerator but no denominator, so no value of its own. */
export interface WeighedSegments {
  readonly segments: readonly ModelSegment[];
  readonly sides: SegmentSides;
}

/** What all segments of a dimension contribute. */
export interface Weighing {
  /** `null` where the segments simply add up. */
  readonly denominator: string | null;
  readonly groups: readonly WeighedSegments[];
}

/** A way to weigh: the numerator and the denominator on a side. */
interface Weight {
  readonly denominator: string | null;
  readonly at: (side: DifferenceSide) => { readonly n: number; readonly d: number };
}

/** The first way to weigh the segments under which they add up to the whole on both sides; `null` when there is none. */
export function weighSegments(
  model: Model,
  difference: Difference,
  segments: readonly ModelSegment[],
): Weighing | null {
  for (const weight of weightsOf(model, difference.metric)) {
    const groups = weighed(model, difference, segments, weight);
    if (groups) return { denominator: weight.denominator, groups: withDenominators(groups) };
  }
  return null;
}

/** Ways to weigh, in order: by the denominator of the formula, by none (for a sum), by the sample. */
function weightsOf(model: Model, metric: string): Weight[] {
  const { formula, sample } = model.metrics.get(metric)!;
  const expression = formula === null ? null : parseFormula(formula).expression!;
  if (!expression) return [];
  const value = (side: DifferenceSide) => finite(metricAt(metric, side));
  const at = (part: Expression) => (side: DifferenceSide) =>
    finite(evaluateOwn(new Map([...model.expressions, ['part', part]]), sumLookup(side), 'part'));
  const count = at(parseFormula(sample).expression!);
  const sum: Weight = { denominator: null, at: (side) => ({ n: value(side), d: 1 }) };
  const bySample: Weight = { denominator: sample, at: (side) => ({ n: value(side) * count(side), d: count(side) }) };
  if (expression.kind !== 'binary' || expression.operator !== '/') return [sum, bySample];
  const [numerator, denominator] = [at(expression.left), at(expression.right)];
  const { offset, length } = expression.right;
  const ratio = (side: DifferenceSide) => ({ n: numerator(side), d: denominator(side) });
  return [{ denominator: formula!.slice(offset, offset + length), at: ratio }, sum, bySample];
}

function finite(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

function weighed(
  model: Model,
  { before, after }: Difference,
  segments: readonly ModelSegment[],
  { at, denominator }: Weight,
): WeighedSegments[] | null {
  const groups = segments.map((segment) => {
    const position = model.positions.get(segment.id)!;
    const [old, now] = [at({ ...before, position }), at({ ...after, position })];
    return { segments: [segment], sides: { n0: old.n, d0: old.d, n1: now.n, d1: now.d } };
  });
  const [old, now] = [at({ ...before, position: 0 }), at({ ...after, position: 0 })];
  const whole: SegmentSides = { n0: old.n, d0: old.d, n1: now.n, d1: now.d };
  const keys = denominator === null ? (['n0', 'n1'] as const) : (['n0', 'n1', 'd0', 'd1'] as const);
  const addUp = (key: keyof SegmentSides) =>
    isSum(
      groups.map(({ sides }) => sides[key]),
      whole[key],
    );
  return keys.every(addUp) ? groups : null;
}

/** Tolerance relative to the largest number: sums of differences of prefix sums are less exact than values. */
const NEAR = 1e-7;

function isSum(parts: readonly number[], whole: number): boolean {
  const largest = Math.max(Math.abs(whole), ...parts.map(Math.abs));
  return Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole) <= NEAR * largest && largest < Infinity;
}

/** Puts segments with a numerator but no denominator together with the smallest segment that has one: cost without customers, say. */
function withDenominators(groups: readonly WeighedSegments[]): WeighedSegments[] {
  const isLacking = ({ sides: { n0, d0, n1, d1 } }: WeighedSegments) =>
    (d0 === 0 && n0 !== 0) || (d1 === 0 && n1 !== 0);
  const lacking = groups.filter(isLacking);
  const sound = groups.filter((group) => !isLacking(group));
  if (lacking.length === 0 || sound.length === 0) return [...groups];
  const sizeOf = ({ sides }: WeighedSegments) => (sides.d0 > 0 && sides.d1 > 0 ? sides.d0 + sides.d1 : Infinity);
  const smallest = sound.reduce((least, group) => (sizeOf(group) < sizeOf(least) ? group : least));
  const together = [smallest, ...lacking];
  const sum = (key: keyof SegmentSides) => together.reduce((total, { sides }) => total + sides[key], 0);
  const merged = {
    segments: together.flatMap(({ segments }) => segments),
    sides: { n0: sum('n0'), d0: sum('d0'), n1: sum('n1'), d1: sum('d1') },
  };
  return sound.map((group) => (group === smallest ? merged : group));
}
