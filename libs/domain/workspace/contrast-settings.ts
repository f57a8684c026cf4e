/**
 * How segments are compared with each other: which of them are premium, free, self-serve and enterprise, the order of the tiers, the
 * number of days, and how large a difference must be to matter. Everything has a default, which a workspace may replace.
 */

/** The comparisons of segments; each can be switched off. */
export const CONTRAST_RULES = [
  'contact_rate',
  'resolution_order',
  'cost_share',
  'satisfaction_spread',
  'divergence',
  'uniform_service',
  'premium_waits',
] as const;
/** Patterns over several comparisons that point to a cause; each can be switched off. */
export const PATTERN_RULES = [
  'misaligned_resources',
  'uneven_expertise',
  'segmentation_misfit',
  'self_service',
  'feedback_breakdown',
] as const;
/** One of the comparisons. */
export type ContrastRule = (typeof CONTRAST_RULES)[number];
/** One of the patterns. */
export type PatternRule = (typeof PATTERN_RULES)[number];

/** Roles that segments of the dimension of the tiers can have. */
export const SEGMENT_ROLES = ['premium', 'free', 'enterprise', 'self_serve'] as const;
/** One of the roles. */
export type SegmentRole = (typeof SEGMENT_ROLES)[number];

/** How large a difference must be to matter: ratios as 1.25, points of a share as 0.1. They are conventions, which a workspace may replace. */
export const DEFAULT_THRESHOLDS = {
  /** A time, cost or effort is at least this many times another. */
  ratio: 1.25,
  /** A premium segment waits this many times as long for a first reply as a free one. */
  waits_twice: 2,
  /** Self-serve customers write this many times as often as in the period before. */
  contact_rise: 1.25,
  /** Self-serve customers write this many times as often as enterprise customers. */
  contact_ratio: 2,
  /** The share of cost is this far above the share of revenue and that of customers. */
  cost_points: 0.1,
  /** Satisfaction is this far below the best segment: to watch, to act. */
  satisfaction_watch: 0.1,
  satisfaction_warning: 0.2,
  /** A share (escalated, followed up, answered by a bot) is this far from the others. */
  share_points: 0.1,
  /** Revenue per customer this many times that of all customers is high value. */
  high_value: 1.5,
  /** With fewer survey answers per resolved conversation, the answers say little about everybody. */
  low_response: 0.1,
} as const;
/** The name of a threshold. */
export type ThresholdKey = keyof typeof DEFAULT_THRESHOLDS;
/** A value for every threshold. */
export type Thresholds = Readonly<Record<ThresholdKey, number>>;

/** The settings that a workspace gives. The others are derived, and the answer says how. */
export interface ContrastSettings {
  /** The dimension whose segments are the tiers; left out: the tree's dimension. */
  readonly dimension?: string;
  /** Keys of the segments, the lowest tier first; left out: by revenue per customer. */
  readonly tiers?: readonly string[];
  readonly roles?: Readonly<Partial<Record<SegmentRole, readonly string[]>>>;
  /** The dimension that divides customers by their value; left out: the one that is made from revenue. */
  readonly value?: string;
  /** Number of days that are compared, in whole weeks; left out: {@link DEFAULT_WINDOW_DAYS}. */
  readonly windowDays?: number;
  readonly thresholds?: Partial<Thresholds>;
  /** Rules that are switched off. */
  readonly off?: readonly (ContrastRule | PatternRule)[];
}

/** Thirteen weeks. */
export const DEFAULT_WINDOW_DAYS = 91;

/** The thresholds of a workspace, with the defaults where it gives none. */
export function thresholdsOf(settings: ContrastSettings | undefined): Thresholds {
  return { ...DEFAULT_THRESHOLDS, ...settings?.thresholds };
}
