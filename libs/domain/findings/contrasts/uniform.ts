/** Is a metric the same in all segments? Shown to be uniform, shown to differ, or not to be told; on customers, never on conversations. */
import { equivalence } from '@bough/statistics';
import { segmentOf, type Look } from './look.js';
import { compareSides, LEAST_CUSTOMERS, sideOf, subtract, type Side } from './sides.js';

export interface UniformService {
  readonly verdict: 'uniform' | 'differs' | 'cannot_tell';
  /** Of the two one-sided tests, the least sure of all segments; `null` where nothing was tested. */
  readonly p: number | null;
  /** All segments together. */
  readonly whole: number | null;
  readonly segments: readonly { readonly segment: string; readonly name: string; readonly value: number }[];
  readonly words: string;
}

const SURE = 0.05;

/**
 * Each segment against the others together: uniform when all lie inside the margin (two one-sided tests, intersection-union), differs
 * when one is outside it and surely different (Bonferroni). Times: a ratio of 0.80 to 1.25; shares: 10 points. Thin segments are left out.
 */
export function uniformityOf(look: Look, metric: string, ids: readonly string[]): UniformService {
  const sides = ids.map((id) => ({ id, side: sideOf(look, metric, [id]) }));
  const judged = sides.flatMap(({ id, side }) => (side.kind === 'side' ? [{ id, side }] : []));
  const left = sides.length - judged.length;
  if (judged.length < 2) return cannotTell(`fewer than two segments have ${LEAST_CUSTOMERS} customers`);
  const whole = sideOf(look, metric, judged.map(({ id }) => id));
  if (whole.kind === 'none') return cannotTell(whole.reason);
  const gaps = judged.map(({ id, side }) => gapOf(look, metric, id, side, judged.map((each) => each.id)));
  const segments = judged.map(({ id, side }) => ({ segment: id, name: segmentOf(look, id).name, value: side.shown }));
  const found = { whole: whole.shown, segments, p: Math.max(...gaps.map(({ same }) => same)) };
  const isOff = gaps.some(({ different, isBeyond }) => isBeyond && judged.length * different < SURE);
  if (isOff) return { ...found, verdict: 'differs', words: 'segments differ' };
  const isUniform = gaps.every(({ same }) => same < SURE);
  const omitted = left === 0 ? '' : `; ${left} too thin to judge`;
  return isUniform
    ? { ...found, verdict: 'uniform', words: `every segment is within the margin of the others${omitted}` }
    : { ...found, verdict: 'cannot_tell', words: `differences that matter cannot be ruled out${omitted}` };
}

interface Gap {
  /** Of being outside the margin, and of being different. */
  readonly same: number;
  readonly different: number;
  readonly isBeyond: boolean;
}

function gapOf(look: Look, metric: string, id: string, side: Side, ids: readonly string[]): Gap {
  const rest = sideOf(look, metric, ids.filter((each) => each !== id));
  if (rest.kind === 'none') return { same: 1, different: 1, isBeyond: false };
  const isShare = look.model.metrics.get(metric)!.unit === 'ratio';
  const { ratio, share_points: most } = look.thresholds;
  const margin = isShare ? most : Math.log(ratio);
  const [own, other] = isShare ? [side.mean, rest.mean] : [logOf(side), logOf(rest)];
  const estimate = subtract(own, other);
  const { pMore, pLess } = compareSides(side, rest);
  const same = estimate.error > 0 && Number.isFinite(estimate.value) ? equivalence(estimate, margin).p : 1;
  return { same, different: 2 * Math.min(pMore, pLess), isBeyond: Math.abs(estimate.value) > margin };
}

/** The logarithm of a mean, with its error by the delta method. */
function logOf({ mean: { value, error, df } }: Side): { value: number; error: number; df: number } {
  return { value: Math.log(value), error: error / value, df };
}

function cannotTell(words: string): UniformService {
  return { verdict: 'cannot_tell', p: null, whole: null, segments: [], words };
}
