/** Generated from apps/web/pages/owners.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

export type DelegationInput = {
  /** Exclusive; 90 days at most. */
  readonly endExclusive: string;
  /** Key of who is away. */
  readonly from: string;
  /** Key of a node: only there and below; or segment: and a segment; left out: everywhere. */
  readonly scope?: string | null | undefined;
  /** Left out: now. The past needs a reason. */
  readonly start?: string | null | undefined;
  /** Key of who acts; left out: nobody, and it goes up the path meanwhile. */
  readonly to?: string | null | undefined;
};

/** replaceAccountable ends the current Accountable at the instant at which the new one begins. */
export type RaciChangeInput =
  | { readonly end: RaciEndInput; readonly replaceAccountable?: never; readonly set?: never; readonly stop?: never }
  | { readonly end?: never; readonly replaceAccountable: RaciSetInput; readonly set?: never; readonly stop?: never }
  | { readonly end?: never; readonly replaceAccountable?: never; readonly set: RaciSetInput; readonly stop?: never }
  | { readonly end?: never; readonly replaceAccountable?: never; readonly set?: never; readonly stop: RaciStopInput };

/** Either one assignment by its id, or a target and a role. */
export type RaciEndInput = {
  /** Of an Assignment. */
  readonly assignment?: string | null | undefined;
  /** Left out: now. */
  readonly endsAt?: string | null | undefined;
  /** Left out: whoever has the role. */
  readonly party?: string | null | undefined;
  readonly role?: RaciRole | null | undefined;
  /** Key of a node (empty: the root); *\/ and a templateKey for the node of every branch; or segment:industry/fintech for a segment of another dimension than the tree's. */
  readonly target?: string | null | undefined;
};

export type RaciRole = 'ACCOUNTABLE' | 'CONSULTED' | 'INFORMED' | 'RESPONSIBLE';

export type RaciRowKind =
  /** The head of a branch. */
  | 'BRANCH'
  | 'NODE'
  | 'ROOT'
  /** Of another dimension than the tree’s. */
  | 'SEGMENT'
  /** A node of the template, in every branch at once. */
  | 'SLOT';

export type RaciSetInput = {
  /** Exclusive; left out: no end yet. */
  readonly endExclusive?: string | null | undefined;
  /** Key of a person, or team: and the key of a team. */
  readonly party: string;
  readonly role: RaciRole;
  /** Left out: now. The past needs a reason. */
  readonly start?: string | null | undefined;
  /** Key of a node (empty: the root); *\/ and a templateKey for the node of every branch; or segment:industry/fintech for a segment of another dimension than the tree's. */
  readonly target: string;
};

/** Deliberately nobody is Accountable, whoever is further up. */
export type RaciStopInput = {
  readonly endExclusive: string;
  readonly reason: string;
  /** Left out: now. The past needs a reason. */
  readonly start?: string | null | undefined;
  /** Key of a node (empty: the root); *\/ and a templateKey for the node of every branch; or segment:industry/fintech for a segment of another dimension than the tree's. */
  readonly target: string;
};

/** By whom and what it touches, the worst first. */
export type Severity = 'CRITICAL' | 'HIGH' | 'LOW' | 'MEDIUM';

export type OwnersQueryVariables = Exact<{
  at?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type OwnersQuery = {
  readonly people: ReadonlyArray<{
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly active: boolean;
  }>;
  readonly teams: ReadonlyArray<{
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly lead: { readonly id: string; readonly name: string } | null;
  }>;
  readonly tree: {
    readonly id: string;
    readonly raciMatrix: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly rows: ReadonlyArray<{
        readonly kind: RaciRowKind;
        readonly target: string;
        readonly name: string;
        readonly depth: number;
        readonly node: {
          readonly id: string;
          readonly key: string;
          readonly templateKey: string | null;
          readonly ownership: {
            readonly status: CoverageStatus;
            readonly text: string;
            readonly accountable: {
              readonly acting: boolean;
              readonly person: { readonly id: string };
              readonly holder: { readonly id: string };
            } | null;
          };
        } | null;
      }>;
      readonly cells: ReadonlyArray<{
        readonly target: string;
        readonly partyId: string;
        readonly role: RaciRole;
        readonly inherited: boolean;
        readonly assignment: {
          readonly id: string;
          readonly targetName: string;
          readonly start: string;
          readonly endExclusive: string | null;
        };
      }>;
    };
    readonly ownershipCoverage: {
      readonly nodes: number;
      readonly effective: number;
      readonly direct: number;
      readonly belowRoot: number;
      readonly volumeCovered: number | null;
    };
    readonly ownershipGaps: ReadonlyArray<{
      readonly status: CoverageStatus;
      readonly text: string;
      readonly nodes: number;
      readonly volume: number;
      readonly node: {
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly segment: { readonly name: string } | null;
      };
    }>;
    readonly ownershipLoad: ReadonlyArray<{
      readonly targets: ReadonlyArray<string>;
      readonly nodes: number;
      readonly acting: number;
      readonly overLimit: boolean;
      readonly person: { readonly id: string; readonly key: string; readonly name: string };
    }>;
  } | null;
};

export type OwnersOfBranchesQueryVariables = Exact<{
  at?: string | null | undefined;
  segments: ReadonlyArray<string> | string;
}>;

export type OwnersOfBranchesQuery = {
  readonly tree: {
    readonly id: string;
    readonly raciMatrix: {
      readonly totalCount: number;
      readonly rows: ReadonlyArray<{
        readonly kind: RaciRowKind;
        readonly target: string;
        readonly name: string;
        readonly depth: number;
        readonly node: {
          readonly id: string;
          readonly key: string;
          readonly templateKey: string | null;
          readonly ownership: {
            readonly status: CoverageStatus;
            readonly text: string;
            readonly accountable: {
              readonly acting: boolean;
              readonly person: { readonly id: string };
              readonly holder: { readonly id: string };
            } | null;
          };
        } | null;
      }>;
      readonly cells: ReadonlyArray<{
        readonly target: string;
        readonly partyId: string;
        readonly role: RaciRole;
        readonly inherited: boolean;
        readonly assignment: {
          readonly id: string;
          readonly targetName: string;
          readonly start: string;
          readonly endExclusive: string | null;
        };
      }>;
    };
  } | null;
};

export type CoversQueryVariables = Exact<{ [key: string]: never }>;

export type CoversQuery = {
  readonly delegations: ReadonlyArray<{
    readonly id: string;
    readonly scope: string;
    readonly scopeName: string;
    readonly start: string;
    readonly endExclusive: string | null;
    readonly active: boolean;
    readonly reason: string | null;
    readonly assignedBy: string;
    readonly from: { readonly id: string; readonly key: string; readonly name: string };
    readonly to: { readonly id: string; readonly name: string } | null;
  }>;
};

export type OwnerHistoryQueryVariables = Exact<{
  node: string;
}>;

export type OwnerHistoryQuery = {
  readonly tree: {
    readonly id: string;
    readonly node: {
      readonly id: string;
      readonly key: string;
      readonly name: string;
      readonly ownershipHistory: ReadonlyArray<{
        readonly start: string;
        readonly endExclusive: string | null;
        readonly status: CoverageStatus;
        readonly text: string;
        readonly changedBy: string | null;
        readonly reason: string | null;
      }>;
    } | null;
  } | null;
};

export type OwnerChangesQueryVariables = Exact<{ [key: string]: never }>;

export type OwnerChangesQuery = {
  readonly assignments: ReadonlyArray<{
    readonly id: string;
    readonly target: string;
    readonly targetName: string;
    readonly role: RaciRole;
    readonly start: string;
    readonly endExclusive: string | null;
    readonly active: boolean;
    readonly reason: string | null;
    readonly assignedBy: string;
    readonly recordedBy: string;
    readonly recordedAt: string;
    readonly party:
      | { readonly __typename: 'Person'; readonly id: string; readonly name: string }
      | { readonly __typename: 'Team'; readonly id: string; readonly name: string }
      | null;
  }>;
};

export type RaciApplyMutationVariables = Exact<{
  changes: ReadonlyArray<RaciChangeInput> | RaciChangeInput;
  dryRun: boolean;
  expectedVersion?: number | null | undefined;
  reason?: string | null | undefined;
}>;

export type RaciApplyMutation = {
  readonly raciApply: {
    readonly applied: boolean;
    readonly version: number;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly message: string;
      readonly path: ReadonlyArray<string>;
    }>;
    readonly ownerChanges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly segment: { readonly name: string } | null;
      };
      readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
      readonly after: {
        readonly acting: boolean;
        readonly person: { readonly id: string; readonly name: string };
      } | null;
    }>;
    readonly segmentOwnerChanges: ReadonlyArray<{
      readonly segment: { readonly id: string; readonly name: string };
      readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
      readonly after: {
        readonly acting: boolean;
        readonly person: { readonly id: string; readonly name: string };
      } | null;
    }>;
    readonly findingsMoving: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly title: string;
      readonly severity: Severity;
      readonly routedTo: { readonly id: string; readonly name: string } | null;
    }>;
  };
};

export type OutcomeFragment = {
  readonly applied: boolean;
  readonly version: number;
  readonly userErrors: ReadonlyArray<{
    readonly code: string;
    readonly message: string;
    readonly path: ReadonlyArray<string>;
  }>;
  readonly ownerChanges: ReadonlyArray<{
    readonly node: {
      readonly id: string;
      readonly key: string;
      readonly name: string;
      readonly segment: { readonly name: string } | null;
    };
    readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
    readonly after: {
      readonly acting: boolean;
      readonly person: { readonly id: string; readonly name: string };
    } | null;
  }>;
  readonly segmentOwnerChanges: ReadonlyArray<{
    readonly segment: { readonly id: string; readonly name: string };
    readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
    readonly after: {
      readonly acting: boolean;
      readonly person: { readonly id: string; readonly name: string };
    } | null;
  }>;
  readonly findingsMoving: ReadonlyArray<{
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly severity: Severity;
    readonly routedTo: { readonly id: string; readonly name: string } | null;
  }>;
};

export type HandoverMutationVariables = Exact<{
  from: string;
  to: string;
  at?: string | null | undefined;
  reason?: string | null | undefined;
  dryRun: boolean;
  expectedVersion?: number | null | undefined;
}>;

export type HandoverMutation = {
  readonly ownershipHandover: {
    readonly applied: boolean;
    readonly version: number;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly message: string;
      readonly path: ReadonlyArray<string>;
    }>;
    readonly ownerChanges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly segment: { readonly name: string } | null;
      };
      readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
      readonly after: {
        readonly acting: boolean;
        readonly person: { readonly id: string; readonly name: string };
      } | null;
    }>;
    readonly segmentOwnerChanges: ReadonlyArray<{
      readonly segment: { readonly id: string; readonly name: string };
      readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
      readonly after: {
        readonly acting: boolean;
        readonly person: { readonly id: string; readonly name: string };
      } | null;
    }>;
    readonly findingsMoving: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly title: string;
      readonly severity: Severity;
      readonly routedTo: { readonly id: string; readonly name: string } | null;
    }>;
  };
};

export type CoverCreateMutationVariables = Exact<{
  delegation: DelegationInput;
  dryRun: boolean;
  expectedVersion?: number | null | undefined;
  reason?: string | null | undefined;
}>;

export type CoverCreateMutation = {
  readonly delegationCreate: {
    readonly applied: boolean;
    readonly version: number;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly message: string;
      readonly path: ReadonlyArray<string>;
    }>;
    readonly ownerChanges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly segment: { readonly name: string } | null;
      };
      readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
      readonly after: {
        readonly acting: boolean;
        readonly person: { readonly id: string; readonly name: string };
      } | null;
    }>;
    readonly segmentOwnerChanges: ReadonlyArray<{
      readonly segment: { readonly id: string; readonly name: string };
      readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
      readonly after: {
        readonly acting: boolean;
        readonly person: { readonly id: string; readonly name: string };
      } | null;
    }>;
    readonly findingsMoving: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly title: string;
      readonly severity: Severity;
      readonly routedTo: { readonly id: string; readonly name: string } | null;
    }>;
  };
};

export type CoverEndMutationVariables = Exact<{
  delegation: string;
  dryRun: boolean;
  expectedVersion?: number | null | undefined;
}>;

export type CoverEndMutation = {
  readonly delegationEnd: {
    readonly applied: boolean;
    readonly version: number;
    readonly userErrors: ReadonlyArray<{
      readonly code: string;
      readonly message: string;
      readonly path: ReadonlyArray<string>;
    }>;
    readonly ownerChanges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly segment: { readonly name: string } | null;
      };
      readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
      readonly after: {
        readonly acting: boolean;
        readonly person: { readonly id: string; readonly name: string };
      } | null;
    }>;
    readonly segmentOwnerChanges: ReadonlyArray<{
      readonly segment: { readonly id: string; readonly name: string };
      readonly before: { readonly person: { readonly id: string; readonly name: string } } | null;
      readonly after: {
        readonly acting: boolean;
        readonly person: { readonly id: string; readonly name: string };
      } | null;
    }>;
    readonly findingsMoving: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly title: string;
      readonly severity: Severity;
      readonly routedTo: { readonly id: string; readonly name: string } | null;
    }>;
  };
};

export const Owners = operation<OwnersQuery, OwnersQueryVariables>(
  'sha256:b3b746f740a02fb370d6318cc0fb651100dedea8007943e146d3d92a555cdfb9',
  'query',
);
export const OwnersOfBranches = operation<OwnersOfBranchesQuery, OwnersOfBranchesQueryVariables>(
  'sha256:f732c72adf1880762634edadbd9ea6b68b723e134eb71b244a20a7fe0d2cea63',
  'query',
);
export const Covers = operation<CoversQuery, CoversQueryVariables>(
  'sha256:7c5ce57d08d4ce81fb7ccfbbfa25691d093e0ff4db7553efb4c2f4a4959d0bff',
  'query',
);
export const OwnerHistory = operation<OwnerHistoryQuery, OwnerHistoryQueryVariables>(
  'sha256:7f9363a7dd2ffe2740da4b9950c7aad22fd91181cbea77baf7f1ee3a8e84b61f',
  'query',
);
export const OwnerChanges = operation<OwnerChangesQuery, OwnerChangesQueryVariables>(
  'sha256:63783709c4f918dc594575a8d11b6f21465fba13ddbbc08bbe4f6786df52c191',
  'query',
);
export const RaciApply = operation<RaciApplyMutation, RaciApplyMutationVariables>(
  'sha256:bca206b20553b5fe8c669b52b06b56002a745ba0dbf2658f013b14355c9e6de1',
  'mutation',
);
export const Handover = operation<HandoverMutation, HandoverMutationVariables>(
  'sha256:a9f4afca8cdc2d1fcc994a621c1a46deab600d2c6c105e133c685bc5f9070833',
  'mutation',
);
export const CoverCreate = operation<CoverCreateMutation, CoverCreateMutationVariables>(
  'sha256:fafedcd48a73a36e12e764885fa2c732741a6ce516e3a1deeb4b1a9bbcd5e014',
  'mutation',
);
export const CoverEnd = operation<CoverEndMutation, CoverEndMutationVariables>(
  'sha256:3f7bb174da3083c1390d67432893f4eb51b5137dd19f2b9d7540f74461ec6030',
  'mutation',
);
