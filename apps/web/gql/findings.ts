/** Generated from apps/web/pages/findings.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type DismissReason = 'DATA_QUALITY' | 'DUPLICATE' | 'EXPECTED_DIFFERENCE' | 'OTHER' | 'TOO_SMALL_TO_ACT';

export type FindingEventKind =
  | 'ACKNOWLEDGED'
  | 'ASSIGNED'
  | 'COMMENT'
  | 'DISMISSED'
  | 'ESCALATED'
  | 'GIVEN_BACK'
  | 'NOT_ESCALATED'
  | 'OWNER_CHANGED'
  | 'RAISED'
  | 'RECOVERED'
  | 'REOPENED'
  | 'RESOLVED'
  | 'ROUTED'
  | 'SEVERITY_CHANGED'
  | 'SNOOZED'
  | 'STARTED'
  | 'VERIFIED'
  | 'WOKEN';

/** What is left out matches everything. A key or an id that there is not is an error. */
export type FindingFilter = {
  /** First seen before then. */
  readonly endExclusive?: string | null | undefined;
  readonly kinds?: ReadonlyArray<FindingKind> | null | undefined;
  /** Of a metric. */
  readonly metric?: string | null | undefined;
  /** Key or id of a node: there and below. */
  readonly node?: string | null | undefined;
  /** True: open and past their deadline. */
  readonly overdue?: boolean | null | undefined;
  /** Key or id of a person who has it, or is to take it. */
  readonly person?: string | null | undefined;
  /** As in Finding.rule; of any of them. */
  readonly rules?: ReadonlyArray<string> | null | undefined;
  /** Words that all occur in its title, its words, its node or its number (#12), in any case. */
  readonly search?: string | null | undefined;
  /** plan/enterprise, or the id of a segment. */
  readonly segment?: string | null | undefined;
  readonly severities?: ReadonlyArray<Severity> | null | undefined;
  /** First seen then or later. */
  readonly start?: string | null | undefined;
  readonly statuses?: ReadonlyArray<FindingStatus> | null | undefined;
  /** Key or id of a team, one of whose people has it. */
  readonly team?: string | null | undefined;
  /** True: you have not read what others last did with it. */
  readonly unread?: boolean | null | undefined;
  /** True: landed on nobody. */
  readonly unrouted?: boolean | null | undefined;
};

export type FindingKind =
  | 'CONTRAST'
  | 'DATA_QUALITY'
  | 'DRIFT'
  | 'IMPACT_VERDICT'
  | 'OUTLIER'
  | 'OWNERSHIP_GAP'
  | 'PATTERN'
  | 'SPIKE'
  | 'STANDARD_MISSED'
  | 'STANDARD_REVIEW';

export type FindingMove =
  'ACKNOWLEDGE' | 'ASSIGN' | 'COMMENT' | 'DISMISS' | 'GIVE_BACK' | 'REOPEN' | 'RESOLVE' | 'SNOOZE' | 'START';

export type FindingSort =
  /** The next deadline first; what needs no acknowledgement last. */
  | 'DUE'
  /** What the data showed last first. */
  | 'LAST_SEEN'
  /** The most money first; what no money can be told of last. */
  | 'MONEY'
  | 'NEWEST'
  /** The most severe first. */
  | 'SEVERITY';

export type FindingStatus = 'ACKNOWLEDGED' | 'DISMISSED' | 'IN_PROGRESS' | 'OPEN' | 'RESOLVED';

export type Resolution =
  /** Somebody says so. */
  | 'FIXED'
  /** It was not seen any more. */
  | 'RECOVERED';

/** By whom and what it touches, the worst first. */
export type Severity = 'CRITICAL' | 'HIGH' | 'LOW' | 'MEDIUM';

export type FindingsQueryVariables = Exact<{
  filter?: FindingFilter | null | undefined;
  sort: FindingSort;
  after?: string | null | undefined;
}>;

export type FindingsQuery = {
  readonly findings: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly version: number;
      readonly kind: FindingKind;
      readonly rule: string;
      readonly severity: Severity;
      readonly status: FindingStatus;
      readonly title: string;
      readonly overdue: boolean;
      readonly acknowledgeBy: string | null;
      readonly snoozedUntil: string | null;
      readonly lastSeenAt: string;
      readonly isUnread: boolean;
      readonly nodeKey: string;
      readonly moves: ReadonlyArray<FindingMove>;
      readonly routedTo: { readonly key: string; readonly name: string } | null;
      readonly assignee: { readonly key: string; readonly name: string } | null;
      readonly onBehalfOf: { readonly name: string } | null;
      readonly node: {
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly segment: { readonly name: string } | null;
      } | null;
      readonly touched: { readonly customers: number; readonly conversations: number; readonly money: number | null };
    }>;
  };
};

export type FindingRowFragment = {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly kind: FindingKind;
  readonly rule: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly title: string;
  readonly overdue: boolean;
  readonly acknowledgeBy: string | null;
  readonly snoozedUntil: string | null;
  readonly lastSeenAt: string;
  readonly isUnread: boolean;
  readonly nodeKey: string;
  readonly moves: ReadonlyArray<FindingMove>;
  readonly routedTo: { readonly key: string; readonly name: string } | null;
  readonly assignee: { readonly key: string; readonly name: string } | null;
  readonly onBehalfOf: { readonly name: string } | null;
  readonly node: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly segment: { readonly name: string } | null;
  } | null;
  readonly touched: { readonly customers: number; readonly conversations: number; readonly money: number | null };
};

export type FindingByNumberQueryVariables = Exact<{
  search: string;
}>;

export type FindingByNumberQuery = {
  readonly findings: {
    readonly nodes: ReadonlyArray<{
      readonly words: string;
      readonly watched: number;
      readonly consequences: ReadonlyArray<string>;
      readonly note: string | null;
      readonly dismissReason: DismissReason | null;
      readonly resolution: Resolution | null;
      readonly quietUntil: string | null;
      readonly verifyAt: string | null;
      readonly recoveredAt: string | null;
      readonly settledAt: string | null;
      readonly closedAt: string | null;
      readonly firstSeenAt: string;
      readonly occurrences: number;
      readonly id: string;
      readonly number: number;
      readonly version: number;
      readonly kind: FindingKind;
      readonly rule: string;
      readonly severity: Severity;
      readonly status: FindingStatus;
      readonly title: string;
      readonly overdue: boolean;
      readonly acknowledgeBy: string | null;
      readonly snoozedUntil: string | null;
      readonly lastSeenAt: string;
      readonly isUnread: boolean;
      readonly nodeKey: string;
      readonly moves: ReadonlyArray<FindingMove>;
      readonly period: { readonly label: string };
      readonly movesRefused: ReadonlyArray<{ readonly move: FindingMove; readonly reason: string }>;
      readonly evidence: ReadonlyArray<{
        readonly label: string;
        readonly text: string;
        readonly metric: string | null;
        readonly segment: string | null;
      }>;
      readonly routing: ReadonlyArray<{
        readonly at: string;
        readonly text: string;
        readonly steps: ReadonlyArray<string>;
        readonly person: { readonly name: string } | null;
        readonly onBehalfOf: { readonly name: string } | null;
      }>;
      readonly activity: ReadonlyArray<{
        readonly at: string;
        readonly actor: string;
        readonly kind: FindingEventKind;
        readonly text: string;
      }>;
      readonly sightings: ReadonlyArray<{ readonly asOf: string; readonly severity: Severity; readonly words: string }>;
      readonly informed: ReadonlyArray<{ readonly name: string }>;
      readonly routedTo: { readonly key: string; readonly name: string } | null;
      readonly assignee: { readonly key: string; readonly name: string } | null;
      readonly onBehalfOf: { readonly name: string } | null;
      readonly node: {
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly segment: { readonly name: string } | null;
      } | null;
      readonly touched: { readonly customers: number; readonly conversations: number; readonly money: number | null };
    }>;
  };
};

export type FindingWholeFragment = {
  readonly words: string;
  readonly watched: number;
  readonly consequences: ReadonlyArray<string>;
  readonly note: string | null;
  readonly dismissReason: DismissReason | null;
  readonly resolution: Resolution | null;
  readonly quietUntil: string | null;
  readonly verifyAt: string | null;
  readonly recoveredAt: string | null;
  readonly settledAt: string | null;
  readonly closedAt: string | null;
  readonly firstSeenAt: string;
  readonly occurrences: number;
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly kind: FindingKind;
  readonly rule: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly title: string;
  readonly overdue: boolean;
  readonly acknowledgeBy: string | null;
  readonly snoozedUntil: string | null;
  readonly lastSeenAt: string;
  readonly isUnread: boolean;
  readonly nodeKey: string;
  readonly moves: ReadonlyArray<FindingMove>;
  readonly period: { readonly label: string };
  readonly movesRefused: ReadonlyArray<{ readonly move: FindingMove; readonly reason: string }>;
  readonly evidence: ReadonlyArray<{
    readonly label: string;
    readonly text: string;
    readonly metric: string | null;
    readonly segment: string | null;
  }>;
  readonly routing: ReadonlyArray<{
    readonly at: string;
    readonly text: string;
    readonly steps: ReadonlyArray<string>;
    readonly person: { readonly name: string } | null;
    readonly onBehalfOf: { readonly name: string } | null;
  }>;
  readonly activity: ReadonlyArray<{
    readonly at: string;
    readonly actor: string;
    readonly kind: FindingEventKind;
    readonly text: string;
  }>;
  readonly sightings: ReadonlyArray<{ readonly asOf: string; readonly severity: Severity; readonly words: string }>;
  readonly informed: ReadonlyArray<{ readonly name: string }>;
  readonly routedTo: { readonly key: string; readonly name: string } | null;
  readonly assignee: { readonly key: string; readonly name: string } | null;
  readonly onBehalfOf: { readonly name: string } | null;
  readonly node: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly segment: { readonly name: string } | null;
  } | null;
  readonly touched: { readonly customers: number; readonly conversations: number; readonly money: number | null };
};

export type MoveFindingsMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  move: FindingMove;
  expectedVersions?: ReadonlyArray<number> | number | null | undefined;
  reason?: DismissReason | null | undefined;
  note?: string | null | undefined;
  until?: string | null | undefined;
  person?: string | null | undefined;
  dryRun: boolean;
}>;

export type MoveFindingsMutation = {
  readonly findingsMove: {
    readonly applied: boolean;
    readonly results: ReadonlyArray<{
      readonly finding: {
        readonly id: string;
        readonly number: number;
        readonly version: number;
        readonly kind: FindingKind;
        readonly rule: string;
        readonly severity: Severity;
        readonly status: FindingStatus;
        readonly title: string;
        readonly overdue: boolean;
        readonly acknowledgeBy: string | null;
        readonly snoozedUntil: string | null;
        readonly lastSeenAt: string;
        readonly isUnread: boolean;
        readonly nodeKey: string;
        readonly moves: ReadonlyArray<FindingMove>;
        readonly routedTo: { readonly key: string; readonly name: string } | null;
        readonly assignee: { readonly key: string; readonly name: string } | null;
        readonly onBehalfOf: { readonly name: string } | null;
        readonly node: {
          readonly id: string;
          readonly key: string;
          readonly name: string;
          readonly segment: { readonly name: string } | null;
        } | null;
        readonly touched: { readonly customers: number; readonly conversations: number; readonly money: number | null };
      } | null;
      readonly userErrors: ReadonlyArray<{ readonly code: string; readonly message: string }>;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly message: string;
      readonly path: ReadonlyArray<string>;
    }>;
  };
};

export type CommentFindingMutationVariables = Exact<{
  id: string;
  text: string;
}>;

export type CommentFindingMutation = {
  readonly findingComment: {
    readonly finding: { readonly id: string; readonly version: number } | null;
    readonly userErrors: ReadonlyArray<{ readonly code: string; readonly message: string }>;
  };
};

export type SeeFindingsMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;

export type SeeFindingsMutation = {
  readonly findingSeen: { readonly userErrors: ReadonlyArray<{ readonly code: string; readonly message: string }> };
};

export const Findings = operation<FindingsQuery, FindingsQueryVariables>(
  'sha256:9f8c3b50ae7fdf1e55efcc76945950499054be76b9d59683fe0c9e40c976a9d2',
  'query',
);
export const FindingByNumber = operation<FindingByNumberQuery, FindingByNumberQueryVariables>(
  'sha256:67e622076adb75e59fc46d2a4ba03ac31d78036efd7b45d7f297b6163d24a457',
  'query',
);
export const MoveFindings = operation<MoveFindingsMutation, MoveFindingsMutationVariables>(
  'sha256:6644d694ac9cd6dcaa80a8db41ada20449b9c8a401a4e3e25163322a23435dd7',
  'mutation',
);
export const CommentFinding = operation<CommentFindingMutation, CommentFindingMutationVariables>(
  'sha256:bf9ce2cc2801a73cb41e35153cbe2c2ba57146085563dd5a5396b382f2ee5aa9',
  'mutation',
);
export const SeeFindings = operation<SeeFindingsMutation, SeeFindingsMutationVariables>(
  'sha256:4034ce97da316e560d615df4a1903da7a5fcba2272ecf5bbb17de5eb32d8aaaf',
  'mutation',
);
