/** The types of a workspace file as it is written, once the schema has been checked. */
import type {
  ContrastRule,
  DriverFamily,
  EventKind,
  Metric,
  MetricUnit,
  NodeField,
  PatternRule,
  Polarity,
  ReadingMeasure,
  SegmentRole,
  TemplateNode,
  Thresholds,
  TimeBasis,
} from '@bough/domain';

/** The default of three days, so that Friday's data is still fresh on Monday. */
export const FRESHNESS_DAYS = 3;
export const TREE_DEFAULTS = { key: 'support', name: 'Segment support performance' } as const;

export interface SegmentDocument {
  readonly key: string;
  readonly name?: string;
  readonly values?: readonly string[];
  readonly band?: string;
  readonly from?: number;
  readonly to?: number;
  readonly rank?: number;
}

export interface DimensionDocument {
  readonly key: string;
  readonly name?: string;
  readonly description?: string;
  readonly decision: string;
  readonly attribute?: string;
  readonly rank?: 'lowest_first' | 'highest_first';
  readonly segments: readonly SegmentDocument[];
}

export interface MeasureDocument {
  readonly key: string;
  readonly name?: string;
  readonly unit?: ReadingMeasure['unit'];
}

export interface MetricDocument {
  readonly key: string;
  readonly name?: string;
  readonly description?: string;
  readonly formula: string;
  readonly factors?: string;
  readonly unit?: MetricUnit;
  readonly polarity?: Polarity;
  readonly scale?: Metric['scale'];
  readonly maturity?: number;
  readonly sample?: string;
  readonly minimum_sample?: number;
  readonly family?: DriverFamily;
  readonly quantiles?: Metric['quantiles'];
}

/** A node; each of its fields may be left out, and none of them is `null`. */
export interface NodeDocument extends Readonly<Partial<{ [F in NodeField]: NonNullable<TemplateNode[F]> }>> {
  readonly key: string;
  readonly children?: readonly NodeDocument[];
}

/** A node to add to the tree under an existing node. */
export interface AdditionDocument extends NodeDocument {
  /** Required, since a node under `null` would be a second root. */
  readonly under?: string | null;
}

export interface TreeDocument {
  readonly key?: string;
  readonly name?: string;
  readonly dimension?: string;
  readonly headline?: string;
  readonly nodes?: readonly NodeDocument[];
  readonly add?: readonly AdditionDocument[];
}

/** Settings of contrasts; each role of segments is a key of its own, with a list of segments. */
export interface ContrastsDocument extends Readonly<Partial<Record<SegmentRole, readonly string[]>>> {
  readonly dimension?: string;
  readonly tiers?: readonly string[];
  readonly value?: string;
  readonly window_days?: number;
  readonly thresholds?: Partial<Thresholds>;
  readonly off?: readonly (ContrastRule | PatternRule)[];
}

/** A standard. Exactly one of the four bounds is given. */
export interface StandardDocument {
  readonly segment: string;
  readonly metric: string;
  readonly at_most?: string | number;
  readonly at_least?: string | number;
  readonly between?: { readonly low: string | number; readonly high: string | number };
  readonly within?: { readonly share: string | number; readonly limit: string | number };
  readonly basis?: TimeBasis;
  readonly contractual?: boolean;
  readonly from: string;
  /** The last day. */
  readonly to?: string;
  readonly review: string;
  readonly reason: string;
  readonly set_by?: string;
}

export interface EventDocument {
  readonly date: string;
  readonly kind: EventKind;
  readonly title: string;
  readonly segments?: readonly string[];
  readonly url?: string;
}

export interface OwnerDocument {
  readonly target: string;
  readonly accountable?: string;
  readonly unowned?: { readonly until: string; readonly reason: string };
  readonly responsible?: readonly string[];
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
  readonly from?: string;
  readonly until?: string;
}

export interface CoverDocument {
  readonly person: string;
  readonly by?: string;
  readonly scope?: string;
  readonly from: string;
  readonly until: string;
  readonly reason?: string;
}

export interface PersonDocument {
  readonly key: string;
  readonly name?: string;
  readonly email?: string;
  readonly agent_names?: readonly string[];
}

/** The sections about people and owners. */
export interface OwnersDocument {
  readonly people?: readonly PersonDocument[];
  readonly teams?: readonly {
    readonly key: string;
    readonly name?: string;
    readonly lead?: string;
    readonly members?: readonly string[];
  }[];
  readonly owners?: readonly OwnerDocument[];
  readonly cover?: readonly CoverDocument[];
}

/** The deadlines of findings. */
export interface FindingsDocument {
  readonly acknowledge_hours?: {
    readonly critical?: number;
    readonly high?: number;
    readonly medium?: number;
    readonly low?: number;
  };
  readonly quiet_days?: number;
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export interface HolidaysDocument {
  readonly country: string;
  readonly state?: string;
}

/** When the desk is open; a weekday that is left out is closed. */
export interface BusinessHoursDocument {
  readonly time_zone?: string;
  readonly hours: Readonly<Partial<Record<(typeof WEEKDAYS)[number], string | readonly string[]>>>;
  readonly holidays?: HolidaysDocument;
  readonly closed?: readonly string[];
  readonly open?: readonly string[];
}

export interface WorkspaceDocument extends OwnersDocument {
  readonly name: string;
  readonly time_zone: string;
  readonly currency: string;
  readonly revenue?: string | null;
  readonly activity_begins?: 'active_from' | 'first_conversation';
  /** `to` is the last day of the period. */
  readonly reference_period?: { readonly from: string; readonly to: string } | null;
  readonly freshness_days?: number | null;
  readonly business_hours?: BusinessHoursDocument;
  readonly findings?: FindingsDocument;
  /** By the source that mappings name. */
  readonly sources?: Readonly<Record<string, { readonly link: string }>>;
  readonly dimensions: readonly DimensionDocument[];
  readonly measures?: readonly MeasureDocument[];
  readonly metrics?: readonly MetricDocument[];
  readonly tree?: TreeDocument;
  readonly events?: readonly EventDocument[];
  readonly standards?: readonly StandardDocument[];
  readonly benchmarks?: readonly string[];
  readonly contrasts?: ContrastsDocument;
}

/** A document that may still have mistakes: anything may be missing, but nothing that is there has the wrong type. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? readonly Draft<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Draft<T[Key]> }
    : T;
