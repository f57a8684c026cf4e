/** A standard in business time is assessed by the metric that counts the same durations while the desk is open. */
import type { Standard } from './standard.js';

/** The metrics in business time, by the metric in calendar time. */
export const BUSINESS_TWINS: Readonly<Record<string, string>> = {
  first_response_time: 'first_response_business_time',
  resolution_time: 'resolution_business_time',
};

/** The key of the metric that a standard is assessed by; `null` where the metric that it names is not counted in business time. */
export function metricOfStandard({ metric, basis }: Pick<Standard, 'metric' | 'basis'>): string | null {
  return basis === 'business' ? (BUSINESS_TWINS[metric] ?? null) : metric;
}
