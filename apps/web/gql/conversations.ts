/** Generated from apps/web/pages/conversations.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What must lie in the period for a conversation to count there. */
export type ConversationClock = 'CREATED' | 'RATED' | 'RESOLVED';

/** What conversations have in a dimension of conversations; null: nothing. */
export type ConversationLabelInput = {
  /** topic, channel, stage, or the name of an attribute. */
  readonly dimension: string;
  readonly value?: string | null | undefined;
};

/** The newest first; or by what each adds to the measure, those without a value last. */
export type ConversationOrder = 'HIGHEST' | 'LOWEST' | 'NEWEST';

/** Behind a node, or behind a metric of segments: a cell of a heatmap, a scorecard or demand. */
export type ConversationsInput = {
  /** At most two. */
  readonly labels?: ReadonlyArray<ConversationLabelInput> | null | undefined;
  /** Another than the node's own. With neither a node nor a metric: the conversations begun. */
  readonly metric?: string | null | undefined;
  /** Its metric, of its segment. Its id, or its key: enterprise/handling_efficiency; empty: the root. */
  readonly node?: string | null | undefined;
  readonly order?: ConversationOrder;
  readonly period: PeriodInput;
  /** The customer was in all of them when it began. Its id, or its key: plan/enterprise, or enterprise in the dimension of the tree. "all" is everybody. */
  readonly segments?: ReadonlyArray<string> | null | undefined;
};

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

export type ConversationsQueryVariables = Exact<{
  input: ConversationsInput;
}>;

export type ConversationsQuery = {
  readonly conversations: {
    readonly totalCount: number;
    readonly clock: ConversationClock;
    readonly items: ReadonlyArray<{
      readonly source: string;
      readonly externalId: string;
      readonly link: string | null;
      readonly createdAt: string;
      readonly topic: string | null;
      readonly customer: string | null;
    }>;
  } | null;
  readonly customers: {
    readonly totalCount: number;
    readonly items: ReadonlyArray<{
      readonly source: string;
      readonly externalId: string;
      readonly name: string | null;
      readonly conversations: number;
    }>;
  } | null;
};

export const Conversations = operation<ConversationsQuery, ConversationsQueryVariables>(
  'sha256:c9ee80456d458c3f3d169fdd4065d17872616813a65688f1d5d294ed4a359240',
  'query',
);
