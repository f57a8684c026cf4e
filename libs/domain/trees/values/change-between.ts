/** The change from one value to another, and whether it is good. */
import type { Polarity } from '../../metrics/metric.js';
import type { MetricValue } from './metric-value.js';
import { isMarkedThin } from './value-marks.js';

export const TONES = ['GOOD', 'BAD', 'NEUTRAL'] as const;
export type Tone = (typeof TONES)[number];

/** Why a change is neither good nor bad, in the order in which reasons are looked for. */
export const NEUTRAL_REASONS = [
  'NO_VALUE',
  'NOT_COMPARABLE',
  'INSUFFICIENT_SAMPLE',
  'PERIOD_INCOMPLETE',
  'UNCHANGED',
  'NO_DIRECTION',
] as const;
export type NeutralReason = (typeof NEUTRAL_REASONS)[number];

const NEUTRAL_TEXTS: Record<NeutralReason, string> = {
  NO_VALUE: 'one of the two has no value',
  NOT_COMPARABLE:
    'the two are not alike: the metric grows with the size of a segment, or counts distinct customers over periods of unequal length',
  INSUFFICIENT_SAMPLE: 'one of the two has too few events to be compared',
  PERIOD_INCOMPLETE: 'one of the two periods still fills or moves, or is not covered by data',
  UNCHANGED: 'nothing changed',
  NO_DIRECTION: 'for this metric only a standard can say which direction is better',
};

/** Why a change has no tone, in words. */
export function neutralText(reason: NeutralReason): string {
  return NEUTRAL_TEXTS[reason];
}

/** What changed between two values. */
export interface Change {
  /** current − `against`; `null` when either is missing. */
  readonly absolute: number | null;
  /** (current − `against`) ÷ |`against`|; `null` when that is missing or zero. */
  readonly relative: number | null;
  readonly tone: Tone;
  /** What the current value is compared with: the other one, of a flow over as many days; `null` when it is missing. */
  readonly against: number | null;
  /** Why the tone is `NEUTRAL`; `null` exactly when it is not. */
  readonly neutralBecause: NeutralReason | null;
}

/** How two values of a metric are compared. */
export interface ChangeTerms {
  readonly polarity: Polarity;
  /** The other value on the terms of the current one, such as over as many days; left out: the other value. */
  readonly against?: number | null;
  /** Set when nothing makes the two comparable: the difference is told, and has no tone. */
  readonly isUnlike?: boolean;
  /** Set for two segments in one period: it fills and moves for both alike. */
  readonly isSamePeriod?: boolean;
}

/** Values that differ by less, relative to the larger one, are equal: sums over other days differ by rounding. */
const ROUNDING = 1e-9;

/** Compares two values of one metric. */
export function changeBetween(current: MetricValue, other: MetricValue, terms: ChangeTerms): Change {
  const against = other.value === null ? null : (terms.against ?? other.value);
  if (current.value === null || against === null)
    return { absolute: null, relative: null, tone: 'NEUTRAL', against, neutralBecause: 'NO_VALUE' };
  const difference = current.value - against;
  const isEqual = Math.abs(difference) <= ROUNDING * Math.max(Math.abs(current.value), Math.abs(against));
  const absolute = isEqual ? 0 : difference;
  const relative = against === 0 ? null : absolute / Math.abs(against);
  const neutralBecause = whyNeutral(current, other, absolute, terms);
  const isGood = absolute > 0 === (terms.polarity === 'higher');
  const tone = neutralBecause !== null ? 'NEUTRAL' : isGood ? 'GOOD' : 'BAD';
  return { absolute, relative, tone, against, neutralBecause };
}

function whyNeutral(
  current: MetricValue,
  other: MetricValue,
  absolute: number,
  { polarity, isUnlike = false, isSamePeriod = false }: ChangeTerms,
): NeutralReason | null {
  if (isUnlike) return 'NOT_COMPARABLE';
  if (isMarkedThin(current) || isMarkedThin(other)) return 'INSUFFICIENT_SAMPLE';
  if (!isSamePeriod && [current, other].some(isMarkedIncomplete)) return 'PERIOD_INCOMPLETE';
  if (absolute === 0) return 'UNCHANGED';
  return polarity === 'neutral' ? 'NO_DIRECTION' : null;
}

/** Whether the period of a value still fills or moves, or is not covered by data. */
function isMarkedIncomplete({ marks }: MetricValue): boolean {
  return marks.includes('PERIOD_INCOMPLETE');
}
