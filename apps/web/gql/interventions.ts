/** Generated from apps/web/pages/interventions.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type EffectDirection = 'DOWN' | 'UP';

/** NO_EFFECT: an effect of the size that matters is ruled out. IMMATURE: wait. CONFOUNDED: something else was changed there. */
export type ImpactVerdict =
  'CONFOUNDED' | 'IMMATURE' | 'INCONCLUSIVE' | 'NO_EFFECT' | 'PARTLY_VERIFIED' | 'VERIFIED_IMPROVEMENT' | 'WORSENED';

export type InterventionStatus = 'CANCELLED' | 'CONCLUDED' | 'DRAFT' | 'MEASURING' | 'PLANNED' | 'RUNNING';

/** RELATIVE: 0.1 is 10 %. POINTS: of the metric, 0.03 of a share. */
export type MarginKind = 'POINTS' | 'RELATIVE';

export type RegistryQueryVariables = Exact<{ [key: string]: never }>;

export type RegistryQuery = {
  readonly interventionRegistry: {
    readonly all: {
      readonly of: string | null;
      readonly bets: number;
      readonly decided: number;
      readonly hits: number;
      readonly partly: number;
    };
    readonly byFamily: ReadonlyArray<{
      readonly of: string | null;
      readonly bets: number;
      readonly decided: number;
      readonly hits: number;
      readonly partly: number;
    }>;
    readonly interventions: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly status: InterventionStatus;
      readonly exploratory: boolean;
      readonly reminder: string | null;
      readonly frozenAt: string | null;
      readonly plan: {
        readonly title: string;
        readonly metric: string;
        readonly direction: EffectDirection;
        readonly weeks: number;
        readonly predicted: { readonly kind: MarginKind; readonly value: number; readonly text: string } | null;
        readonly window: { readonly start: string; readonly endExclusive: string } | null;
        readonly node: {
          readonly key: string;
          readonly name: string;
          readonly segment: { readonly name: string } | null;
        } | null;
        readonly owner: { readonly name: string } | null;
        readonly waves: ReadonlyArray<{
          readonly launch: string;
          readonly segments: ReadonlyArray<{ readonly name: string }>;
        }>;
      };
      readonly latest: {
        readonly verdict: ImpactVerdict;
        readonly headline: string;
        readonly grade: string;
        readonly until: string | null;
        readonly atACost: boolean;
        readonly effect: {
          readonly relative: {
            readonly value: { readonly value: number; readonly formatted: string };
            readonly low95: { readonly value: number; readonly formatted: string };
            readonly high95: { readonly value: number; readonly formatted: string };
          } | null;
        } | null;
        readonly worth: {
          readonly words: string;
          readonly perMonth: { readonly value: { readonly formatted: string } };
        } | null;
      } | null;
    }>;
  };
};

export type CalibratedFragment = {
  readonly of: string | null;
  readonly bets: number;
  readonly decided: number;
  readonly hits: number;
  readonly partly: number;
};

export const Registry = operation<RegistryQuery, RegistryQueryVariables>(
  'sha256:c24ca7ae4f28a1c7a8ffa0ddf5833d2030bae6b13ea2aa150e259de7d224bb78',
  'query',
);
