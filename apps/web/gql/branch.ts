/** Generated from apps/web/pages/branch.graphql by "npm run generate"; do not edit. */
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

export type InfluenceState = 'NOT_ENOUGH_WEEKS' | 'TESTED' | 'UNTESTED';

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

export type BranchNodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  period: PeriodInput;
}>;

export type BranchNodesQuery = {
  readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Finding' }
    | { readonly __typename: 'ImpactAssessment' }
    | { readonly __typename: 'Import' }
    | { readonly __typename: 'Intervention' }
    | { readonly __typename: 'Metric' }
    | { readonly __typename: 'MetricTree' }
    | { readonly __typename: 'Person' }
    | { readonly __typename: 'Segment' }
    | { readonly __typename: 'SegmentDimension' }
    | { readonly __typename: 'Team' }
    | {
        readonly __typename: 'TreeNode';
        readonly id: string;
        readonly sparkline: ReadonlyArray<number | null>;
        readonly influence: { readonly state: InfluenceState; readonly words: string } | null;
      }
    | null
  >;
};

export const BranchNodes = operation<BranchNodesQuery, BranchNodesQueryVariables>(
  'sha256:3d16cb91897a70a54fe2fee667d12774283d236c9164b555b778af90dff3a323',
  'query',
);
