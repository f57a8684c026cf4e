/** A standard in words: what it asks for, and what tells it from others. */
import type { Metric } from '../../metrics/metric.js';
import { quantityText } from './quantity.js';
import type { Standard } from './standard.js';

/** `at most 1h`, `at least 75%`, `20% to 40%`, `90% within 1h`; in business time it says so. */
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

/** What no two standards have in common at one time: `plan/enterprise first_response_time at_most`. */
export function standardKey({ segment, metric, kind, basis }: Standard): string {
  return `${segment} ${metric} ${kind}${basis === 'business' ? ' business' : ''}`;
}
