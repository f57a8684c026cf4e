/** A planted truth with its evidence, and arithmetic that the claims share. */
import type { BySegment } from './compute-truths.js';
import type { Figures } from './figures.js';

export interface Claim {
  readonly key: string;
  readonly statement: string;
  readonly evidence: Readonly<Record<string, number>>;
  readonly holds: boolean;
}

type Claiming = (key: string, statement: string, evidence: Record<string, number>, ...conditions: boolean[]) => Claim;
export const claim: Claiming = (key, statement, evidence, ...conditions) => ({
  key,
  statement,
  evidence,
  holds: conditions.every(Boolean),
});

export const isBetween = (value: number, low: number, high: number) => value >= low && value <= high;

export function knownSegments(segments: BySegment): Figures[] {
  return Object.entries(segments).flatMap(([key, figures]) => (key === 'unknown' ? [] : [figures]));
}

/** Sums over several segments. Ratios are computed from such sums, never from other ratios. */
export function pooled(segments: BySegment, keys: readonly string[]) {
  const add = (
    measure: 'created' | 'resolved' | 'touches' | 'handle_seconds' | 'resolution_seconds' | 'customer_days',
  ) => keys.reduce((sum, key) => sum + segments[key]![measure], 0);
  return {
    created: add('created'),
    resolved: add('resolved'),
    touches: add('touches'),
    handle_seconds: add('handle_seconds'),
    resolution_seconds: add('resolution_seconds'),
    customer_days: add('customer_days'),
  };
}

const DAYS = 400;

export function contactRate({ created, customer_days }: { created: number; customer_days: number }): number {
  return (created * DAYS) / customer_days;
}
