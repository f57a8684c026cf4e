/**
 * Whether a segment gets what its standard asks for. A figure on the wrong side of the bound has missed it, whether by chance or not:
 * a promise is a promise. On the right side it is at risk when chance could have put it there, or where nobody can tell, when it is
 * close. Thin and immature figures are never judged.
 */
import { incompleteBeta, pOfMore, shareWithin, type Estimate, type LogHistogram } from '@bough/statistics';
import { RATIO, type ValueUnit } from '../../metrics/value-unit.js';
import type { ModelMetric } from '../../trees/model-of-workspace.js';
import type { Mark } from '../../trees/values/value-marks.js';
import type { MetricValue } from '../../trees/values/metric-value.js';
import type { Standard } from '../../workspace/standards/standard.js';

/** What a standard is judged by, all over the same segment and period and on the same time basis. */
export interface StandardFigure {
  readonly value: MetricValue;
  /** Of a metric with quantiles: how long each took. */
  readonly durations: LogHistogram | null;
  /** How sure the value is; `null` where that cannot be told. */
  readonly estimate: Estimate | null;
}

export type StandardStatus = 'met' | 'at_risk' | 'missed' | 'not_evaluable';

export interface StandardVerdict {
  readonly standard: Standard;
  readonly status: StandardStatus;
  /** Why there is no verdict, in words; `null` when there is one. */
  readonly reason: string | null;
  /** What was found: the metric's value, of `share_within` the share. */
  readonly actual: number | null;
  /** What it is measured against: of `between` the nearer end, of `share_within` the share asked for. */
  readonly bound: number | null;
  /** How far it is from the bound, in the unit of `actual`; positive is the good side. */
  readonly margin: number | null;
  /** One-sided: how often a figure so bad, or a worse one, comes about when the truth lies at the bound. Small: missed for sure. */
  readonly p: number | null;
}

/** The unit of `actual`, `bound` and `margin`: of `share_within` a share, else that of the metric. */
export function verdictUnit({ kind }: Pick<Standard, 'kind'>, metric: ModelMetric): ValueUnit {
  return kind === 'share_within' ? RATIO : metric;
}

/** Without evidence, this part of the bound is close to it. A judgement. */
export const CLOSE = 0.05;
/** One-sided. */
export const ALPHA = 0.05;

const UNJUDGED: readonly Mark[] = ['INSUFFICIENT_SAMPLE', 'PERIOD_INCOMPLETE'];

/** `figure` is `null` where nothing is known on the time basis of the standard. */
export function assessStandard(standard: Standard, figure: StandardFigure | null): StandardVerdict {
  if (figure === null)
    return unjudged(
      standard,
      standard.basis === 'business' ? 'it is not counted in business time' : 'there is no figure',
    );
  const { value, durations, estimate } = figure;
  if (value.value === null || value.marks.some((mark) => UNJUDGED.includes(mark)))
    return unjudged(standard, value.message ?? 'the value is not there', foundOf(standard, figure));
  if (standard.kind === 'share_within') return judgeShare(standard, durations);
  return judgeValue(standard, value.value, estimate);
}

/** In the unit of the verdict: of `share_within` the share, not the duration. */
function foundOf({ kind, high }: Standard, { value, durations }: StandardFigure): number | null {
  if (kind !== 'share_within') return value.value;
  return (durations && shareWithin(durations, high!)?.share) ?? null;
}

const WORST_FIRST: readonly StandardStatus[] = ['missed', 'at_risk', 'met', 'not_evaluable'];

/** The worst of several verdicts; `null` of none. */
export function worstStatus(verdicts: readonly Pick<StandardVerdict, 'status'>[]): StandardStatus | null {
  return WORST_FIRST.find((worst) => verdicts.some(({ status }) => status === worst)) ?? null;
}

/** True for a miss that chance does not explain. */
export function isMissedForSure({ status, p }: StandardVerdict): boolean {
  return status === 'missed' && p !== null && p < ALPHA;
}

function judgeValue(standard: Standard, actual: number, estimate: Estimate | null): StandardVerdict {
  const { low, high } = standard;
  const [above, below] = [low === null ? Infinity : actual - low, high === null ? Infinity : high - actual];
  const side = above < below ? { bound: low!, margin: above, sign: 1 } : { bound: high!, margin: below, sign: -1 };
  const { bound, margin, sign } = side;
  // From the bad side of the bound towards the good one.
  const p = estimate && pOfWorse({ ...estimate, value: sign * (estimate.value - bound) });
  const isAtRisk = p === null ? margin < CLOSE * Math.abs(bound) : p < 1 - ALPHA;
  return verdict(standard, actual, bound, margin, p, isAtRisk);
}

/** `null` where nothing varies. */
function pOfWorse(good: Estimate): number | null {
  return good.error > 0 && good.df > 0 ? 1 - pOfMore(good) : null;
}

/** Every event counts for itself: so many of so many, exactly. */
function judgeShare(standard: Standard, durations: LogHistogram | null): StandardVerdict {
  const within = durations && shareWithin(durations, standard.high!);
  if (!within) return unjudged(standard, 'how the durations are distributed is not known here');
  const bound = standard.share!;
  const hits = Math.round(within.share * within.count);
  const p = binomialAtMost(hits, within.count, bound);
  const judged = verdict(standard, within.share, bound, within.share - bound, p, p < 1 - ALPHA);
  // The histogram is too coarse to say on which side it is.
  return within.low < bound && bound <= within.high ? { ...judged, status: 'at_risk' } : judged;
}

/** Probability of at most `hits` of `tries` at this chance. */
function binomialAtMost(hits: number, tries: number, chance: number): number {
  if (hits >= tries) return 1;
  return chance >= 1 ? 0 : incompleteBeta(1 - chance, tries - hits, hits + 1);
}

function verdict(
  standard: Standard,
  actual: number,
  bound: number,
  margin: number,
  p: number | null,
  isAtRisk: boolean,
): StandardVerdict {
  const status = margin < 0 ? 'missed' : isAtRisk ? 'at_risk' : 'met';
  return { standard, status, reason: null, actual, bound, margin, p };
}

function unjudged(standard: Standard, reason: string, actual: number | null = null): StandardVerdict {
  return { standard, status: 'not_evaluable', reason, actual, bound: null, margin: null, p: null };
}
