/**
 * What a sentence says differs, so that it can be held against the mix of conversations before it goes out: a process is blamed only for
 * what it does otherwise on the same questions.
 */
import { mixWords, type MixedSides } from '../comparisons/mix/mix-words.js';
import type { MixReason } from '../comparisons/mix/mix-reason.js';
import type { MixSegments } from '../comparisons/mix/mix-rows.js';
import { RATIO } from '../metrics/value-unit.js';
import { formatValue } from '../metrics/format-value.js';
import type { Period } from '../rollups/period.js';
import type { Model } from '../trees/model-of-workspace.js';
import type { SignalEvidence } from './signal.js';

/** Some segments of one dimension together (`null`: everybody), in a period. */
export interface ClaimPlace {
  readonly segments: MixSegments;
  readonly period: Period;
}

export interface MixClaim {
  readonly metric: string;
  /** `after` differs from `before`. */
  readonly before: ClaimPlace;
  readonly after: ClaimPlace;
  /** The sentence without a reason. */
  readonly fact: string;
  /** What follows if conversations of the same kind turn out otherwise; empty for nothing. */
  readonly blame: string;
  /** A title that holds whatever the reason is, where the usual one names it. */
  readonly title?: string;
  /** What the case is about by its reason, where that makes a difference to who must act. */
  readonly about?: Readonly<Record<'mix' | 'rate' | 'unclear', ClaimSubject>>;
}

/** A metric with its value and the one that it is compared with. */
export interface ClaimSubject {
  readonly metric: string;
  readonly value: number;
  readonly baseline: number;
}

/** What is said once the mix is known. */
export interface ToldClaim {
  readonly title: string;
  readonly words: string;
  readonly evidence: readonly SignalEvidence[];
  /** `null` where it stays what it was. */
  readonly about: ClaimSubject | null;
}

/** A claim with its reason, in place of the one that was supposed. */
export function tellClaim(
  model: Pick<Model, 'metrics'>,
  claim: MixClaim,
  reason: MixReason,
  said: Pick<ToldClaim, 'title' | 'evidence'>,
): ToldClaim {
  const { before, after, fact, blame, title, about } = claim;
  const isSame = before.period.from === after.period.from && before.period.to === after.period.to;
  const sides: MixedSides = isSame ? 'segments' : 'periods';
  const isRate = reason.reading === 'rate' || reason.reading === 'both';
  const sentences = [fact, mixWords(model, reason, sides), isRate ? blame : ''].filter((each) => each !== '');
  return {
    title: isRate ? said.title : (title ?? said.title),
    words: sentences.join(' '),
    evidence: [...said.evidence, ...mixEvidence(reason)],
    about: about ? about[reason.reading === 'both' ? 'rate' : reason.reading] : null,
  };
}

/** `Mix by Priority: 100% of the difference`, for each dimension alone and for the first two jointly. */
function mixEvidence({ alone, joint }: MixReason): SignalEvidence[] {
  return [...alone, ...(joint ? [joint] : [])].flatMap(({ dimensions, mixShare }): SignalEvidence[] => {
    if (mixShare === null) return [];
    const label = `Mix by ${dimensions.map(({ name }) => name).join(' and ')}`;
    const text = `${formatValue(mixShare, RATIO)} of the difference`;
    return [{ label, text, value: mixShare, metric: null, segment: null }];
  });
}
