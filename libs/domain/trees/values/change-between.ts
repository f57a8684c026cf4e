/** The change from one value to another, and whether it is good. */
import type { Polarity } from '../../metrics/metric.js';
import type { MetricValue } from './metric-value.js';
import { isMarkedThin } from './value-marks.js';

export const TONES = ['GOOD', 'BAD', 'NEUTRAL'] as const;
export type Tone = (typeof TONES)[number];

/** What changed between two values. */
export interface Change {
  /** current − previous; `null` when either is missing. */
  readonly absolute: number | null;
  /** (current − previous) ÷ |previous|; `null` when the previous value is missing or zero. */
  readonly relative: number | null;
  /** `NEUTRAL` when nothing changed, when a value is thin, and where only a standard can decide which direction is better. */
  readonly tone: Tone;
}

/** Compares two values of one metric. */
export function changeBetween(current: MetricValue, previous: MetricValue, polarity: Polarity): Change {
  if (current.value === null || previous.value === null) return { absolute: null, relative: null, tone: 'NEUTRAL' };
  const absolute = current.value - previous.value;
  const relative = previous.value === 0 ? null : absolute / Math.abs(previous.value);
  const thin = [current, previous].some(isMarkedThin);
  if (thin || absolute === 0 || polarity === 'neutral') return { absolute, relative, tone: 'NEUTRAL' };
  return { absolute, relative, tone: absolute > 0 === (polarity === 'higher') ? 'GOOD' : 'BAD' };
}
