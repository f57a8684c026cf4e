/** Generated from apps/web/pages/shell.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Polarity = 'HIGHER' | 'LOWER' | 'NEUTRAL';

export type Role = 'ADMIN' | 'EDITOR' | 'VIEWER';

/** What a token may do at most. */
export type Scope =
  | 'ADMIN_IDENTITY'
  | 'READ'
  | 'READ_AUDIT'
  | 'WRITE_FINDINGS'
  | 'WRITE_INTERVENTIONS'
  | 'WRITE_MODEL'
  | 'WRITE_OWNERSHIP';

/** DEMO: without signing in, on the machine itself. CLI: the command line. SYSTEM: Bough itself. */
export type SignedInVia = 'CLI' | 'DEMO' | 'SESSION' | 'SYSTEM' | 'TOKEN';

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

export type ShellQueryVariables = Exact<{ [key: string]: never }>;

export type ShellQuery = {
  readonly viewer: {
    readonly id: string | null;
    readonly name: string;
    readonly role: Role;
    readonly scopes: ReadonlyArray<Scope>;
    readonly via: SignedInVia;
    readonly person: { readonly key: string } | null;
    readonly work: ReadonlyArray<{ readonly reason: WorkReason; readonly overdue: boolean }>;
  };
  readonly workspace: {
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly dataThrough: string | null;
    readonly version: number;
    readonly conversationDimensions: ReadonlyArray<{ readonly key: string; readonly name: string }>;
  } | null;
  readonly tree: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly dimension: { readonly key: string; readonly name: string };
  } | null;
  readonly dimensions: {
    readonly nodes: ReadonlyArray<{
      readonly key: string;
      readonly name: string;
      readonly segments: {
        readonly nodes: ReadonlyArray<{ readonly key: string; readonly name: string; readonly isUnknown: boolean }>;
      };
    }>;
  };
  readonly metrics: {
    readonly nodes: ReadonlyArray<{ readonly key: string; readonly name: string; readonly polarity: Polarity }>;
  };
  readonly people: ReadonlyArray<{ readonly key: string; readonly name: string; readonly active: boolean }>;
};

export const Shell = operation<ShellQuery, ShellQueryVariables>(
  'sha256:c55420978b4c09c065e5f0d12af9857494bab3a33e70cab09f37e68d237a46ea',
  'query',
);
