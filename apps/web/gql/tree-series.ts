/** Generated from apps/web/pages/tree-series.graphql by "npm run generate"; do not edit. */
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

export type Grain = 'DAY' | 'MONTH' | 'QUARTER' | 'WEEK' | 'YEAR';

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

export type TreeSeriesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  period: PeriodInput;
  grain: Grain;
}>;

export type TreeSeriesQuery = {
  readonly nodes: ReadonlyArray<
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | {
        readonly id: string;
        readonly series: {
          readonly points: ReadonlyArray<{
            readonly period: { readonly start: string; readonly label: string };
            readonly measurement: {
              readonly value: number | null;
              readonly formatted: string | null;
              readonly availability: { readonly status: AvailabilityStatus };
            };
          }>;
        } | null;
      }
    | null
  >;
};

export const TreeSeries = operation<TreeSeriesQuery, TreeSeriesQueryVariables>(
  'sha256:ce46e305e7ce0b28a3654c458aa83056bfcf819d747303134ae794b2dee5cffd',
  'query',
);
