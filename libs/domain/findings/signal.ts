/**
 * A signal: what detection noticed at one node at one time. It is not yet anybody's work. When a finding answers for its cause already,
 * the signal is counted there; otherwise it becomes a finding, which lands on the Accountable of its node.
 */
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';
import type { MixClaim } from './mix-claim.js';

export const FINDING_KINDS = [
  // A day out of the ordinary, weeks of drift, a segment that stands out from the others.
  'spike',
  'drift',
  'outlier',
  'standard_missed',
  // A rule of comparison, and a diagnostic pattern.
  'contrast',
  'pattern',
  'ownership_gap',
  'data_quality',
  'standard_review',
  // The verdict on an intervention, which waits to be signed off.
  'impact_verdict',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One number or fact that a signal rests on, in words and, where it is a number, as a number. */
export interface SignalEvidence {
  /** `Median resolution time, Enterprise`. */
  readonly label: string;
  /** As people read it: `23.1 h`. */
  readonly text: string;
  readonly value: number | null;
  readonly metric: string | null;
  /** `plan/enterprise`. */
  readonly segment: string | null;
}

/** Whom and what a signal touches. Its severity follows from this, never from how surprising a number is. */
export interface SignalReach {
  readonly customers: number;
  readonly conversations: number;
  /** Per 30 days, in the workspace's currency; `null` where costs are not known. */
  readonly money: number | null;
}

export interface Signal {
  readonly kind: FindingKind;
  /** Which rule of its kind: `resolution_inversion`, `rising`, `csat`. */
  readonly rule: string;
  /** The same whenever the same cause is seen: `contrast:satisfaction_spread:industry`. It contains no date and no number. */
  readonly cause: string;
  /** Path of the node that it is about; `''`, the root, also for segments that are no branches of the tree. */
  readonly path: string;
  /** `industry/fintech`; `null` when it is not about one segment. */
  readonly segment: string | null;
  readonly metric: string | null;
  /** The days that it is about. */
  readonly period: Period;
  readonly severity: Severity;
  /** One line: `Enterprise waits longer for a resolution than Free`. */
  readonly title: string;
  /** One to three sentences: what differs, from what, and what to look at first. */
  readonly words: string;
  readonly evidence: readonly SignalEvidence[];
  readonly touched: SignalReach;
  /** The expected value, and the one from which on it is a signal, in the metric's unit; `null` where there is no such number. */
  readonly baseline: number | null;
  readonly threshold: number | null;
  /** How many tests were made along with it, some of which would give a signal by chance alone. */
  readonly watched: number;
  /** Causes of the signals that this one explains; they get no findings of their own. */
  readonly consequences: readonly string[];
  /** What is held against the mix of conversations before it is told; left out once it is, and where nothing of it could be. */
  readonly claim?: MixClaim;
}

/** Everything that one detection run noticed. */
export interface Detection {
  /** The first day that the run did not use. */
  readonly asOf: Day;
  readonly signals: readonly Signal[];
  /** How many tests the run made. */
  readonly watched: number;
  /** How many signals chance alone would give, at most. */
  readonly expectedByChance: number;
}
