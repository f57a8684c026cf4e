/** Whether a change, or a gap between segments, is more than what days happen to bring. */
import type { Change, NeutralReason } from './change-between.js';

export const CHANGE_NOISES = ['BEYOND', 'WITHIN', 'UNKNOWN'] as const;
export type ChangeNoise = (typeof CHANGE_NOISES)[number];

/** Chance is held responsible for a difference that it gives in this share of cases, or more often. Two-sided, for one difference. */
export const NOISE_ALPHA = 0.05;

/** What chance has to do with a change. */
export interface NoiseReading {
  readonly noise: ChangeNoise;
  /** How often days alone would give so large a change, or a larger one; `null` where the noise is not known. */
  readonly p: number | null;
}

const NOT_ALIKE: readonly (NeutralReason | null)[] = ['NOT_COMPARABLE', 'INSUFFICIENT_SAMPLE', 'PERIOD_INCOMPLETE'];
const UNKNOWN: NoiseReading = { noise: 'UNKNOWN', p: null };

/** What chance has to do with a change; `null` where there is no change to tell. `probability` gives its p-value if days tell it. */
export function noiseOfChange(change: Change, probability: () => number | null): NoiseReading | null {
  if (change.absolute === null) return null;
  if (NOT_ALIKE.includes(change.neutralBecause)) return UNKNOWN;
  if (change.absolute === 0) return { noise: 'WITHIN', p: 1 };
  const p = probability();
  if (p === null) return UNKNOWN;
  return { noise: p < NOISE_ALPHA ? 'BEYOND' : 'WITHIN', p };
}
