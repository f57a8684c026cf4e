/** An estimate with its interval as a sentence has it. */
import type { StudyMetric } from '../study/study-metric.js';

interface Estimate {
  readonly estimate: number;
  readonly interval95: { readonly low: number; readonly high: number };
}

/** `−14.0 % (95 %: −20.1 to −7.5)`; points where the scale is one of points. */
export function rangeWords(metric: StudyMetric, { estimate, interval95: { low, high } }: Estimate): string {
  return `${pointsOrShare(metric, estimate)} (95 %: ${numberWords(metric, low)} to ${numberWords(metric, high)})`;
}

/** `−14.0 %`, `+2.3 points`. */
export function pointsOrShare(metric: StudyMetric, x: number): string {
  return `${numberWords(metric, x)} ${metric.scale === 'log' ? '%' : 'points'}`;
}

/** `p 0.012`. */
export function chanceWords(p: number): string {
  return `p ${p < 0.001 ? '< 0.001' : p.toFixed(3)}`;
}

function numberWords({ scale, definition }: StudyMetric, x: number): string {
  const shown = scale === 'log' ? Math.expm1(x) : x;
  const isScore = definition.unit === 'score' && scale === 'points';
  const digits = isScore ? Math.abs(shown).toFixed(2) : Math.abs(shown * 100).toFixed(1);
  return `${shown > 0 ? '+' : shown < 0 ? '−' : ''}${digits}`;
}
