/** Generated from apps/web/pages/intervention.graphql by "npm run generate"; do not edit. */
import { operation } from '../shared/operation.js';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CarriedOutcome = 'AS_PREDICTED' | 'CANNOT_TELL' | 'NOT_AS_PREDICTED' | 'NOT_REACHED';

export type ChartPhase = 'AFTER' | 'BASELINE' | 'HISTORY' | 'IMMATURE' | 'SETTLING';

export type CheckStatus = 'FAILED' | 'NOTED' | 'PASSED';

export type EffectDirection = 'DOWN' | 'UP';

export type GuardrailOutcome = 'BREACHED' | 'NOT_MEASURED' | 'NOT_SHOWN_SAFE' | 'SAFE';

/** NO_EFFECT: an effect of the size that matters is ruled out. IMMATURE: wait. CONFOUNDED: something else was changed there. */
export type ImpactVerdict =
  'CONFOUNDED' | 'IMMATURE' | 'INCONCLUSIVE' | 'NO_EFFECT' | 'PARTLY_VERIFIED' | 'VERIFIED_IMPROVEMENT' | 'WORSENED';

export type InterventionStatus = 'CANCELLED' | 'CONCLUDED' | 'DRAFT' | 'MEASURING' | 'PLANNED' | 'RUNNING';

/** RELATIVE: 0.1 is 10 %. POINTS: of the metric, 0.03 of a share. */
export type MarginKind = 'POINTS' | 'RELATIVE';

/** BEFORE_LAUNCH: of an experiment, adjusted by what the same customers showed before it. MIX_ADJUSTED: with what conversations are about mixed as before the launch. */
export type OpinionMethod = 'BEFORE_LAUNCH' | 'BLOCK_PERMUTATION' | 'LOCAL_LEVEL' | 'MIX_ADJUSTED';

export type OtherSegmentOutcome = 'GAINED' | 'LOST' | 'NOT_MEASURED' | 'NO_SURE_CHANGE';

export type OtherSegmentRole = 'CONTROL' | 'OTHER';

export type UnitKind = 'COUNT' | 'DURATION' | 'MONEY' | 'RATE' | 'RATIO' | 'SCORE';

export type InterventionByNumberQueryVariables = Exact<{
  number: number;
}>;

export type InterventionByNumberQuery = {
  readonly interventions: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly number: number;
      readonly version: number;
      readonly status: InterventionStatus;
      readonly exploratory: boolean;
      readonly frozenAt: string | null;
      readonly reason: string | null;
      readonly reminder: string | null;
      readonly planChanges: ReadonlyArray<string>;
      readonly createdBy: { readonly name: string } | null;
      readonly signer: { readonly key: string; readonly name: string } | null;
      readonly plan: {
        readonly title: string;
        readonly hypothesis: string;
        readonly metric: string;
        readonly direction: EffectDirection;
        readonly rolloutDays: number;
        readonly washoutDays: number;
        readonly weeks: number;
        readonly followUpDays: number | null;
        readonly otherChanges: string | null;
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
        readonly controls: ReadonlyArray<{ readonly name: string }>;
        readonly guardrails: ReadonlyArray<{ readonly node: { readonly name: string } | null }>;
      };
      readonly frozen: { readonly hash: string; readonly recordedAt: string } | null;
      readonly overlaps: ReadonlyArray<{
        readonly number: number;
        readonly title: string;
        readonly words: string;
        readonly confounds: boolean;
      }>;
      readonly signOffs: ReadonlyArray<{
        readonly at: string;
        readonly agrees: boolean;
        readonly note: string | null;
        readonly person: { readonly name: string } | null;
      }>;
      readonly latest: {
        readonly id: string;
        readonly assessedAt: string;
        readonly verdict: ImpactVerdict;
        readonly headline: string;
        readonly summary: string;
        readonly grade: string;
        readonly exploratory: boolean;
        readonly atACost: boolean;
        readonly howWeKnow: string;
        readonly wouldChangeOurMind: string;
        readonly until: string | null;
        readonly weeksNeeded: number | null;
        readonly dataThrough: string | null;
        readonly planHash: string;
        readonly reproducibilityKey: string;
        readonly confoundedBy: ReadonlyArray<string>;
        readonly reasons: ReadonlyArray<{ readonly code: string; readonly words: string }>;
        readonly effect: {
          readonly p: number;
          readonly probability: number;
          readonly weeksBefore: number;
          readonly weeksAfter: number;
          readonly placebos: number;
          readonly estimate: { readonly value: number };
          readonly relative: {
            readonly value: { readonly value: number; readonly formatted: string };
            readonly low95: { readonly value: number; readonly formatted: string };
            readonly high95: { readonly value: number; readonly formatted: string };
          } | null;
        } | null;
        readonly naive: { readonly relative: number | null; readonly change: { readonly formatted: string } } | null;
        readonly chart: {
          readonly title: string;
          readonly cumulativeUnit: string;
          readonly launch: string;
          readonly settled: string;
          readonly endExclusive: string;
          readonly unit: { readonly kind: UnitKind; readonly currency: string | null };
          readonly events: ReadonlyArray<{
            readonly start: string;
            readonly endExclusive: string;
            readonly label: string;
          }>;
          readonly points: ReadonlyArray<{
            readonly start: string;
            readonly endExclusive: string;
            readonly phase: ChartPhase;
            readonly observed: number | null;
            readonly expected: number | null;
            readonly low: number | null;
            readonly high: number | null;
            readonly difference: number | null;
            readonly differenceLow: number | null;
            readonly differenceHigh: number | null;
            readonly cumulative: number | null;
            readonly cumulativeLow: number | null;
            readonly cumulativeHigh: number | null;
          }>;
        } | null;
        readonly waves: ReadonlyArray<{
          readonly names: ReadonlyArray<string>;
          readonly launch: string;
          readonly weight: number | null;
          readonly relative: {
            readonly value: { readonly value: number; readonly formatted: string };
            readonly low95: { readonly value: number; readonly formatted: string };
            readonly high95: { readonly value: number; readonly formatted: string };
          } | null;
          readonly chart: {
            readonly title: string;
            readonly cumulativeUnit: string;
            readonly launch: string;
            readonly settled: string;
            readonly endExclusive: string;
            readonly unit: { readonly kind: UnitKind; readonly currency: string | null };
            readonly events: ReadonlyArray<{
              readonly start: string;
              readonly endExclusive: string;
              readonly label: string;
            }>;
            readonly points: ReadonlyArray<{
              readonly start: string;
              readonly endExclusive: string;
              readonly phase: ChartPhase;
              readonly observed: number | null;
              readonly expected: number | null;
              readonly low: number | null;
              readonly high: number | null;
              readonly difference: number | null;
              readonly differenceLow: number | null;
              readonly differenceHigh: number | null;
              readonly cumulative: number | null;
              readonly cumulativeLow: number | null;
              readonly cumulativeHigh: number | null;
            }>;
          } | null;
        }>;
        readonly guardrails: ReadonlyArray<{
          readonly name: string;
          readonly outcome: GuardrailOutcome;
          readonly words: string;
          readonly relative: {
            readonly value: { readonly value: number; readonly formatted: string };
            readonly low95: { readonly value: number; readonly formatted: string };
            readonly high95: { readonly value: number; readonly formatted: string };
          } | null;
        }>;
        readonly opinions: ReadonlyArray<{
          readonly method: OpinionMethod;
          readonly agrees: boolean;
          readonly estimate: number | null;
          readonly low95: number | null;
          readonly high95: number | null;
          readonly words: string;
        }>;
        readonly checks: ReadonlyArray<{ readonly code: string; readonly status: CheckStatus; readonly words: string }>;
        readonly others: ReadonlyArray<{
          readonly name: string;
          readonly role: OtherSegmentRole;
          readonly outcome: OtherSegmentOutcome;
          readonly relative: {
            readonly value: { readonly value: number; readonly formatted: string };
            readonly low95: { readonly value: number; readonly formatted: string };
            readonly high95: { readonly value: number; readonly formatted: string };
          } | null;
        }>;
        readonly looks: ReadonlyArray<{
          readonly week: number;
          readonly z: number | null;
          readonly bound: number;
          readonly crossed: boolean;
        }>;
        readonly upward: ReadonlyArray<{
          readonly name: string;
          readonly words: string;
          readonly outcome: CarriedOutcome;
        }>;
        readonly worth: {
          readonly words: string;
          readonly perMonth: { readonly value: { readonly formatted: string } };
        } | null;
      } | null;
    }>;
  };
};

export type PictureFragment = {
  readonly title: string;
  readonly cumulativeUnit: string;
  readonly launch: string;
  readonly settled: string;
  readonly endExclusive: string;
  readonly unit: { readonly kind: UnitKind; readonly currency: string | null };
  readonly events: ReadonlyArray<{ readonly start: string; readonly endExclusive: string; readonly label: string }>;
  readonly points: ReadonlyArray<{
    readonly start: string;
    readonly endExclusive: string;
    readonly phase: ChartPhase;
    readonly observed: number | null;
    readonly expected: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly difference: number | null;
    readonly differenceLow: number | null;
    readonly differenceHigh: number | null;
    readonly cumulative: number | null;
    readonly cumulativeLow: number | null;
    readonly cumulativeHigh: number | null;
  }>;
};

export type VerdictFragment = {
  readonly id: string;
  readonly assessedAt: string;
  readonly verdict: ImpactVerdict;
  readonly headline: string;
  readonly summary: string;
  readonly grade: string;
  readonly exploratory: boolean;
  readonly atACost: boolean;
  readonly howWeKnow: string;
  readonly wouldChangeOurMind: string;
  readonly until: string | null;
  readonly weeksNeeded: number | null;
  readonly dataThrough: string | null;
  readonly planHash: string;
  readonly reproducibilityKey: string;
  readonly confoundedBy: ReadonlyArray<string>;
  readonly reasons: ReadonlyArray<{ readonly code: string; readonly words: string }>;
  readonly effect: {
    readonly p: number;
    readonly probability: number;
    readonly weeksBefore: number;
    readonly weeksAfter: number;
    readonly placebos: number;
    readonly estimate: { readonly value: number };
    readonly relative: {
      readonly value: { readonly value: number; readonly formatted: string };
      readonly low95: { readonly value: number; readonly formatted: string };
      readonly high95: { readonly value: number; readonly formatted: string };
    } | null;
  } | null;
  readonly naive: { readonly relative: number | null; readonly change: { readonly formatted: string } } | null;
  readonly chart: {
    readonly title: string;
    readonly cumulativeUnit: string;
    readonly launch: string;
    readonly settled: string;
    readonly endExclusive: string;
    readonly unit: { readonly kind: UnitKind; readonly currency: string | null };
    readonly events: ReadonlyArray<{ readonly start: string; readonly endExclusive: string; readonly label: string }>;
    readonly points: ReadonlyArray<{
      readonly start: string;
      readonly endExclusive: string;
      readonly phase: ChartPhase;
      readonly observed: number | null;
      readonly expected: number | null;
      readonly low: number | null;
      readonly high: number | null;
      readonly difference: number | null;
      readonly differenceLow: number | null;
      readonly differenceHigh: number | null;
      readonly cumulative: number | null;
      readonly cumulativeLow: number | null;
      readonly cumulativeHigh: number | null;
    }>;
  } | null;
  readonly waves: ReadonlyArray<{
    readonly names: ReadonlyArray<string>;
    readonly launch: string;
    readonly weight: number | null;
    readonly relative: {
      readonly value: { readonly value: number; readonly formatted: string };
      readonly low95: { readonly value: number; readonly formatted: string };
      readonly high95: { readonly value: number; readonly formatted: string };
    } | null;
    readonly chart: {
      readonly title: string;
      readonly cumulativeUnit: string;
      readonly launch: string;
      readonly settled: string;
      readonly endExclusive: string;
      readonly unit: { readonly kind: UnitKind; readonly currency: string | null };
      readonly events: ReadonlyArray<{ readonly start: string; readonly endExclusive: string; readonly label: string }>;
      readonly points: ReadonlyArray<{
        readonly start: string;
        readonly endExclusive: string;
        readonly phase: ChartPhase;
        readonly observed: number | null;
        readonly expected: number | null;
        readonly low: number | null;
        readonly high: number | null;
        readonly difference: number | null;
        readonly differenceLow: number | null;
        readonly differenceHigh: number | null;
        readonly cumulative: number | null;
        readonly cumulativeLow: number | null;
        readonly cumulativeHigh: number | null;
      }>;
    } | null;
  }>;
  readonly guardrails: ReadonlyArray<{
    readonly name: string;
    readonly outcome: GuardrailOutcome;
    readonly words: string;
    readonly relative: {
      readonly value: { readonly value: number; readonly formatted: string };
      readonly low95: { readonly value: number; readonly formatted: string };
      readonly high95: { readonly value: number; readonly formatted: string };
    } | null;
  }>;
  readonly opinions: ReadonlyArray<{
    readonly method: OpinionMethod;
    readonly agrees: boolean;
    readonly estimate: number | null;
    readonly low95: number | null;
    readonly high95: number | null;
    readonly words: string;
  }>;
  readonly checks: ReadonlyArray<{ readonly code: string; readonly status: CheckStatus; readonly words: string }>;
  readonly others: ReadonlyArray<{
    readonly name: string;
    readonly role: OtherSegmentRole;
    readonly outcome: OtherSegmentOutcome;
    readonly relative: {
      readonly value: { readonly value: number; readonly formatted: string };
      readonly low95: { readonly value: number; readonly formatted: string };
      readonly high95: { readonly value: number; readonly formatted: string };
    } | null;
  }>;
  readonly looks: ReadonlyArray<{
    readonly week: number;
    readonly z: number | null;
    readonly bound: number;
    readonly crossed: boolean;
  }>;
  readonly upward: ReadonlyArray<{ readonly name: string; readonly words: string; readonly outcome: CarriedOutcome }>;
  readonly worth: {
    readonly words: string;
    readonly perMonth: { readonly value: { readonly formatted: string } };
  } | null;
};

export type WithIntervalFragment = {
  readonly value: { readonly value: number; readonly formatted: string };
  readonly low95: { readonly value: number; readonly formatted: string };
  readonly high95: { readonly value: number; readonly formatted: string };
};

export type SignOffMutationVariables = Exact<{
  id: string;
  agrees: boolean;
  note?: string | null | undefined;
  expectedVersion?: number | null | undefined;
}>;

export type SignOffMutation = {
  readonly interventionSignOff: {
    readonly userErrors: ReadonlyArray<{ readonly code: string; readonly message: string }>;
  };
};

export const InterventionByNumber = operation<InterventionByNumberQuery, InterventionByNumberQueryVariables>(
  'sha256:1e21cffa7e6d4288c48b5a004d51c5c4ac32ed9ef3d40e910279a73df5096ece',
  'query',
);
export const SignOff = operation<SignOffMutation, SignOffMutationVariables>(
  'sha256:1179e97c88fcae81791723e6ede5dac25f1de21b6ddecdd0710779fd6f425cd8',
  'mutation',
);
