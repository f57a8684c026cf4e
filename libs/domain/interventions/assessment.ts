/**
 * What Bough says about an intervention: the verdict, the effect with its interval, what a naive look would have said, how good the
 * evidence is, what happened to everything else, and everything that is needed to draw it and to compute it again. All numbers are
 * finite; what is not known is `null`, with a reason.
 */
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';
import type { MetricUnit } from '../trees/metric.js';

/**
 * `verified_improvement`: sure, and not smaller than was bet on. `partly_verified`: sure to be in the right direction, but smaller than
 * predicted or than what matters. `no_effect`: an effect of the size that matters is ruled out. `immature`: not over yet. `confounded`:
 * something else was changed there.
 */
export const VERDICTS = [
  'verified_improvement',
  'partly_verified',
  'no_effect',
  'worsened',
  'inconclusive',
  'immature',
  'confounded',
] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/** Why there is no verdict, or what it must be read with. `code` is stable and in upper case. */
export interface AssessmentReason {
  readonly code: string;
  readonly words: string;
}

export interface AssessedVerdict {
  readonly kind: VerdictKind;
  /** What the numbers alone say, whatever else holds; `null`: nothing. */
  readonly outcome: 'improved' | 'worsened' | 'no_change' | 'inconclusive' | null;
  /** It improved, and a guardrail is breached. */
  readonly atACost: boolean;
  /** Grade X: not registered before launch. Such a verdict is never called verified. */
  readonly exploratory: boolean;
  /** Of an immature one: the first day on which it can be judged. */
  readonly until: Day | null;
  /** What confounds it: `#3 "New macros" on enterprise`. */
  readonly confoundedBy: readonly string[];
  /** Why inconclusive. */
  readonly reasons: readonly AssessmentReason[];
}

/** A number with the ranges that hold it in 95 and 90 of 100 cases. */
export interface Ranged {
  readonly value: number;
  readonly low95: number;
  readonly high95: number;
  readonly low90: number;
  readonly high90: number;
}

export interface AssessedEffect {
  /** On which scale it was estimated: logarithms (the effect is relative), or points of the metric. */
  readonly scale: 'log' | 'points';
  /** On that scale: a difference of logarithms, or points. */
  readonly estimate: Ranged;
  /** As a share of what would have been without: −0.13 is 13 % less. `null` where that is zero. */
  readonly relative: Ranged | null;
  /** In the metric's unit: what was observed less what would have been; `null` where it cannot be told. */
  readonly absolute: Ranged | null;
  /** How likely it is, given the data alone, that the effect goes in the direction bet on. */
  readonly probability: number;
  /** Two-sided. */
  readonly p: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** What was seen after launch and what would have been without the change, in the metric's unit. */
  readonly observed: number | null;
  readonly expected: number | null;
  /** Weeks compared before and after, and weeks of history that calibrate. */
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  readonly weeksOfHistory: number;
  /** 2 where weeks were too thin. */
  readonly weeksPerBlock: number;
  /** How many separate weeks these are worth, since weeks resemble their neighbours. */
  readonly effectiveBefore: number;
  readonly effectiveAfter: number;
  readonly autocorrelation: number;
  /** The interval was widened by this, for how the method did on so many past dates on which nothing happened. */
  readonly widening: number;
  readonly placebos: number;
}

/** Plain before and after of the treated segments alone. */
export interface NaiveEffect {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly relative: number | null;
}

export interface AssessmentCheck {
  readonly code: string;
  /** `noted`: to be kept in mind, changes nothing. */
  readonly status: 'passed' | 'failed' | 'noted';
  readonly words: string;
}

/** A trend of the gap before launch, a week, on the scale of the effect. */
export interface AssessedTrend {
  readonly slope: number;
  readonly p: number | null;
  /** It may be all there is: then there is no verdict. */
  readonly suspicious: boolean;
  /** A trend of this size would undo the result; 0 when it is not sure without one. */
  readonly breakdown: number;
  /** The largest one seen in as many weeks before launch. */
  readonly steepest: number;
}

/** One look of those that were planned; `z` must exceed `bound`, either way. */
export interface AssessedLook {
  readonly week: number;
  readonly bound: number;
  /** `null`: not yet. */
  readonly z: number | null;
  readonly crossed: boolean;
}

/** Other methods, with other assumptions. They never change the verdict. */
export interface SecondOpinion {
  readonly method: 'block_permutation' | 'local_level' | 'before_launch';
  readonly p: number;
  readonly estimate: number | null;
  readonly low95: number | null;
  readonly high95: number | null;
  readonly agrees: boolean;
  readonly words: string;
}

/** One treated segment alone; `shrunk` towards the others, `holm` knows how many were looked at. */
export interface AssessedPart {
  /** `plan/enterprise`. */
  readonly segment: string;
  readonly name: string;
  readonly estimate: Ranged | null;
  readonly relative: Ranged | null;
  readonly shrunk: number | null;
  readonly holm: number | null;
  readonly reason: AssessmentReason | null;
}

export interface AssessedGuardrail {
  readonly path: string;
  readonly name: string;
  readonly metric: string;
  readonly outcome: 'safe' | 'breached' | 'not_shown_safe' | 'not_measured';
  readonly estimate: Ranged | null;
  readonly relative: Ranged | null;
  readonly words: string;
}

/** A segment that was not treated, against the others that were not. */
export interface OtherSegment {
  readonly segment: string;
  readonly name: string;
  readonly role: 'control' | 'other';
  readonly outcome: 'gained' | 'lost' | 'no_sure_change' | 'not_measured';
  readonly estimate: Ranged | null;
  readonly relative: Ranged | null;
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
  readonly predicted: Omit<Ranged, 'low90' | 'high90'> | null;
  /** What it did against the controls; `null` where there are none, as at the root. */
  readonly measured: Omit<Ranged, 'low90' | 'high90'> | null;
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

export interface ChartPoint extends Period {
  readonly phase: 'history' | 'baseline' | 'settling' | 'after' | 'immature';
  /** In the metric's unit; `null`: nothing to show. */
  readonly observed: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Observed less expected. */
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  /** Added up since the settling ended, in the unit of the chart's `cumulativeUnit`. */
  readonly cumulative: number | null;
  readonly cumulativeLow: number | null;
  readonly cumulativeHigh: number | null;
}

export interface ChartEvent extends Period {
  readonly label: string;
}

export interface AssessmentChart {
  readonly title: string;
  readonly unit: MetricUnit;
  readonly currency: string;
  /** What the cumulative difference counts: `hours`, `conversations`. */
  readonly cumulativeUnit: string;
  readonly launch: Day;
  /** When rollout and washout are over. */
  readonly settled: Day;
  /** When the weeks that are judged are over. */
  readonly end: Day;
  readonly points: readonly ChartPoint[];
  readonly events: readonly ChartEvent[];
}

/** One wave of a staged rollout, against those not treated yet. */
export interface AssessedWave {
  readonly segments: readonly string[];
  readonly launch: Day;
  readonly controls: readonly string[];
  readonly weeks: number;
  readonly estimate: Ranged | null;
  readonly weight: number | null;
  readonly reason: AssessmentReason | null;
}

/** One arm of an experiment: customers of it that were there, and the ratio of their sums. */
export interface AssessedArm {
  readonly name: string;
  readonly customers: number;
  readonly value: number;
  readonly standardError: number;
}

/** What two computations must share to give the same answer. */
export interface AssessmentInputs {
  /** Changes whenever a change of the code may change an answer. */
  readonly method: string;
  readonly metric: string;
  readonly formula: string;
  readonly workspaceVersion: number;
  readonly dataVersion: number;
  readonly asOf: Day;
  readonly registered: boolean;
  readonly overlaps: readonly string[];
  /** The weeks as judged: numerators and denominators of each segment. */
  readonly series: readonly WeeklySums[];
  /** Of an experiment: how many of those drawn are known, and what they add up to. */
  readonly arms?: readonly ArmTotals[];
  readonly armsBefore?: readonly ArmTotals[];
}

export interface ArmTotals {
  readonly name: string;
  readonly customers: number;
  /** By measure. */
  readonly totals: Readonly<Record<string, number>>;
}

export interface WeeklySums {
  readonly segment: string;
  readonly numerators: readonly number[];
  /** None for a count. */
  readonly denominators: readonly number[];
}

export interface AssessedMetric {
  readonly key: string;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly currency: string;
  /** What is divided by what: `touches ÷ resolved`. */
  readonly form: string;
}

export interface Assessment {
  readonly verdict: AssessedVerdict;
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly design: 'untreated_segments' | 'staged' | 'experiment';
  readonly metric: AssessedMetric;
  readonly treated: readonly { readonly segment: string; readonly name: string }[];
  /** The margin that matters and the effect bet on, on the scale of the effect (both > 0), and in words. */
  readonly margin: number;
  readonly predicted: number | null;
  /** Effect ÷ predicted effect, where both are known. */
  readonly shareOfPredicted: number | null;
  readonly effect: AssessedEffect | null;
  readonly naive: NaiveEffect | null;
  readonly checks: readonly AssessmentCheck[];
  readonly trend: AssessedTrend | null;
  readonly looks: readonly AssessedLook[];
  readonly opinions: readonly SecondOpinion[];
  readonly parts: readonly AssessedPart[];
  readonly waves: readonly AssessedWave[];
  readonly arms: readonly AssessedArm[];
  readonly guardrails: readonly AssessedGuardrail[];
  readonly others: readonly OtherSegment[];
  readonly upward: readonly CarriedEffect[];
  readonly worth: Worth | null;
  /** Weeks after launch that would show an effect as large as the margin; `null`: more than a year, or not known. */
  readonly weeksNeeded: number | null;
  readonly chart: AssessmentChart | null;
  /** What the plan says differently now than when it was frozen. */
  readonly planChanges: readonly string[];
  /** The last day with data that was used. */
  readonly dataThrough: Day | null;
  readonly inputs: AssessmentInputs;
  readonly words: AssessmentWords;
}

/** What a manager reads. */
export interface AssessmentWords {
  /** `Verified improvement, at a cost`. */
  readonly headline: string;
  /** One paragraph with the numbers. */
  readonly summary: string;
  readonly howWeKnow: string;
  readonly wouldChangeOurMind: string;
}

/** What is known around a plan when it is judged. */
export interface Circumstances {
  /** Frozen before launch, and judged by what was frozen. */
  readonly registered: boolean;
  /** Other interventions on the same segments, the node, its ancestors or the controls in overlapping time. */
  readonly overlaps: readonly Overlap[];
  /** What later revisions changed, in words. */
  readonly planChanges: readonly string[];
  /** Judged as if data ended here (exclusive); left out: all there is. */
  readonly asOf?: Day;
  /** Of an experiment: what its customers add up to in the weeks judged. */
  readonly arms?: readonly ArmSums[];
  /** What they added up to before launch; left out where there is no whole week. */
  readonly armsBefore?: ArmHistory;
}

export interface Overlap extends Period {
  /** `#3 "New macros" on enterprise`. */
  readonly label: string;
  /** Whether it spoils the verdict, or is only to be shown. */
  readonly confounds: boolean;
}

/** One arm of an experiment: measures of the weeks judged, an entry for each of its customers; the treated arm comes first. */
export interface ArmSums {
  readonly name: string;
  readonly customers: number;
  readonly sums: ReadonlyMap<string, ArrayLike<number>>;
  /** Measures that cannot be told customer by customer, and why. */
  readonly lacking?: ReadonlyMap<string, string>;
}

/** The same customers, in the same order, in the last `weeks` before launch. */
export interface ArmHistory {
  readonly weeks: number;
  readonly arms: readonly ArmSums[];
}

/** Before launch: what so many weeks can show. */
export interface PowerRow {
  readonly weeks: number;
  /** The smallest effect that would be found in 80 of 100 cases, as a share or in points, as the plan's margin. */
  readonly detectable: number;
  /** How often "no effect" would be earned, were there none. */
  readonly noChangePower: number;
  /** False: a verdict is not promised, as only more than twice the margin would show. */
  readonly promising: boolean;
}

export interface PlanPower {
  readonly rows: readonly PowerRow[];
  readonly kind: 'relative' | 'points';
  /** For the plan's own weeks. */
  readonly promising: boolean;
  /** Weeks after which an effect as large as the margin would show; `null`: not within a year. */
  readonly weeksNeeded: number | null;
  /** Of an experiment: customers in both arms that would show such an effect in the planned weeks. */
  readonly customersNeeded: number | null;
  readonly weeksOfHistory: number;
  readonly reasons: readonly AssessmentReason[];
  readonly words: string;
}

export interface SuggestedControl {
  readonly segment: string;
  readonly name: string;
  readonly suggested: boolean;
  /** All of them, for and against. */
  readonly reasons: readonly AssessmentReason[];
}
