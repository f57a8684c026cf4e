/** Generated from apps/web/pages/explain.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AvailabilityStatus = 'AVAILABLE' | 'LOW_CONFIDENCE' | 'UNAVAILABLE';

/** Another period to compare with. */
export type ComparisonInput =
  | { readonly period: PeriodInput; readonly preset?: never }
  | { readonly period?: never; readonly preset: ComparisonPreset };

export type ComparisonPreset = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR';

export type ContributionKind =
  /** Several that cancel each other, below it; only in lines. */
  'CANCELLING' | 'CHILD' | 'MEASURE' | 'METRIC';

export type ContributionMethod =
  /** The same on a geometric path: the log mean Divisia index, LMDI-I. */
  | 'LMDI'
  /** All inputs move together from old to new, every step is split exactly (Aumann-Shapley). */
  | 'PATH';

/** Half-open: start is in, endExclusive is out. */
export type DateRangeInput = {
  /** The first day that is out. */
  readonly endExclusive: string;
  readonly start: string;
};

export type ExplanationView =
  /** Parts that add up to the difference. */
  | 'ADDITIVE'
  /** Factors, too, that multiply to it; every input must be above zero. */
  | 'COMPOUNDING';

/** Whether the standards of two segments ask for the gap between them. */
export type GapReading = 'ACCIDENTAL' | 'DELIBERATE' | 'UNSET';

export type MixReading =
  /** Each makes a good part of it. */
  | 'BOTH'
  /** The conversations are of other kinds; the same kinds do not differ, or the other way round. */
  | 'MIX'
  /** Conversations of the same kind turn out otherwise. */
  | 'RATE'
  /** The mix makes a part of it at most, and what is left may be chance. */
  | 'UNCLEAR';

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

export type UnitKind = 'COUNT' | 'DURATION' | 'MONEY' | 'RATE' | 'RATIO' | 'SCORE';

export type ExplainChangeQueryVariables = Exact<{
  node: string;
  period: PeriodInput;
  compareTo: ComparisonInput;
  dimension?: string | null | undefined;
  view: ExplanationView;
}>;

export type ExplainChangeQuery = {
  readonly explainChange: {
    readonly method: ContributionMethod | null;
    readonly formula: string | null;
    readonly tolerance: number;
    readonly sentences: ReadonlyArray<string>;
    readonly segments: {
      readonly dimension: string;
      readonly simpson: boolean;
      readonly denominator: string | null;
      readonly mixEffect: { readonly formatted: string };
      readonly rateEffect: { readonly formatted: string };
      readonly items: ReadonlyArray<{
        readonly shareBefore: number;
        readonly shareAfter: number;
        readonly segments: ReadonlyArray<{ readonly key: string; readonly name: string }>;
        readonly before: { readonly formatted: string; readonly value: number } | null;
        readonly after: { readonly formatted: string; readonly value: number } | null;
        readonly mixEffect: { readonly formatted: string };
        readonly rateEffect: { readonly formatted: string };
      }>;
    } | null;
    readonly against: { readonly formatted: string; readonly value: number } | null;
    readonly availability: { readonly status: AvailabilityStatus; readonly message: string | null };
    readonly current: { readonly value: number | null; readonly formatted: string | null };
    readonly reference: { readonly value: number | null; readonly formatted: string | null };
    readonly change: { readonly value: number | null; readonly formatted: string | null };
    readonly lines: ReadonlyArray<{
      readonly key: string;
      readonly name: string;
      readonly kind: ContributionKind;
      readonly overall: boolean;
      readonly withinNoise: boolean | null;
      readonly items: ReadonlyArray<{
        readonly key: string;
        readonly name: string;
        readonly kind: ContributionKind;
        readonly overall: boolean;
        readonly withinNoise: boolean | null;
        readonly items: ReadonlyArray<{
          readonly key: string;
          readonly name: string;
          readonly kind: ContributionKind;
          readonly overall: boolean;
          readonly withinNoise: boolean | null;
          readonly before: { readonly formatted: string } | null;
          readonly after: { readonly formatted: string } | null;
          readonly absolute: { readonly formatted: string; readonly value: number };
          readonly low: { readonly formatted: string; readonly value: number } | null;
          readonly high: { readonly formatted: string; readonly value: number } | null;
          readonly node: { readonly key: string } | null;
          readonly owner: { readonly person: { readonly name: string } } | null;
        }>;
        readonly before: { readonly formatted: string } | null;
        readonly after: { readonly formatted: string } | null;
        readonly absolute: { readonly formatted: string; readonly value: number };
        readonly low: { readonly formatted: string; readonly value: number } | null;
        readonly high: { readonly formatted: string; readonly value: number } | null;
        readonly node: { readonly key: string } | null;
        readonly owner: { readonly person: { readonly name: string } } | null;
      }>;
      readonly before: { readonly formatted: string } | null;
      readonly after: { readonly formatted: string } | null;
      readonly absolute: { readonly formatted: string; readonly value: number };
      readonly low: { readonly formatted: string; readonly value: number } | null;
      readonly high: { readonly formatted: string; readonly value: number } | null;
      readonly node: { readonly key: string } | null;
      readonly owner: { readonly person: { readonly name: string } } | null;
    }>;
    readonly mix: {
      readonly text: string;
      readonly reading: MixReading;
      readonly metric: { readonly name: string };
      readonly alone: ReadonlyArray<{
        readonly dimensions: ReadonlyArray<string>;
        readonly mixShare: number | null;
        readonly mixEffect: { readonly formatted: string };
        readonly rateEffect: { readonly formatted: string };
        readonly kinds: ReadonlyArray<{
          readonly name: string;
          readonly shareBefore: number;
          readonly shareAfter: number;
          readonly before: { readonly formatted: string } | null;
          readonly after: { readonly formatted: string } | null;
          readonly mixEffect: { readonly formatted: string };
          readonly rateEffect: { readonly formatted: string };
        }>;
      }>;
      readonly joint: {
        readonly dimensions: ReadonlyArray<string>;
        readonly mixShare: number | null;
        readonly mixEffect: { readonly formatted: string };
        readonly rateEffect: { readonly formatted: string };
        readonly kinds: ReadonlyArray<{
          readonly name: string;
          readonly shareBefore: number;
          readonly shareAfter: number;
          readonly before: { readonly formatted: string } | null;
          readonly after: { readonly formatted: string } | null;
          readonly mixEffect: { readonly formatted: string };
          readonly rateEffect: { readonly formatted: string };
        }>;
      } | null;
    } | null;
  } | null;
};

export type ExplainedFragment = {
  readonly method: ContributionMethod | null;
  readonly formula: string | null;
  readonly tolerance: number;
  readonly sentences: ReadonlyArray<string>;
  readonly against: { readonly formatted: string; readonly value: number } | null;
  readonly availability: { readonly status: AvailabilityStatus; readonly message: string | null };
  readonly current: { readonly value: number | null; readonly formatted: string | null };
  readonly reference: { readonly value: number | null; readonly formatted: string | null };
  readonly change: { readonly value: number | null; readonly formatted: string | null };
  readonly lines: ReadonlyArray<{
    readonly key: string;
    readonly name: string;
    readonly kind: ContributionKind;
    readonly overall: boolean;
    readonly withinNoise: boolean | null;
    readonly items: ReadonlyArray<{
      readonly key: string;
      readonly name: string;
      readonly kind: ContributionKind;
      readonly overall: boolean;
      readonly withinNoise: boolean | null;
      readonly items: ReadonlyArray<{
        readonly key: string;
        readonly name: string;
        readonly kind: ContributionKind;
        readonly overall: boolean;
        readonly withinNoise: boolean | null;
        readonly before: { readonly formatted: string } | null;
        readonly after: { readonly formatted: string } | null;
        readonly absolute: { readonly formatted: string; readonly value: number };
        readonly low: { readonly formatted: string; readonly value: number } | null;
        readonly high: { readonly formatted: string; readonly value: number } | null;
        readonly node: { readonly key: string } | null;
        readonly owner: { readonly person: { readonly name: string } } | null;
      }>;
      readonly before: { readonly formatted: string } | null;
      readonly after: { readonly formatted: string } | null;
      readonly absolute: { readonly formatted: string; readonly value: number };
      readonly low: { readonly formatted: string; readonly value: number } | null;
      readonly high: { readonly formatted: string; readonly value: number } | null;
      readonly node: { readonly key: string } | null;
      readonly owner: { readonly person: { readonly name: string } } | null;
    }>;
    readonly before: { readonly formatted: string } | null;
    readonly after: { readonly formatted: string } | null;
    readonly absolute: { readonly formatted: string; readonly value: number };
    readonly low: { readonly formatted: string; readonly value: number } | null;
    readonly high: { readonly formatted: string; readonly value: number } | null;
    readonly node: { readonly key: string } | null;
    readonly owner: { readonly person: { readonly name: string } } | null;
  }>;
  readonly mix: {
    readonly text: string;
    readonly reading: MixReading;
    readonly metric: { readonly name: string };
    readonly alone: ReadonlyArray<{
      readonly dimensions: ReadonlyArray<string>;
      readonly mixShare: number | null;
      readonly mixEffect: { readonly formatted: string };
      readonly rateEffect: { readonly formatted: string };
      readonly kinds: ReadonlyArray<{
        readonly name: string;
        readonly shareBefore: number;
        readonly shareAfter: number;
        readonly before: { readonly formatted: string } | null;
        readonly after: { readonly formatted: string } | null;
        readonly mixEffect: { readonly formatted: string };
        readonly rateEffect: { readonly formatted: string };
      }>;
    }>;
    readonly joint: {
      readonly dimensions: ReadonlyArray<string>;
      readonly mixShare: number | null;
      readonly mixEffect: { readonly formatted: string };
      readonly rateEffect: { readonly formatted: string };
      readonly kinds: ReadonlyArray<{
        readonly name: string;
        readonly shareBefore: number;
        readonly shareAfter: number;
        readonly before: { readonly formatted: string } | null;
        readonly after: { readonly formatted: string } | null;
        readonly mixEffect: { readonly formatted: string };
        readonly rateEffect: { readonly formatted: string };
      }>;
    } | null;
  } | null;
};

export type PartLineFragment = {
  readonly key: string;
  readonly name: string;
  readonly kind: ContributionKind;
  readonly overall: boolean;
  readonly withinNoise: boolean | null;
  readonly before: { readonly formatted: string } | null;
  readonly after: { readonly formatted: string } | null;
  readonly absolute: { readonly formatted: string; readonly value: number };
  readonly low: { readonly formatted: string; readonly value: number } | null;
  readonly high: { readonly formatted: string; readonly value: number } | null;
  readonly node: { readonly key: string } | null;
  readonly owner: { readonly person: { readonly name: string } } | null;
};

export type SplitFragment = {
  readonly dimensions: ReadonlyArray<string>;
  readonly mixShare: number | null;
  readonly mixEffect: { readonly formatted: string };
  readonly rateEffect: { readonly formatted: string };
  readonly kinds: ReadonlyArray<{
    readonly name: string;
    readonly shareBefore: number;
    readonly shareAfter: number;
    readonly before: { readonly formatted: string } | null;
    readonly after: { readonly formatted: string } | null;
    readonly mixEffect: { readonly formatted: string };
    readonly rateEffect: { readonly formatted: string };
  }>;
};

export type ExplainGapQueryVariables = Exact<{
  node: string;
  segment?: string | null | undefined;
  reference?: string | null | undefined;
  period: PeriodInput;
  view: ExplanationView;
}>;

export type ExplainGapQuery = {
  readonly explainGap: {
    readonly method: ContributionMethod | null;
    readonly formula: string | null;
    readonly tolerance: number;
    readonly sentences: ReadonlyArray<string>;
    readonly standards: { readonly reading: GapReading; readonly text: string } | null;
    readonly against: { readonly formatted: string; readonly value: number } | null;
    readonly availability: { readonly status: AvailabilityStatus; readonly message: string | null };
    readonly current: { readonly value: number | null; readonly formatted: string | null };
    readonly reference: { readonly value: number | null; readonly formatted: string | null };
    readonly change: { readonly value: number | null; readonly formatted: string | null };
    readonly lines: ReadonlyArray<{
      readonly key: string;
      readonly name: string;
      readonly kind: ContributionKind;
      readonly overall: boolean;
      readonly withinNoise: boolean | null;
      readonly items: ReadonlyArray<{
        readonly key: string;
        readonly name: string;
        readonly kind: ContributionKind;
        readonly overall: boolean;
        readonly withinNoise: boolean | null;
        readonly items: ReadonlyArray<{
          readonly key: string;
          readonly name: string;
          readonly kind: ContributionKind;
          readonly overall: boolean;
          readonly withinNoise: boolean | null;
          readonly before: { readonly formatted: string } | null;
          readonly after: { readonly formatted: string } | null;
          readonly absolute: { readonly formatted: string; readonly value: number };
          readonly low: { readonly formatted: string; readonly value: number } | null;
          readonly high: { readonly formatted: string; readonly value: number } | null;
          readonly node: { readonly key: string } | null;
          readonly owner: { readonly person: { readonly name: string } } | null;
        }>;
        readonly before: { readonly formatted: string } | null;
        readonly after: { readonly formatted: string } | null;
        readonly absolute: { readonly formatted: string; readonly value: number };
        readonly low: { readonly formatted: string; readonly value: number } | null;
        readonly high: { readonly formatted: string; readonly value: number } | null;
        readonly node: { readonly key: string } | null;
        readonly owner: { readonly person: { readonly name: string } } | null;
      }>;
      readonly before: { readonly formatted: string } | null;
      readonly after: { readonly formatted: string } | null;
      readonly absolute: { readonly formatted: string; readonly value: number };
      readonly low: { readonly formatted: string; readonly value: number } | null;
      readonly high: { readonly formatted: string; readonly value: number } | null;
      readonly node: { readonly key: string } | null;
      readonly owner: { readonly person: { readonly name: string } } | null;
    }>;
    readonly mix: {
      readonly text: string;
      readonly reading: MixReading;
      readonly metric: { readonly name: string };
      readonly alone: ReadonlyArray<{
        readonly dimensions: ReadonlyArray<string>;
        readonly mixShare: number | null;
        readonly mixEffect: { readonly formatted: string };
        readonly rateEffect: { readonly formatted: string };
        readonly kinds: ReadonlyArray<{
          readonly name: string;
          readonly shareBefore: number;
          readonly shareAfter: number;
          readonly before: { readonly formatted: string } | null;
          readonly after: { readonly formatted: string } | null;
          readonly mixEffect: { readonly formatted: string };
          readonly rateEffect: { readonly formatted: string };
        }>;
      }>;
      readonly joint: {
        readonly dimensions: ReadonlyArray<string>;
        readonly mixShare: number | null;
        readonly mixEffect: { readonly formatted: string };
        readonly rateEffect: { readonly formatted: string };
        readonly kinds: ReadonlyArray<{
          readonly name: string;
          readonly shareBefore: number;
          readonly shareAfter: number;
          readonly before: { readonly formatted: string } | null;
          readonly after: { readonly formatted: string } | null;
          readonly mixEffect: { readonly formatted: string };
          readonly rateEffect: { readonly formatted: string };
        }>;
      } | null;
    } | null;
  } | null;
};

export type ExplainedNodeQueryVariables = Exact<{
  node: string;
}>;

export type ExplainedNodeQuery = {
  readonly tree: {
    readonly id: string;
    readonly node: {
      readonly id: string;
      readonly key: string;
      readonly name: string;
      readonly segment: { readonly key: string; readonly name: string } | null;
      readonly metric: {
        readonly key: string;
        readonly name: string;
        readonly polarity: Polarity;
        readonly unit: { readonly kind: UnitKind; readonly currency: string | null };
      } | null;
    } | null;
  } | null;
};

export type NeededQueryVariables = Exact<{
  node: string;
  period: PeriodInput;
  target: number;
}>;

export type NeededQuery = {
  readonly tree: {
    readonly id: string;
    readonly node: {
      readonly id: string;
      readonly neededChange: ReadonlyArray<{
        readonly key: string;
        readonly name: string;
        readonly relative: number | null;
        readonly from: { readonly formatted: string };
        readonly to: { readonly formatted: string } | null;
      }>;
    } | null;
  } | null;
};

export const ExplainChange = operation<ExplainChangeQuery, ExplainChangeQueryVariables>(
  'sha256:0ddf662a9bccd8d94e396ef322fb3cfd82d3f0d0243e524dbb5b650c26d54adf',
  'query',
);
export const ExplainGap = operation<ExplainGapQuery, ExplainGapQueryVariables>(
  'sha256:0de09102d373ef42e562c38180cc2964d8d27f8abc07ea54d1882fbf4e30436c',
  'query',
);
export const ExplainedNode = operation<ExplainedNodeQuery, ExplainedNodeQueryVariables>(
  'sha256:b13cd2339e257a0b5e279f7203df8b7af70b78c6b1f925218cd610536e098a40',
  'query',
);
export const Needed = operation<NeededQuery, NeededQueryVariables>(
  'sha256:fb3f1ba3a19f87f25d7191f2411ab25eaae9d1c9653d1b1f06622e7e8aa0e8e8',
  'query',
);
