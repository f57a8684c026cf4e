/**
 * How segments are compared with each other: which of them are premium, free, self-serve and enterprise, which order the tiers have,
 * over how long, and from where on a difference matters. All of it has defaults; the workspace owns them.
 */

/** The comparisons that matter in support, and the patterns that diagnose; each can be switched off. */
export const CONTRAST_RULES = [
  'contact_rate',
  'resolution_order',
  'cost_share',
  'satisfaction_spread',
  'divergence',
  'uniform_service',
  'premium_waits',
] as const;
export const PATTERN_RULES = [
  'misaligned_resources',
  'uneven_expertise',
  'segmentation_misfit',
  'self_service',
  'feedback_breakdown',
] as const;
export type ContrastRule = (typeof CONTRAST_RULES)[number];
export type PatternRule = (typeof PATTERN_RULES)[number];

/** Roles that segments of the tiers' dimension can have. */
export const SEGMENT_ROLES = ['premium', 'free', 'enterprise', 'self_serve'] as const;
export type SegmentRole = (typeof SEGMENT_ROLES)[number];

/** From where on a difference matters: ratios as 1.25, points of a share as 0.1. Judgement, which a workspace may replace. */
export const DEFAULT_THRESHOLDS = {
  /** A time, cost or effort at least so many times as long, high or large. */
  ratio: 1.25,
  /** A premium segment waits so many times as long as a free one for a first reply. */
  waits_twice: 2,
  /** Self-serve writes so many times as often as in the period before. */
  contact_rise: 1.25,
  /** Self-serve writes so many times as often as enterprise. */
  contact_ratio: 2,
  /** A share of cost above the share of revenue, and of customers. */
  cost_points: 0.1,
  /** Satisfaction below the best segment: to watch, to act. */
  satisfaction_watch: 0.1,
  satisfaction_warning: 0.2,
  /** A share (escalated, followed up, answered by a bot) further from the others. */
  share_points: 0.1,
  /** Revenue per customer so many times that of all customers is high value. */
  high_value: 1.5,
  /** Fewer answers to surveys per resolved conversation say little about the rest. */
  low_response: 0.1,
} as const;
export type ThresholdKey = keyof typeof DEFAULT_THRESHOLDS;
export type Thresholds = Readonly<Record<ThresholdKey, number>>;

/** What a workspace says of it; what it does not say is derived, and the answer says how. */
export interface ContrastSettings {
  /** The dimension whose segments are the tiers; left out: that of the tree. */
  readonly dimension?: string;
  /** Keys of its segments, lowest first; left out: by revenue per customer. */
  readonly tiers?: readonly string[];
  readonly roles?: Readonly<Partial<Record<SegmentRole, readonly string[]>>>;
  /** The dimension that cuts customers by what they are worth; left out: the one made of revenue. */
  readonly value?: string;
  /** Days that are looked back on, whole weeks; left out: {@link DEFAULT_WINDOW_DAYS}. */
  readonly windowDays?: number;
  readonly thresholds?: Partial<Thresholds>;
  /** Rules that are not asked. */
  readonly off?: readonly (ContrastRule | PatternRule)[];
}

/** Thirteen weeks. */
export const DEFAULT_WINDOW_DAYS = 91;

/** The thresholds of a workspace, with the defaults of those that it does not say. */
export function thresholdsOf(settings: ContrastSettings | undefined): Thresholds {
  return { ...DEFAULT_THRESHOLDS, ...settings?.thresholds };
}
