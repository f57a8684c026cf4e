/** Generated from apps/web/pages/tree.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AvailabilityStatus = 'AVAILABLE' | 'LOW_CONFIDENCE' | 'UNAVAILABLE';

export type ChangeNoise =
  /** Days alone would give so large a difference in less than 5 % of cases. */
  | 'BEYOND'
  /** It cannot be told: the two are not comparable, there are under seven days, or how the metric varies from day to day is not known. */
  | 'UNKNOWN'
  /** Days alone may have given it. */
  | 'WITHIN';

/** Another period to compare with. */
export type ComparisonInput =
  | { readonly period: PeriodInput; readonly preset?: never }
  | { readonly period?: never; readonly preset: ComparisonPreset };

export type ComparisonPreset = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR';

/** Half-open: start is in, endExclusive is out. */
export type DateRangeInput = {
  /** The first day that is out. */
  readonly endExclusive: string;
  readonly start: string;
};

export type MatrixColumnKind =
  /** All segments together. */
  | 'ALL'
  | 'SEGMENT'
  /** Customers without a label. */
  | 'UNKNOWN';

export type OwnerKind =
  /** Acts for somebody who is away. */
  | 'ACTING'
  /** Assigned to the node or its slot. */
  | 'DIRECT'
  /** Nobody answers for it. */
  | 'GAP'
  /** Assigned further up. */
  | 'INHERITED';

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

export type TreeSideBySideQueryVariables = Exact<{
  at?: string | null | undefined;
  dimension?: string | null | undefined;
  period: PeriodInput;
  compareTo: ComparisonInput;
  segments?: ReadonlyArray<string> | string | null | undefined;
}>;

export type TreeSideBySideQuery = {
  readonly tree: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly matrix: {
      readonly dimension: string;
      readonly dimensionName: string;
      readonly period: {
        readonly label: string;
        readonly start: string;
        readonly endExclusive: string;
        readonly isComplete: boolean;
        readonly timeZone: string;
      };
      readonly comparePeriod: { readonly label: string } | null;
      readonly rows: ReadonlyArray<{
        readonly templateKey: string;
        readonly parent: number | null;
        readonly depth: number;
        readonly name: string;
        readonly description: string | null;
        readonly metric: string | null;
        readonly metricName: string | null;
        readonly polarity: Polarity | null;
        readonly influence: boolean;
        readonly influenceNote: string | null;
        readonly formula: string | null;
        readonly planned: boolean;
        readonly owner: number | null;
      }>;
      readonly columns: ReadonlyArray<{
        readonly key: string | null;
        readonly name: string;
        readonly kind: MatrixColumnKind;
        readonly nodeId: string | null;
        readonly nodeKey: string | null;
        readonly volume: number | null;
        readonly customers: number | null;
        readonly owner: number | null;
        readonly ownerKind: OwnerKind | null;
      }>;
      readonly cells: {
        readonly nodeId: ReadonlyArray<string | null>;
        readonly nodeKey: ReadonlyArray<string | null>;
        readonly value: ReadonlyArray<number | null>;
        readonly formatted: ReadonlyArray<string | null>;
        readonly change: ReadonlyArray<number | null>;
        readonly changeFormatted: ReadonlyArray<string | null>;
        readonly tone: ReadonlyArray<Tone | null>;
        readonly noise: ReadonlyArray<ChangeNoise | null>;
        readonly status: ReadonlyArray<AvailabilityStatus | null>;
        readonly message: ReadonlyArray<string | null>;
        readonly standard: ReadonlyArray<StandardStatus | null>;
        readonly standardText: ReadonlyArray<string | null>;
        readonly gap: ReadonlyArray<number | null>;
        readonly gapFormatted: ReadonlyArray<string | null>;
        readonly gapTone: ReadonlyArray<Tone | null>;
        readonly gapNoise: ReadonlyArray<ChangeNoise | null>;
        readonly findings: ReadonlyArray<number>;
        readonly findingsBelow: ReadonlyArray<number>;
        readonly owner: ReadonlyArray<number | null>;
        readonly ownerKind: ReadonlyArray<OwnerKind | null>;
      };
      readonly people: ReadonlyArray<{ readonly key: string; readonly name: string }>;
    };
  } | null;
};

export const TreeSideBySide = operation<TreeSideBySideQuery, TreeSideBySideQueryVariables>(
  'sha256:f76143a0bf043a08028a5880f9e5009653abd665409da767571a510c13d47317',
  'query',
);
