/** Generated from apps/web/pages/demand.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

export type DemandInput = {
  /** The period before when left out. */
  readonly compareTo?: ComparisonInput | null | undefined;
  /** Whose segments are told apart; the tree's when left out. */
  readonly dimension?: string | null | undefined;
  readonly period: PeriodInput;
  /** Only one: industry/healthcare; "all" for everybody together. */
  readonly segment?: string | null | undefined;
};

export type DemandWeight =
  /** Where no handle time is known. */
  | 'CONVERSATIONS'
  /** What handling costs. */
  | 'COST'
  /** Where no cost is known. */
  | 'HANDLE_TIME';

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

export type DemandQueryVariables = Exact<{
  input: DemandInput;
  by: ReadonlyArray<string> | string;
  first: number;
}>;

export type DemandQuery = {
  readonly demand: {
    readonly totalCount: number;
    readonly weight: DemandWeight;
    readonly notes: ReadonlyArray<string>;
    readonly period: { readonly label: string };
    readonly basis: { readonly label: string };
    readonly items: ReadonlyArray<{
      readonly segment: string;
      readonly segmentName: string;
      readonly created: number;
      readonly customers: number | null;
      readonly resolved: number | null;
      readonly isThin: boolean;
      readonly share: number | null;
      readonly relativeChange: number | null;
      readonly versusAll: number | null;
      readonly labels: ReadonlyArray<{ readonly dimension: string; readonly value: string | null }>;
      readonly handleTime: { readonly formatted: string } | null;
      readonly cost: { readonly formatted: string } | null;
      readonly costChange: { readonly value: number; readonly formatted: string } | null;
      readonly points: ReadonlyArray<{
        readonly start: string;
        readonly endExclusive: string;
        readonly created: number;
        readonly handleTime: { readonly value: number; readonly formatted: string } | null;
      }>;
      readonly costPerConversation: { readonly formatted: string } | null;
      readonly costVersusAll: { readonly value: number; readonly formatted: string } | null;
    }>;
  };
  readonly escalations: {
    readonly totalCount: number;
    readonly notes: ReadonlyArray<string>;
    readonly items: ReadonlyArray<{
      readonly segment: string;
      readonly segmentName: string;
      readonly topic: string | null;
      readonly reason: string | null;
      readonly escalated: number;
      readonly customers: number;
      readonly share: number;
      readonly rate: number | null;
      readonly change: number | null;
      readonly isThin: boolean;
    }>;
  };
};

export const Demand = operation<DemandQuery, DemandQueryVariables>(
  'sha256:7113bea80d34e4a725b2516890bf1311eab837587828b538d62cd3eb8d82a371',
  'query',
);
