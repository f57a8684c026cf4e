/**
 * A comparison that matters in support, such as "does a premium tier wait longer than a free one?": healthy, to be watched, a warning,
 * or not to be told, with what was compared and what it rests on.
 */
import type { Period } from '../../rollups/period.js';
import type { ContrastRule, PatternRule } from '../../workspace/contrast-settings.js';
import type { Evidence } from '../signal.js';

export const CONTRAST_STATES = ['warning', 'watch', 'healthy', 'cannot_tell'] as const;
export type ContrastState = (typeof CONTRAST_STATES)[number];

/** One comparison that a rule made. */
export interface ContrastCase {
  /** `plan/enterprise`; `null`: a whole dimension, which `about` names. */
  readonly segment: string | null;
  readonly about: string;
  /** Key of the dimension that the segment, or all that is compared, belongs to. */
  readonly dimension: string;
  readonly metric: string;
  readonly state: ContrastState;
  /** One-sided: of so large a difference by chance; `null` where nothing was tested. */
  readonly p: number | null;
  /** What was seen, what it was compared with, and from where on it is a warning, in the metric's unit. */
  readonly value: number | null;
  readonly baseline: number | null;
  readonly threshold: number | null;
  readonly title: string;
  readonly words: string;
  readonly evidence: readonly Evidence[];
  /** Metrics that the evidence is about: what a finding on one of them tells already. */
  readonly metrics: readonly string[];
  /** Segments whose customers suffer, if not those of `segment`. */
  readonly touches?: readonly string[];
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
  /** The worst of its cases; `cannot_tell` when none could be judged. */
  readonly state: ContrastState;
  /** One to three sentences for a manager. */
  readonly words: string;
  readonly cases: readonly ContrastCase[];
  readonly parameters: readonly ContrastParameter[];
  /** What nobody had said and was therefore assumed. */
  readonly assumptions: readonly string[];
}

/** What is fixed of a rule. */
export interface RuleWords {
  readonly kind: Contrast['kind'];
  readonly rule: Contrast['rule'];
  readonly name: string;
  /** Said when nothing is to be warned of. */
  readonly healthy: string;
}

/** The contrast of these cases; `why` says why there are none. */
export function contrastOf(
  { healthy, ...rule }: RuleWords,
  cases: readonly ContrastCase[],
  given: Pick<Contrast, 'period' | 'parameters' | 'assumptions'>,
  why = 'There is nothing to compare.',
): Contrast {
  const state = CONTRAST_STATES.find((each) => cases.some((one) => one.state === each)) ?? 'cannot_tell';
  const said = cases.filter((each) => each.state === state).map(({ words }) => words);
  const words = cases.length === 0 ? why : state === 'healthy' ? healthy : said.slice(0, MOST_SENTENCES).join(' ');
  return { ...rule, ...given, state, words, cases };
}

const MOST_SENTENCES = 3;

/** A case that could not be judged, and why. */
export function cannotTell(
  given: Pick<ContrastCase, 'segment' | 'about' | 'dimension' | 'metric'>,
  title: string,
  why: string,
): ContrastCase {
  const nothing = { p: null, value: null, baseline: null, threshold: null, evidence: [] };
  return { ...given, ...nothing, state: 'cannot_tell', title, words: `${title}: ${why}.`, metrics: [given.metric] };
}
