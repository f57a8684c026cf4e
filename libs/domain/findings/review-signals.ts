/** Standards whose day of review has come, as signals: what was right a year ago is confirmed, changed or ended. */
import { dayText, type Day } from '../shared/day.js';
import type { Period } from '../rollups/period.js';
import type { Standard } from '../workspace/standards/standard.js';
import { holdsOn } from '../workspace/standards/standards-at.js';
import type { Severity, Signal, SignalReach } from './signal.js';

export interface ReviewSignalInput {
  readonly standards: readonly Standard[];
  readonly today: Day;
  /** The period over which the reach is measured. */
  readonly period: Period;
  /** The path of the node that a standard is about; the root for segments that are no branches. */
  readonly pathOf: (standard: Standard) => string;
  readonly reachOf: (path: string) => SignalReach;
  /** `Resolution time, Enterprise`. */
  readonly nameOf: (standard: Standard) => string;
}

/** So many days after its review a standard is overdue: medium, or high for a promise in a contract. */
const LATE_DAYS = 30;

/** Gives a signal for every standard that holds today and whose review is due. */
export function findOverdueReviews(input: ReviewSignalInput): Signal[] {
  const { standards, today } = input;
  const due = standards.filter((standard) => holdsOn(standard, today) && standard.review <= today);
  return due.map((standard) => reviewSignal(standard, input));
}

function reviewSignal(standard: Standard, { standards, today, period, ...input }: ReviewSignalInput): Signal {
  const { segment, metric, kind, review, reason } = standard;
  const path = input.pathOf(standard);
  return {
    kind: 'standard_review',
    rule: 'past_review',
    cause: `standard_review:${segment}:${metric}:${kind}`,
    path,
    segment: segment === 'all' ? null : segment,
    metric,
    period,
    severity: rateDelay(standard, today - review),
    title: `The standard for ${input.nameOf(standard)} is past its review`,
    words: `It was to be looked at again on ${dayText(review)}. It was set for this reason: ${reason}. Confirm it with a new review date, change it, or end it.`,
    evidence: [{ label: 'review', text: dayText(review), value: null, metric, segment }],
    touched: input.reachOf(path),
    baseline: null,
    threshold: null,
    watched: standards.length,
    consequences: [],
  };
}

function rateDelay({ contractual }: Standard, days: number): Severity {
  if (days < LATE_DAYS) return 'low';
  return contractual ? 'high' : 'medium';
}
