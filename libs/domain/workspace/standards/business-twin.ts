/** A standard in business time is judged by another metric than it names: the one that counts the same while the desk is open. */
import type { Standard } from './standard.js';

/** By metric, the one that tells the same in business time. */
export const BUSINESS_TWINS: Readonly<Record<string, string>> = {
  first_response_time: 'first_response_business_time',
  resolution_time: 'resolution_business_time',
};

/** The key of the metric whose figures judge a standard; `null` where its metric is not counted in business time. */
export function metricOfStandard({ metric, basis }: Pick<Standard, 'metric' | 'basis'>): string | null {
  return basis === 'business' ? (BUSINESS_TWINS[metric] ?? null) : metric;
}
