/** Standards whose day of review has come, as signals: what was right a year ago is looked at again or forgotten. */
import { dayText, type Day } from '../shared/day.js';
import type { Period } from '../rollups/period.js';
import type { Standard } from '../workspace/standards/standard.js';
import { holdsOn } from '../workspace/standards/standards-at.js';
import type { Signal, Touched } from './signal.js';

export interface ReviewLook {
  readonly standards: readonly Standard[];
  readonly today: Day;
  readonly period: Period;
  /** The node that a standard is about; the root for segments that are no branches. */
  readonly pathOf: (standard: Standard) => string;
  readonly touchedOf: (path: string) => Touched;
  /** `Resolution time, Enterprise`. */
  readonly nameOf: (standard: Standard) => string;
}

/** A month late is medium, a promise in a contract high. */
const LATE_DAYS = 30;

export function reviewSignals(look: ReviewLook): Signal[] {
  const { standards, today } = look;
  const late = standards.filter((standard) => holdsOn(standard, today) && standard.review <= today);
  return late.map((each) => signalOf(each, look));
}

function signalOf(standard: Standard, look: ReviewLook): Signal {
  const { segment, metric, kind, review, reason, contractual } = standard;
  const path = look.pathOf(standard);
  const late = look.today - review;
  const name = look.nameOf(standard);
  return {
    kind: 'standard_review',
    rule: 'past_review',
    cause: `standard_review:${segment}:${metric}:${kind}`,
    path,
    segment: segment === 'all' ? null : segment,
    metric,
    period: look.period,
    severity: contractual && late >= LATE_DAYS ? 'high' : late >= LATE_DAYS ? 'medium' : 'low',
    title: `The standard for ${name} is past its review`,
    words: `It was to be looked at again on ${dayText(review)}. It was set for this reason: ${reason}. Confirm it with a new review date, change it, or end it.`,
    evidence: [{ label: 'review', text: dayText(review), value: null, metric, segment }],
    touched: look.touchedOf(path),
    baseline: null,
    threshold: null,
    watched: look.standards.length,
    consequences: [],
  };
}
