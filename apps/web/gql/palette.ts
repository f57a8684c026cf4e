/** Generated from apps/web/pages/palette.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type FindingStatus = 'ACKNOWLEDGED' | 'DISMISSED' | 'IN_PROGRESS' | 'OPEN' | 'RESOLVED';

export type InterventionStatus = 'CANCELLED' | 'CONCLUDED' | 'DRAFT' | 'MEASURING' | 'PLANNED' | 'RUNNING';

export type TreeNodeKind = 'DRIVER' | 'METRIC' | 'ROOT' | 'SEGMENT';

export type PaletteNodesQueryVariables = Exact<{
  search: string;
}>;

export type PaletteNodesQuery = {
  readonly tree: {
    readonly id: string;
    readonly slice: {
      readonly nodes: ReadonlyArray<{
        readonly id: string;
        readonly key: string;
        readonly name: string;
        readonly kind: TreeNodeKind;
        readonly segment: { readonly name: string } | null;
      }>;
    };
  } | null;
};

export type PaletteThingsQueryVariables = Exact<{ [key: string]: never }>;

export type PaletteThingsQuery = {
  readonly findings: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly title: string;
      readonly status: FindingStatus;
    }>;
  };
  readonly interventions: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly status: InterventionStatus;
      readonly plan: { readonly title: string };
    }>;
  };
};

export const PaletteNodes = operation<PaletteNodesQuery, PaletteNodesQueryVariables>(
  'sha256:7f5856c487a421fb1420185a10403fc641645097f4d345ab54c219c1898b0fc9',
  'query',
);
export const PaletteThings = operation<PaletteThingsQuery, PaletteThingsQueryVariables>(
  'sha256:3fd105676f0df3ffaa8f54dc5649af78be73a96370efe4e27049968ca6fbe7cb',
  'query',
);
