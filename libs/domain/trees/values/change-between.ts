/** The change of a value against another, and whether it is good. Thin values are shown but never compared. */
import type { Polarity } from '../../metrics/metric.js';
import type { MetricValue } from './metric-value.js';

export const TONES = ['GOOD', 'BAD', 'NEUTRAL'] as const;
export type Tone = (typeof TONES)[number];

export interface Change {
  readonly absolute: number | null;
  /** (current − previous) ÷ |previous|; `null` when the previous value is missing or zero. */
  readonly relative: number | null;
  /** `NEUTRAL` when nothing moved, where only a standard can say, and where a value is too thin to compare. */
  readonly tone: Tone;
}

/** Compares two values of one metric. */
export function changeBetween(current: MetricValue, previous: MetricValue, polarity: Polarity): Change {
  if (current.value === null || previous.value === null) return { absolute: null, relative: null, tone: 'NEUTRAL' };
  const absolute = current.value - previous.value;
  const relative = previous.value === 0 ? null : absolute / Math.abs(previous.value);
  const thin = [current, previous].some(({ marks }) => marks.includes('INSUFFICIENT_SAMPLE'));
  if (thin || absolute === 0 || polarity === 'neutral') return { absolute, relative, tone: 'NEUTRAL' };
  return { absolute, relative, tone: absolute > 0 === (polarity === 'higher') ? 'GOOD' : 'BAD' };
}
