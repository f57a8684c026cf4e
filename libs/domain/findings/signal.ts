/**
 * What detection noticed at one node at one time. A signal is not yet anybody's work: the same cause seen before makes it a count on the
 * finding that is there, a new cause makes it a finding, which lands on the Accountable of its node.
 */
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';

export const FINDING_KINDS = [
  /** A day out of the ordinary, weeks of drift, a segment outside the funnel's limits. */
  'spike',
  'drift',
  'outlier',
  'standard_missed',
  /** A rule of comparison, and a diagnostic pattern. */
  'contrast',
  'pattern',
  'ownership_gap',
  'data_quality',
  'standard_review',
  /** An intervention's verdict that wants to be signed off. */
  'impact_verdict',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One number or fact that a signal rests on, in words and, where it is a number, as a number. */
export interface SignalEvidence {
  /** `median resolution time, Enterprise`. */
  readonly label: string;
  /** As people read it: `23.1 h`. */
  readonly text: string;
  readonly value: number | null;
  readonly metric: string | null;
  /** `plan/enterprise`. */
  readonly segment: string | null;
}

/** Whom and what it touches: severity follows from this, never from how surprising a number is. */
export interface SignalReach {
  readonly customers: number;
  readonly conversations: number;
  /** Per 30 days, in the workspace's currency; `null` where no money can be told. */
  readonly money: number | null;
}

export interface Signal {
  readonly kind: FindingKind;
  /** Which rule of its kind: `resolution_inversion`, `rising`, `csat`. */
  readonly rule: string;
  /** Equal for the same cause whenever it is seen: `contrast:satisfaction_spread:industry`. Carries no date and no number. */
  readonly cause: string;
  /** Path of the node that it is about; `''`: the root, also for segments that are no branches of the tree. */
  readonly path: string;
  /** `industry/fintech`; `null`: no one segment. */
  readonly segment: string | null;
  readonly metric: string | null;
  /** What was looked at. */
  readonly period: Period;
  readonly severity: Severity;
  /** One line: `Enterprise waits longer for a resolution than Free`. */
  readonly title: string;
  /** One to three sentences: what, against what, how sure, and what to look at first. */
  readonly words: string;
  readonly evidence: readonly SignalEvidence[];
  readonly touched: SignalReach;
  /** What was expected and from where on it counts, in the metric's unit; `null` where there is no such number. */
  readonly baseline: number | null;
  readonly threshold: number | null;
  /** How many nodes, segments or rules were watched along with it; by chance alone some would speak up. */
  readonly watched: number;
  /** Signals of ancestors that this one explains: reported as consequences, not as findings of their own. */
  readonly consequences: readonly string[];
}

/** Everything that one look at the data noticed. */
export interface Detection {
  /** The first day that was not looked at yet. */
  readonly asOf: Day;
  readonly signals: readonly Signal[];
  /** How many nodes, segments and rules were watched, and how many signals chance alone would give. */
  readonly watched: number;
  readonly expectedByChance: number;
}
