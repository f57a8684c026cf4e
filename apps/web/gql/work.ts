/** Generated from apps/web/pages/work.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

export type FindingStatus = 'ACKNOWLEDGED' | 'DISMISSED' | 'IN_PROGRESS' | 'OPEN' | 'RESOLVED';

export type InterventionStatus = 'CANCELLED' | 'CONCLUDED' | 'DRAFT' | 'MEASURING' | 'PLANNED' | 'RUNNING';

/** By whom and what it touches, the worst first. */
export type Severity = 'CRITICAL' | 'HIGH' | 'LOW' | 'MEDIUM';

export type WorkReason =
  /** Somebody else is to act; you are told. */
  | 'COPY'
  /** A node below one of yours that nobody answers for. */
  | 'GAP'
  | 'IN_PROGRESS'
  | 'TO_ACKNOWLEDGE'
  /** Taken, and neither begun nor closed. */
  | 'TO_DECIDE'
  /** A bet of yours whose launch has passed without a start. */
  | 'TO_START'
  /** Resolved; the numbers are to show it. */
  | 'TO_VERIFY'
  /** It landed on nobody; for admins. */
  | 'UNROUTED';

export type WorkQueryVariables = Exact<{ [key: string]: never }>;

export type WorkQuery = {
  readonly viewer: {
    readonly id: string | null;
    readonly name: string;
    readonly work: ReadonlyArray<{
      readonly reason: WorkReason;
      readonly title: string;
      readonly dueAt: string | null;
      readonly overdue: boolean;
      readonly onBehalfOf: { readonly name: string } | null;
      readonly node: {
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly segment: { readonly name: string } | null;
      } | null;
      readonly finding: {
        readonly words: string;
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
      readonly intervention: {
        readonly id: string;
        readonly number: number;
        readonly status: InterventionStatus;
        readonly reminder: string | null;
        readonly plan: { readonly title: string };
      } | null;
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

export const Work = operation<WorkQuery, WorkQueryVariables>(
  'sha256:64fcf379544912de530d59155a22fa0fcaf4269645608cc0f9f3c6f5141f18ea',
  'query',
);
