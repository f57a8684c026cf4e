/** Generated from apps/web/pages/node.graphql by "npm run generate"; do not edit. */
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

export type CoverageStatus =
  /** Who answers for it is away, and another acts. */
  | 'COVERED'
  /** Somebody is assigned to the node or its slot. */
  | 'DIRECT'
  /** Whoever is nearest is not there; it went up the path. */
  | 'ESCALATED'
  /** Somebody further up answers for it. */
  | 'INHERITED'
  /** Deliberately nobody, until a date. */
  | 'STOPPED'
  /** None of those who are assigned is there. */
  | 'UNAVAILABLE'
  /** Nobody is assigned, here or further up. */
  | 'UNOWNED';

/** Half-open: start is in, endExclusive is out. */
export type DateRangeInput = {
  /** The first day that is out. */
  readonly endExclusive: string;
  readonly start: string;
};

export type EdgeRelation =
  /** The parent is a formula of its children. */
  | 'IDENTITY'
  /** A belief without arithmetic: drawn dashed, never summed. */
  | 'INFLUENCE'
  /** The children split the parent's population. */
  | 'PARTITION';

export type EventKind = 'CAMPAIGN' | 'INCIDENT' | 'OTHER' | 'PRICING' | 'RELEASE';

export type FindingStatus = 'ACKNOWLEDGED' | 'DISMISSED' | 'IN_PROGRESS' | 'OPEN' | 'RESOLVED';

/** NO_EFFECT: an effect of the size that matters is ruled out. IMMATURE: wait. CONFOUNDED: something else was changed there. */
export type ImpactVerdict =
  'CONFOUNDED' | 'IMMATURE' | 'INCONCLUSIVE' | 'NO_EFFECT' | 'PARTLY_VERIFIED' | 'VERIFIED_IMPROVEMENT' | 'WORSENED';

export type InfluenceState = 'NOT_ENOUGH_WEEKS' | 'TESTED' | 'UNTESTED';

export type InterventionStatus = 'CANCELLED' | 'CONCLUDED' | 'DRAFT' | 'MEASURING' | 'PLANNED' | 'RUNNING';

export type OwnershipStepKind = 'ASSIGNED' | 'COVERED' | 'INHERITED' | 'PASSED_OVER' | 'STOPPED' | 'UNOWNED';

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

/** By whom and what it touches, the worst first. */
export type Severity = 'CRITICAL' | 'HIGH' | 'LOW' | 'MEDIUM';

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

export type UnitKind = 'COUNT' | 'DURATION' | 'MONEY' | 'RATE' | 'RATIO' | 'SCORE';

export type NodeNowQueryVariables = Exact<{
  id: string;
  period: PeriodInput;
  compareTo: ComparisonInput;
  seriesPeriod: PeriodInput;
}>;

export type NodeNowQuery = {
  readonly node:
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
        readonly key: string;
        readonly name: string;
        readonly note: string | null;
        readonly planned: string | null;
        readonly identity: string | null;
        readonly wanted: { readonly message: string } | null;
        readonly metric: {
          readonly key: string;
          readonly name: string;
          readonly description: string;
          readonly formula: string | null;
          readonly polarity: Polarity;
          readonly maturityDays: number;
          readonly minimumSampleSize: number;
          readonly measures: ReadonlyArray<string>;
          readonly sample: string;
          readonly unit: { readonly kind: UnitKind; readonly currency: string | null };
        } | null;
        readonly reading: {
          readonly quantiles: {
            readonly median: { readonly formatted: string };
            readonly p90: { readonly formatted: string };
          } | null;
          readonly current: {
            readonly value: number | null;
            readonly formatted: string | null;
            readonly unit: { readonly kind: UnitKind; readonly currency: string | null } | null;
            readonly availability: {
              readonly status: AvailabilityStatus;
              readonly marks: ReadonlyArray<AvailabilityReason>;
              readonly message: string | null;
              readonly sampleSize: number | null;
              readonly minimumSampleSize: number | null;
              readonly blockedBy: ReadonlyArray<string>;
            };
          };
          readonly comparison: {
            readonly relativeChange: number | null;
            readonly tone: Tone;
            readonly withinNoise: boolean | null;
            readonly neutralMessage: string | null;
            readonly basis: { readonly label: string };
            readonly previous: { readonly formatted: string | null };
            readonly absoluteChange: { readonly formatted: string | null };
          } | null;
        } | null;
        readonly standards: ReadonlyArray<{
          readonly status: StandardStatus;
          readonly actualFormatted: string | null;
          readonly marginFormatted: string | null;
          readonly reason: string | null;
          readonly standard: {
            readonly text: string;
            readonly kind: StandardKind;
            readonly low: number | null;
            readonly high: number | null;
            readonly reason: string;
            readonly setBy: string | null;
            readonly contractual: boolean;
            readonly review: string;
            readonly pastReview: boolean;
          };
        }>;
        readonly series: {
          readonly events: ReadonlyArray<{
            readonly date: string;
            readonly kind: EventKind;
            readonly title: string;
            readonly url: string | null;
          }>;
          readonly points: ReadonlyArray<{
            readonly isCut: boolean;
            readonly period: {
              readonly label: string;
              readonly start: string;
              readonly endExclusive: string;
              readonly isComplete: boolean;
            };
            readonly measurement: {
              readonly value: number | null;
              readonly formatted: string | null;
              readonly availability: {
                readonly status: AvailabilityStatus;
                readonly marks: ReadonlyArray<AvailabilityReason>;
                readonly message: string | null;
              };
            };
          }>;
        } | null;
        readonly identityCheck: {
          readonly holds: boolean | null;
          readonly message: string | null;
          readonly missing: ReadonlyArray<string>;
        } | null;
        readonly interventions: ReadonlyArray<{
          readonly id: string;
          readonly number: number;
          readonly status: InterventionStatus;
          readonly plan: {
            readonly title: string;
            readonly window: { readonly start: string; readonly endExclusive: string } | null;
          };
        }>;
      }
    | null;
};

export type NodeWhyQueryVariables = Exact<{
  node: string;
  period: PeriodInput;
  compareTo: ComparisonInput;
}>;

export type NodeWhyQuery = {
  readonly explainChange: {
    readonly formula: string | null;
    readonly sentences: ReadonlyArray<string>;
    readonly availability: { readonly message: string | null };
    readonly change: { readonly value: number | null; readonly formatted: string | null };
    readonly lines: ReadonlyArray<{
      readonly key: string;
      readonly name: string;
      readonly withinNoise: boolean | null;
      readonly absolute: { readonly value: number; readonly formatted: string };
      readonly before: { readonly formatted: string } | null;
      readonly after: { readonly formatted: string } | null;
      readonly low: { readonly value: number; readonly formatted: string } | null;
      readonly high: { readonly value: number; readonly formatted: string } | null;
      readonly node: { readonly id: string; readonly key: string; readonly name: string } | null;
    }>;
  } | null;
  readonly node:
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
        readonly edgeToParent: {
          readonly id: string;
          readonly relation: EdgeRelation;
          readonly lagWeeks: number | null;
          readonly note: string | null;
        } | null;
        readonly parent: { readonly id: string; readonly key: string; readonly name: string } | null;
        readonly influence: {
          readonly state: InfluenceState;
          readonly words: string;
          readonly outcome: { readonly id: string; readonly key: string; readonly name: string };
        } | null;
        readonly influenceConfirmations: ReadonlyArray<{
          readonly number: number;
          readonly title: string;
          readonly agrees: boolean | null;
          readonly followed: boolean | null;
        }>;
      }
    | null;
};

export type NodeWhoQueryVariables = Exact<{
  id: string;
  at?: string | null | undefined;
}>;

export type NodeWhoQuery = {
  readonly node:
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
        readonly ownership: {
          readonly status: CoverageStatus;
          readonly text: string;
          readonly steps: ReadonlyArray<{ readonly kind: OwnershipStepKind; readonly text: string }>;
          readonly accountable: {
            readonly since: string;
            readonly assignedBy: string;
            readonly person: { readonly id: string; readonly name: string };
            readonly holder: { readonly id: string; readonly name: string };
          } | null;
          readonly responsible: ReadonlyArray<
            | { readonly __typename: 'Person'; readonly id: string; readonly name: string }
            | {
                readonly __typename: 'Team';
                readonly id: string;
                readonly name: string;
                readonly lead: { readonly id: string; readonly name: string } | null;
              }
          >;
          readonly consulted: ReadonlyArray<
            | { readonly __typename: 'Person'; readonly id: string; readonly name: string }
            | {
                readonly __typename: 'Team';
                readonly id: string;
                readonly name: string;
                readonly lead: { readonly id: string; readonly name: string } | null;
              }
          >;
          readonly informed: ReadonlyArray<
            | { readonly __typename: 'Person'; readonly id: string; readonly name: string }
            | {
                readonly __typename: 'Team';
                readonly id: string;
                readonly name: string;
                readonly lead: { readonly id: string; readonly name: string } | null;
              }
          >;
        };
        readonly ownershipHistory: ReadonlyArray<{
          readonly start: string;
          readonly endExclusive: string | null;
          readonly text: string;
          readonly reason: string | null;
          readonly changedBy: string | null;
        }>;
      }
    | null;
};

type PartyName_Person_Fragment = { readonly __typename: 'Person'; readonly id: string; readonly name: string };

type PartyName_Team_Fragment = {
  readonly __typename: 'Team';
  readonly id: string;
  readonly name: string;
  readonly lead: { readonly id: string; readonly name: string } | null;
};

export type PartyNameFragment = PartyName_Person_Fragment | PartyName_Team_Fragment;

export type NodeFindingsQueryVariables = Exact<{
  id: string;
  node: string;
}>;

export type NodeFindingsQuery = {
  readonly node:
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
        readonly findings: ReadonlyArray<{
          readonly id: string;
          readonly number: number;
          readonly severity: Severity;
          readonly status: FindingStatus;
          readonly title: string;
          readonly overdue: boolean;
          readonly firstSeenAt: string;
          readonly closedAt: string | null;
          readonly routedTo: { readonly id: string; readonly name: string } | null;
          readonly assignee: { readonly id: string; readonly name: string } | null;
        }>;
      }
    | null;
  readonly findings: {
    readonly nodes: ReadonlyArray<{
      readonly nodeKey: string;
      readonly id: string;
      readonly number: number;
      readonly severity: Severity;
      readonly status: FindingStatus;
      readonly title: string;
      readonly overdue: boolean;
      readonly firstSeenAt: string;
      readonly closedAt: string | null;
      readonly routedTo: { readonly id: string; readonly name: string } | null;
      readonly assignee: { readonly id: string; readonly name: string } | null;
    }>;
  };
};

export type NodeFindingFragment = {
  readonly id: string;
  readonly number: number;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly title: string;
  readonly overdue: boolean;
  readonly firstSeenAt: string;
  readonly closedAt: string | null;
  readonly routedTo: { readonly id: string; readonly name: string } | null;
  readonly assignee: { readonly id: string; readonly name: string } | null;
};

export type NodeBetsQueryVariables = Exact<{
  id: string;
}>;

export type NodeBetsQuery = {
  readonly node:
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
        readonly interventions: ReadonlyArray<{
          readonly id: string;
          readonly number: number;
          readonly status: InterventionStatus;
          readonly plan: {
            readonly title: string;
            readonly hypothesis: string;
            readonly owner: { readonly id: string; readonly name: string } | null;
            readonly window: { readonly start: string; readonly endExclusive: string } | null;
          };
          readonly latest: {
            readonly id: string;
            readonly verdict: ImpactVerdict;
            readonly headline: string;
            readonly grade: string;
            readonly atACost: boolean;
            readonly until: string | null;
          } | null;
        }>;
      }
    | null;
};

export const NodeNow = operation<NodeNowQuery, NodeNowQueryVariables>(
  'sha256:fab5553bc549815937772408df5c25105e0dc4a5c54edd99fd36290e08676c9f',
  'query',
);
export const NodeWhy = operation<NodeWhyQuery, NodeWhyQueryVariables>(
  'sha256:4939f920818b3f3897d4d25a843b959d5ef445974825b6fd4dc34fde0b256af2',
  'query',
);
export const NodeWho = operation<NodeWhoQuery, NodeWhoQueryVariables>(
  'sha256:3db23ff68aa8049cdc65fc201c05c45d5d7c7686614ebb777c235f20356c0742',
  'query',
);
export const NodeFindings = operation<NodeFindingsQuery, NodeFindingsQueryVariables>(
  'sha256:703901c428fc0708234d213537600f38d2f8b822c96c7defecf39086ede7611b',
  'query',
);
export const NodeBets = operation<NodeBetsQuery, NodeBetsQueryVariables>(
  'sha256:43d689d3148f02d9e967138a59ef982143520b0c5edb4273a3961a58fdfee953',
  'query',
);
