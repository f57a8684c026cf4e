/** Generated from apps/web/pages/scorecard.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AvailabilityReason =
  | 'BEFORE_FIRST_DATA'
  /** Durations in it rest on dates without a time of day, so they are counted in days. */
  | 'DAY_PRECISION'
  /** The same value from the children of the node is another; see identityCheck. */
  | 'IDENTITY_BROKEN'
  /** Something that the metric is computed from has no value; see blockedBy. */
  | 'INPUT_UNAVAILABLE'
  /** Thin: below the minimum sample; shown, never compared. */
  | 'INSUFFICIENT_SAMPLE'
  | 'NOT_COMPUTABLE'
  | 'NO_DATA_IN_PERIOD'
  /** The period still moves, or there is no data for all of it. */
  | 'PERIOD_INCOMPLETE'
  /** The node is there before its data is. */
  | 'PLANNED'
  /** In a tree of the past: the workspace no longer has the segment. */
  | 'SEGMENT_REMOVED'
  /** No import carries what the metric needs. */
  | 'SOURCE_NOT_CONNECTED'
  /** The source is late. */
  | 'SOURCE_STALE'
  /** There is nothing to divide by, which differs from zero. */
  | 'ZERO_DENOMINATOR';

export type AvailabilityStatus = 'AVAILABLE' | 'LOW_CONFIDENCE' | 'UNAVAILABLE';

/** Another period to compare with. */
export type ComparisonInput =
  | { readonly period: PeriodInput; readonly preset?: never }
  | { readonly period?: never; readonly preset: ComparisonPreset };

export type ComparisonPreset = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR';

export type ContrastKind = 'CONTRAST' | 'PATTERN';

export type ContrastRule =
  | 'CONTACT_RATE'
  | 'COST_SHARE'
  | 'DIVERGENCE'
  | 'FEEDBACK_BREAKDOWN'
  | 'MISALIGNED_RESOURCES'
  | 'PREMIUM_WAITS'
  | 'RESOLUTION_ORDER'
  | 'SATISFACTION_SPREAD'
  | 'SEGMENTATION_MISFIT'
  | 'SELF_SERVICE'
  | 'UNEVEN_EXPERTISE'
  | 'UNIFORM_SERVICE';

export type ContrastState = 'CANNOT_TELL' | 'HEALTHY' | 'WARNING' | 'WATCH';

/** Half-open: start is in, endExclusive is out. */
export type DateRangeInput = {
  /** The first day that is out. */
  readonly endExclusive: string;
  readonly start: string;
};

export type PeriodInput =
  | { readonly preset: PeriodPreset; readonly range?: never }
  | { readonly preset?: never; readonly range: DateRangeInput };

/** Counted back from the last complete day: the last day with facts, yesterday at the latest, in the time zone of the workspace. What is "to date", and ALL_TIME, ends on the last day with facts. */
export type PeriodPreset =
  | 'ALL_TIME'
  | 'LAST_7_DAYS'
  | 'LAST_28_DAYS'
  | 'LAST_90_DAYS'
  | 'LAST_365_DAYS'
  | 'LAST_COMPLETE_DAY'
  | 'LAST_COMPLETE_MONTH'
  | 'LAST_COMPLETE_QUARTER'
  | 'LAST_COMPLETE_WEEK'
  | 'MONTH_TO_DATE'
  | 'QUARTER_TO_DATE';

export type Polarity = 'HIGHER' | 'LOWER' | 'NEUTRAL';

export type ScorecardInput = {
  /** What changes are told against; left out: the period before. */
  readonly compareTo?: ComparisonInput | null | undefined;
  readonly dimension: string;
  /** The columns; 1 to 50. */
  readonly metrics: ReadonlyArray<string>;
  readonly period: PeriodInput;
  /** The rows; they are ranked among all of the dimension. */
  readonly segments?: ReadonlyArray<string> | null | undefined;
  /** Left out: as the workspace declares them. */
  readonly sort?: ScorecardSortInput | null | undefined;
};

/** The worst first. */
export type ScorecardSortInput =
  | {
      /** The dearest and least satisfied first; true. */
      readonly expensiveAndUnhappy: boolean;
      readonly metric?: never;
    }
  | {
      readonly expensiveAndUnhappy?: never; /** By a metric; where no direction is good, the highest first. */
      readonly metric: string;
    };

export type StandardKind =
  | 'AT_LEAST'
  | 'AT_MOST'
  | 'BETWEEN'
  /** At least "share" of the events take "high" at most. */
  | 'SHARE_WITHIN';

export type StandardStatus =
  /** On the good side, but chance could have put it there; or close, where nobody can tell. */
  | 'AT_RISK'
  | 'MET'
  /** On the wrong side, whether by chance or not; see p. */
  | 'MISSED'
  /** Missing, thin or immature; "reason" says which. */
  | 'NOT_EVALUABLE'
  /** There is no standard; only of nodes and cells of the tree. */
  | 'UNSET';

/** In the direction that the metric calls good. */
export type Tone = 'BAD' | 'GOOD' | 'NEUTRAL';

export type ScorecardQueryVariables = Exact<{
  input: ScorecardInput;
}>;

export type ScorecardQuery = {
  readonly scorecard: {
    readonly period: { readonly label: string; readonly isComplete: boolean; readonly unfinished: string | null };
    readonly basis: { readonly label: string };
    readonly dimension: { readonly key: string; readonly name: string };
    readonly unknown: { readonly customers: number | null; readonly conversations: number | null };
    readonly columns: ReadonlyArray<{
      readonly notShrunk: string | null;
      readonly metric: { readonly key: string; readonly name: string; readonly polarity: Polarity };
    }>;
    readonly total: {
      readonly expensiveAndUnhappy: number | null;
      readonly segment: { readonly key: string; readonly name: string; readonly isUnknown: boolean } | null;
      readonly owner: {
        readonly acting: boolean;
        readonly direct: boolean;
        readonly person: { readonly name: string };
      } | null;
      readonly node: { readonly key: string } | null;
      readonly cells: ReadonlyArray<{
        readonly rank: number | null;
        readonly status: StandardStatus | null;
        readonly metric: { readonly key: string };
        readonly node: { readonly key: string } | null;
        readonly current: {
          readonly value: number | null;
          readonly formatted: string | null;
          readonly availability: {
            readonly status: AvailabilityStatus;
            readonly marks: ReadonlyArray<AvailabilityReason>;
            readonly message: string | null;
          };
        };
        readonly comparison: {
          readonly relativeChange: number | null;
          readonly tone: Tone;
          readonly withinNoise: boolean | null;
          readonly absoluteChange: { readonly formatted: string | null };
        };
        readonly shrunk: { readonly formatted: string; readonly value: number; readonly ownWeight: number } | null;
        readonly standards: ReadonlyArray<{
          readonly status: StandardStatus;
          readonly marginFormatted: string | null;
          readonly actualFormatted: string | null;
          readonly reason: string | null;
          readonly standard: { readonly text: string; readonly kind: StandardKind };
        }>;
      }>;
    };
    readonly rows: ReadonlyArray<{
      readonly expensiveAndUnhappy: number | null;
      readonly segment: { readonly key: string; readonly name: string; readonly isUnknown: boolean } | null;
      readonly owner: {
        readonly acting: boolean;
        readonly direct: boolean;
        readonly person: { readonly name: string };
      } | null;
      readonly node: { readonly key: string } | null;
      readonly cells: ReadonlyArray<{
        readonly rank: number | null;
        readonly status: StandardStatus | null;
        readonly metric: { readonly key: string };
        readonly node: { readonly key: string } | null;
        readonly current: {
          readonly value: number | null;
          readonly formatted: string | null;
          readonly availability: {
            readonly status: AvailabilityStatus;
            readonly marks: ReadonlyArray<AvailabilityReason>;
            readonly message: string | null;
          };
        };
        readonly comparison: {
          readonly relativeChange: number | null;
          readonly tone: Tone;
          readonly withinNoise: boolean | null;
          readonly absoluteChange: { readonly formatted: string | null };
        };
        readonly shrunk: { readonly formatted: string; readonly value: number; readonly ownWeight: number } | null;
        readonly standards: ReadonlyArray<{
          readonly status: StandardStatus;
          readonly marginFormatted: string | null;
          readonly actualFormatted: string | null;
          readonly reason: string | null;
          readonly standard: { readonly text: string; readonly kind: StandardKind };
        }>;
      }>;
    }>;
  };
};

export type ScorecardLineFragment = {
  readonly expensiveAndUnhappy: number | null;
  readonly segment: { readonly key: string; readonly name: string; readonly isUnknown: boolean } | null;
  readonly owner: {
    readonly acting: boolean;
    readonly direct: boolean;
    readonly person: { readonly name: string };
  } | null;
  readonly node: { readonly key: string } | null;
  readonly cells: ReadonlyArray<{
    readonly rank: number | null;
    readonly status: StandardStatus | null;
    readonly metric: { readonly key: string };
    readonly node: { readonly key: string } | null;
    readonly current: {
      readonly value: number | null;
      readonly formatted: string | null;
      readonly availability: {
        readonly status: AvailabilityStatus;
        readonly marks: ReadonlyArray<AvailabilityReason>;
        readonly message: string | null;
      };
    };
    readonly comparison: {
      readonly relativeChange: number | null;
      readonly tone: Tone;
      readonly withinNoise: boolean | null;
      readonly absoluteChange: { readonly formatted: string | null };
    };
    readonly shrunk: { readonly formatted: string; readonly value: number; readonly ownWeight: number } | null;
    readonly standards: ReadonlyArray<{
      readonly status: StandardStatus;
      readonly marginFormatted: string | null;
      readonly actualFormatted: string | null;
      readonly reason: string | null;
      readonly standard: { readonly text: string; readonly kind: StandardKind };
    }>;
  }>;
};

export type ContrastsQueryVariables = Exact<{
  period?: PeriodInput | null | undefined;
}>;

export type ContrastsQuery = {
  readonly contrasts: ReadonlyArray<{
    readonly rule: ContrastRule;
    readonly kind: ContrastKind;
    readonly name: string;
    readonly state: ContrastState;
    readonly words: string;
    readonly assumptions: ReadonlyArray<string>;
    readonly cases: ReadonlyArray<{
      readonly state: ContrastState;
      readonly title: string;
      readonly words: string;
      readonly segment: string | null;
      readonly metric: string;
      readonly evidence: ReadonlyArray<{ readonly label: string; readonly text: string }>;
    }>;
  }>;
};

export const Scorecard = operation<ScorecardQuery, ScorecardQueryVariables>(
  'sha256:2ad88ad18b503e84e1dd11b272e0a2fe6f604906c401ce65e4b0dfe63860b1f7',
  'query',
);
export const Contrasts = operation<ContrastsQuery, ContrastsQueryVariables>(
  'sha256:73373118b0509cc5edee50e0e4e1873f84f365b736f38f50f2c1ef7c4ef2f75d',
  'query',
);
