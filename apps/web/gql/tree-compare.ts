/** Generated from apps/web/pages/tree-compare.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Half-open: start is in, endExclusive is out. */
export type DateRangeInput = {
  /** The first day that is out. */
  readonly endExclusive: string;
  readonly start: string;
};

/** Whether the standards of two segments ask for the gap between them. */
export type GapReading = 'ACCIDENTAL' | 'DELIBERATE' | 'UNSET';

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

/** In the direction that the metric calls good. */
export type Tone = 'BAD' | 'GOOD' | 'NEUTRAL';

export type TreeCompareQueryVariables = Exact<{
  at?: string | null | undefined;
  dimension?: string | null | undefined;
  segment: string;
  to: string;
  period: PeriodInput;
}>;

export type TreeCompareQuery = {
  readonly tree: {
    readonly slice: {
      readonly nodes: ReadonlyArray<{
        readonly id: string;
        readonly depth: number;
        readonly templateKey: string | null;
        readonly segment: { readonly key: string } | null;
        readonly difference: {
          readonly relative: number | null;
          readonly tone: Tone;
          readonly withinNoise: boolean | null;
          readonly absolute: { readonly formatted: string | null; readonly value: number | null };
          readonly standards: { readonly reading: GapReading; readonly text: string } | null;
        } | null;
      }>;
    };
  } | null;
};

export const TreeCompare = operation<TreeCompareQuery, TreeCompareQueryVariables>(
  'sha256:fc3457a4f914f93a51041564e096707987db4da68b5c3db8ae7d50ee9a861ed3',
  'query',
);
