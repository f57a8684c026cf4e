/** A standard in words: what it asks for, and its key. */
import type { Metric } from '../../metrics/metric.js';
import { quantityText } from './quantity.js';
import type { Standard } from './standard.js';

/** What a standard asks for: `at most 1h`, `at least 75%`, `20% to 40%`, `90% within 1h`, `at most 1h of business time`. */
export function standardText({ kind, low, high, share, basis }: Standard, unit: Metric['unit']): string {
  const text = (bound: number | null) => (bound === null ? '?' : quantityText(bound, unit));
  const asked = {
    at_most: `at most ${text(high)}`,
    at_least: `at least ${text(low)}`,
    between: `${text(low)} to ${text(high)}`,
    share_within: `${share === null ? '?' : quantityText(share, 'ratio')} within ${text(high)}`,
  }[kind];
  return basis === 'business' ? `${asked} of business time` : asked;
}

/** The key of a standard: `plan/enterprise first_response_time at_most`. No two standards with one key hold on the same day. */
export function standardKey({ segment, metric, kind, basis }: Standard): string {
  return `${segment} ${metric} ${kind}${basis === 'business' ? ' business' : ''}`;
}
