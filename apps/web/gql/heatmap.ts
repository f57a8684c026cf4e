/** Generated from apps/web/pages/heatmap.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AvailabilityStatus = 'AVAILABLE' | 'LOW_CONFIDENCE' | 'UNAVAILABLE';

/** Half-open: start is in, endExclusive is out. */
export type DateRangeInput = {
  /** The first day that is out. */
  readonly endExclusive: string;
  readonly start: string;
};

export type GapScale =
  /** In the unit of the metric. */
  | 'POINTS'
  /** Gaps of times are parts of the whole, judged in logarithms. */
  | 'RATIO'
  /** Parts of the whole. */
  | 'RELATIVE';

/** Dimensions are those of customers by their keys, or topic, channel, stage and attributes of conversations. */
export type HeatmapInput = {
  readonly columnDimension: string;
  readonly metric: string;
  readonly period: PeriodInput;
  readonly rowDimension: string;
};

export type HeatmapItemKind =
  /** Conversations of which nobody said it; shown, never compared. */
  | 'NONE'
  /** Rare ones together; shown, never compared. */
  | 'REST'
  | 'SEGMENT'
  /** Customers without a label; shown, never compared. */
  | 'UNKNOWN'
  /** A topic, a channel, a stage, or what an attribute says. */
  | 'VALUE';

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

export type StandsOut = 'ABOVE' | 'BELOW';

export type UniformityVerdict =
  /** The data allows both; widestGap says how far apart they may be. */
  | 'CANNOT_TELL'
  /** Shown, and by more than the margin. */
  | 'DIFFERS'
  /** The metric has no value per customer, or there are too few segments; see words. */
  | 'NOT_JUDGED'
  /** Shown: every segment is within the margin of the whole. */
  | 'UNIFORM';

export type UnitKind = 'COUNT' | 'DURATION' | 'MONEY' | 'RATE' | 'RATIO' | 'SCORE';

export type HeatmapQueryVariables = Exact<{
  input: HeatmapInput;
}>;

export type HeatmapQuery = {
  readonly heatmap: {
    readonly compared: number;
    readonly notes: ReadonlyArray<string>;
    readonly period: { readonly label: string; readonly unfinished: string | null };
    readonly metric: {
      readonly key: string;
      readonly name: string;
      readonly polarity: Polarity;
      readonly unit: { readonly kind: UnitKind };
    };
    readonly overall: { readonly formatted: string | null };
    readonly rows: {
      readonly dimension: string;
      readonly name: string;
      readonly items: ReadonlyArray<{
        readonly key: string;
        readonly kind: HeatmapItemKind;
        readonly name: string;
        readonly folded: number;
        readonly total: { readonly formatted: string | null };
      }>;
    };
    readonly columns: {
      readonly dimension: string;
      readonly name: string;
      readonly items: ReadonlyArray<{
        readonly key: string;
        readonly kind: HeatmapItemKind;
        readonly name: string;
        readonly folded: number;
        readonly total: { readonly formatted: string | null };
      }>;
    };
    readonly cells: ReadonlyArray<{
      readonly row: number;
      readonly column: number;
      readonly customers: number;
      readonly standsOut: StandsOut | null;
      readonly pValue: number | null;
      readonly measurement: {
        readonly value: number | null;
        readonly formatted: string | null;
        readonly availability: { readonly status: AvailabilityStatus; readonly message: string | null };
      };
    }>;
    readonly uniformity: {
      readonly verdict: UniformityVerdict;
      readonly words: string;
      readonly scale: GapScale | null;
      readonly segments: ReadonlyArray<{
        readonly segment: string;
        readonly name: string;
        readonly customers: number;
        readonly gap: number | null;
        readonly low: number | null;
        readonly high: number | null;
        readonly leftOut: string | null;
      }>;
    };
  };
};

export type HeatmapLineFragment = {
  readonly dimension: string;
  readonly name: string;
  readonly items: ReadonlyArray<{
    readonly key: string;
    readonly kind: HeatmapItemKind;
    readonly name: string;
    readonly folded: number;
    readonly total: { readonly formatted: string | null };
  }>;
};

export const Heatmap = operation<HeatmapQuery, HeatmapQueryVariables>(
  'sha256:cea1f74c98cda8d26cce656d5b3f7df1f9621fb357ef43963ad872da8e792a32',
  'query',
);
