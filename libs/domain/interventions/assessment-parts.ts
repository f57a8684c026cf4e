/** What stands beside the effect of an assessment: its parts, guardrails, other segments, the nodes above, and what it is worth. */
import type { Day } from '../shared/day.js';
import type { MetricUnit } from '../metrics/metric.js';
import type { AssessmentReason } from './assessment-reason.js';
import type { AssessmentChart } from './impact-chart.js';
import type { NaiveEffect, EstimateRange } from './effect-figures.js';

/** One treated segment by itself. `shrunk`: the effect drawn towards the others; `holm`: p adjusted for the number of segments. */
export interface AssessedPart {
  /** `plan/enterprise`. */
  readonly segment: string;
  readonly name: string;
  readonly estimate: EstimateRange | null;
  readonly relative: EstimateRange | null;
  readonly shrunk: number | null;
  readonly holm: number | null;
  readonly reason: AssessmentReason | null;
}

/** One wave of a staged rollout, against those not treated yet. */
export interface AssessedWave {
  readonly segments: readonly string[];
  readonly names: readonly string[];
  readonly launch: Day;
  readonly controls: readonly string[];
  readonly weeks: number;
  readonly estimate: EstimateRange | null;
  readonly relative: EstimateRange | null;
  /** Its part in the effect of all; `null`: none, for the `reason`. */
  readonly weight: number | null;
  readonly reason: AssessmentReason | null;
  readonly chart: AssessmentChart | null;
}

/** One arm of an experiment: its customers, and the ratio of their sums. */
export interface AssessedArm {
  readonly name: string;
  readonly customers: number;
  readonly value: number;
  readonly standardError: number;
}

export interface AssessedGuardrail {
  readonly path: string;
  readonly name: string;
  readonly metric: string;
  readonly outcome: 'safe' | 'breached' | 'not_shown_safe' | 'not_measured';
  readonly estimate: EstimateRange | null;
  readonly relative: EstimateRange | null;
  readonly words: string;
}

/** A segment that was not treated, against the others that were not. */
export interface OtherSegment {
  readonly segment: string;
  readonly name: string;
  readonly role: 'control' | 'other';
  readonly outcome: 'gained' | 'lost' | 'no_sure_change' | 'not_measured';
  readonly estimate: EstimateRange | null;
  readonly relative: EstimateRange | null;
  readonly naive: NaiveEffect | null;
}

/** A node above: what it should have done if the effect is what it is, and what it did. */
export interface CarriedEffect {
  readonly path: string;
  readonly name: string;
  readonly metric: string;
  readonly unit: MetricUnit;
  /** What it would have been without the effect, and what the effect adds; `null`: no formula leads there. */
  readonly without: number | null;
  readonly predicted: Omit<EstimateRange, 'low90' | 'high90'> | null;
  /** What it did against the controls; `null` where there are none, as at the root. */
  readonly measured: Omit<EstimateRange, 'low90' | 'high90'> | null;
  readonly outcome: 'as_predicted' | 'cannot_tell' | 'not_as_predicted' | 'not_reached';
  readonly words: string;
}

/** Money saved (or, below zero, spent) per 30 days at the size that the effect had. */
export interface Worth {
  readonly perMonth: number;
  readonly low95: number;
  readonly high95: number;
  readonly currency: string;
  /** From what it was computed. */
  readonly words: string;
}
