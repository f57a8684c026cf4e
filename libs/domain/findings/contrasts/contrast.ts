/**
 * A contrast is the answer of one rule about segments, such as "does a premium tier wait longer than a free one?". It is healthy, to
 * be watched, a warning, or cannot be told, and it lists what was compared and which assumptions it rests on.
 */
import type { Period } from '../../rollups/period.js';
import type { ContrastRule, PatternRule } from '../../workspace/contrast-settings.js';
import type { MixClaim } from '../mix-claim.js';
import type { SignalEvidence } from '../signal.js';

export const CONTRAST_STATES = ['warning', 'watch', 'healthy', 'cannot_tell'] as const;
export type ContrastState = (typeof CONTRAST_STATES)[number];

/** Whether a case in this state is told to people of its own accord. */
export function isReported(state: ContrastState): boolean {
  return state === 'warning' || state === 'watch';
}

/** A difference counts as shown when chance alone would give one as large with a probability below this. */
export const SIGNIFICANCE_LEVEL = 0.05;

/** What one case is about. */
export interface CaseSubject {
  /** `plan/enterprise`; `null` when the case is about a whole dimension, which `about` then names. */
  readonly segment: string | null;
  readonly about: string;
  /** Key of the dimension that the segment, or everything that is compared, belongs to. */
  readonly dimension: string;
  readonly metric: string;
}

/** One comparison that a rule made. */
export interface ContrastCase extends CaseSubject {
  readonly state: ContrastState;
  /** Probability of so large a difference by chance, as the rule tests it; `null` where nothing was tested. */
  readonly p: number | null;
  /** The measured value, the value it is compared with, and the value from which on it is a warning, in the metric's unit. `null`: there is none, never Infinity. */
  readonly value: number | null;
  readonly baseline: number | null;
  readonly threshold: number | null;
  readonly title: string;
  readonly words: string;
  readonly evidence: readonly SignalEvidence[];
  /** Metrics that the evidence is about. Another finding on one of them in the same segment would repeat this one. */
  readonly metrics: readonly string[];
  /** Segments whose customers are affected; left out when they are those of `segment`. */
  readonly touches?: readonly string[];
  /** What is held against the mix of conversations before it is told; left out where nothing of it could be, or nothing is told. */
  readonly claim?: MixClaim;
}

/** A number that the rule goes by. */
export interface ContrastParameter {
  readonly name: string;
  readonly value: number;
}

export interface Contrast {
  readonly kind: 'contrast' | 'pattern';
  readonly rule: ContrastRule | PatternRule;
  /** For people: `Resolution time by tier`. */
  readonly name: string;
  readonly period: Period;
  /** The worst state of its cases; `cannot_tell` without any. */
  readonly state: ContrastState;
  /** One to three sentences for a manager. */
  readonly words: string;
  readonly cases: readonly ContrastCase[];
  readonly parameters: readonly ContrastParameter[];
  /** What the workspace does not say and was therefore assumed. */
  readonly assumptions: readonly string[];
}

/** What is the same for a rule whatever the data say. */
export interface RuleDescription {
  readonly kind: Contrast['kind'];
  readonly rule: Contrast['rule'];
  readonly name: string;
  /** The sentence for a contrast without a warning. */
  readonly healthy: string;
}

const MOST_SENTENCES = 3;

/** Sums the cases of a rule up as one contrast. Without cases, `reason` says why there are none. */
export function summariseCases(
  { healthy, ...rule }: RuleDescription,
  cases: readonly ContrastCase[],
  basis: Pick<Contrast, 'period' | 'parameters' | 'assumptions'>,
  reason = 'There is nothing to compare.',
): Contrast {
  const state = CONTRAST_STATES.find((each) => cases.some((one) => one.state === each)) ?? 'cannot_tell';
  const worst = state === 'healthy' ? healthy : sentencesOf(cases, state);
  return { ...rule, ...basis, state, words: cases.length === 0 ? reason : worst, cases };
}

/** What the first cases of a state say. */
export function sentencesOf(cases: readonly ContrastCase[], state: ContrastState): string {
  const sentences = cases.filter((each) => each.state === state).map(({ words }) => words);
  return sentences.slice(0, MOST_SENTENCES).join(' ');
}

/** A case that could not be decided, with the reason. */
export function cannotTell(subject: CaseSubject, title: string, reason: string): ContrastCase {
  return {
    ...subject,
    p: null,
    value: null,
    baseline: null,
    threshold: null,
    evidence: [],
    state: 'cannot_tell',
    title,
    words: `${title}: ${reason}${reason.endsWith('.') ? '' : '.'}`,
    metrics: [subject.metric],
  };
}
