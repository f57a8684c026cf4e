/**
 * Whether a segment gets what its standard asks for. A figure on the wrong side of the bound has missed the standard, whether by chance
 * or not. A figure on the right side is at risk when chance could have put it there; where that cannot be computed, when it is close to
 * the bound. Thin and immature figures are never assessed.
 */
import { incompleteBeta, pOfMore, type Estimate } from '@bough/statistics';
import type { CountWithin } from '../../rollups/duration-limit.js';
import { RATIO, type ValueUnit } from '../../metrics/value-unit.js';
import type { ModelMetric } from '../../trees/model-of-workspace.js';
import type { Mark } from '../../trees/values/value-marks.js';
import type { MetricValue } from '../../trees/values/metric-value.js';
import type { Standard } from '../../workspace/standards/standard.js';

/** What a standard is assessed by; all of it is of the same segment and period and on the same time basis. */
export interface StandardFigure {
  readonly value: MetricValue;
  /** How many conversations were within the limit of a `share_within`; `null` for other kinds, and where no durations are kept. */
  readonly within: CountWithin | null;
  /** The value with its error; `null` where the error is not known. */
  readonly estimate: Estimate | null;
  /** What part of a month's bound the period has: see `shareOfMonth`. Left out: the bound as it is. */
  readonly shareOfMonth?: number;
}

/** The verdict in one word. */
export type StandardStatus = 'met' | 'at_risk' | 'missed' | 'not_evaluable';

/** The verdict on a standard with its evidence. */
export interface StandardVerdict {
  readonly standard: Standard;
  readonly status: StandardStatus;
  /** Why there is no verdict, in words; `null` when there is one. */
  readonly reason: string | null;
  /** The figure: the metric's value, or the share for `share_within`. */
  readonly actual: number | null;
  /**
   * What the figure is measured against: for `between` the nearer end, for `share_within` the share asked for; of what adds up over days, for
   * the days of the period.
   */
  readonly bound: number | null;
  /** Distance from the bound in the unit of `actual`; positive on the good side. */
  readonly margin: number | null;
  /** One-sided p-value: the probability of a figure at least so bad when the truth lies at the bound. */
  readonly p: number | null;
}

/** The unit of `actual`, `bound` and `margin`: of `share_within` a share, else that of the metric. */
export function verdictUnit({ kind }: Pick<Standard, 'kind'>, metric: ModelMetric): ValueUnit {
  return kind === 'share_within' ? RATIO : metric;
}

/** Where the error is not known, a figure within this part of the bound is close to it. A convention of ours. */
export const CLOSE = 0.05;
/** The one-sided significance level. */
export const ALPHA = 0.05;

const NEVER_ASSESSED: readonly Mark[] = ['INSUFFICIENT_SAMPLE', 'PERIOD_INCOMPLETE'];

/** Assesses a standard by its figure; the figure is `null` where nothing is known on the time basis of the standard. */
export function assessStandard(standard: Standard, figure: StandardFigure | null): StandardVerdict {
  if (figure === null)
    return notEvaluable(
      standard,
      standard.basis === 'business' ? 'it is not counted in business time' : 'there is no figure',
    );
  const { value, within, estimate, shareOfMonth = 1 } = figure;
  if (value.value === null || value.marks.some((mark) => NEVER_ASSESSED.includes(mark)))
    return notEvaluable(standard, value.message ?? 'the value is not there', actualOf(standard, figure));
  if (standard.kind === 'share_within') return assessShare(standard, within);
  return assessValue(standard, value.value, estimate, shareOfMonth);
}

/** The figure in the unit of the verdict: for `share_within` the share, not the duration. */
function actualOf({ kind }: Standard, { value, within }: StandardFigure): number | null {
  if (kind !== 'share_within') return value.value;
  return within && within.count > 0 ? within.within / within.count : null;
}

const WORST_FIRST: readonly StandardStatus[] = ['missed', 'at_risk', 'met', 'not_evaluable'];

/** The worst status among verdicts; `null` when there are none. */
export function worstStatus(verdicts: readonly Pick<StandardVerdict, 'status'>[]): StandardStatus | null {
  return WORST_FIRST.find((worst) => verdicts.some(({ status }) => status === worst)) ?? null;
}

/** Whether the standard is missed by more than chance explains. */
export function isMissedForSure({ status, p }: StandardVerdict): boolean {
  return status === 'missed' && p !== null && p < ALPHA;
}

function assessValue(standard: Standard, actual: number, estimate: Estimate | null, share: number): StandardVerdict {
  const [low, high] = [standard.low, standard.high].map((bound) => bound && bound * share) as [number | null, number | null]; // prettier-ignore
  const [above, below] = [low === null ? Infinity : actual - low, high === null ? Infinity : high - actual];
  const side = above < below ? { bound: low!, margin: above, sign: 1 } : { bound: high!, margin: below, sign: -1 };
  const { bound, margin, sign } = side;
  // Measured from the bound towards its good side.
  const p = estimate && pOfWorse({ ...estimate, value: sign * (estimate.value - bound) });
  const isAtRisk = p === null ? margin < CLOSE * Math.abs(bound) : p < 1 - ALPHA;
  return verdictOf(standard, { actual, bound, margin, p }, isAtRisk);
}

/** The p-value of a figure at least so bad; `null` where nothing varies. */
function pOfWorse(good: Estimate): number | null {
  return good.error > 0 && good.df > 0 ? 1 - pOfMore(good) : null;
}

/** Every event counts once, so the p-value is that of an exact binomial test. */
function assessShare(standard: Standard, within: CountWithin | null): StandardVerdict {
  if (!within || within.count === 0) return notEvaluable(standard, 'how long the conversations took is not known here');
  const bound = standard.share!;
  const actual = within.within / within.count;
  const p = binomialAtMost(within.within, within.count, bound);
  return verdictOf(standard, { actual, bound, margin: actual - bound, p }, p < 1 - ALPHA);
}

/** Probability of at most `hits` successes in `tries` when each succeeds with this chance. */
function binomialAtMost(hits: number, tries: number, chance: number): number {
  if (hits >= tries) return 1;
  return chance >= 1 ? 0 : incompleteBeta(1 - chance, tries - hits, hits + 1);
}

/** What a verdict rests on, as in `StandardVerdict`. */
interface Evidence {
  readonly actual: number;
  readonly bound: number;
  readonly margin: number;
  readonly p: number | null;
}

function verdictOf(standard: Standard, evidence: Evidence, isAtRisk: boolean): StandardVerdict {
  const status = evidence.margin < 0 ? 'missed' : isAtRisk ? 'at_risk' : 'met';
  return { standard, status, reason: null, ...evidence };
}

function notEvaluable(standard: Standard, reason: string, actual: number | null = null): StandardVerdict {
  return { standard, status: 'not_evaluable', reason, actual, bound: null, margin: null, p: null };
}
