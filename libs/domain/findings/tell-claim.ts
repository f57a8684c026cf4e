/** A claim once the mix of conversations is known: its sentence, its evidence, and what it is about. */
import { mixWords, type MixedSides } from '../comparisons/mix/mix-words.js';
import type { MixReason } from '../comparisons/mix/mix-reason.js';
import { formatValue } from '../metrics/format-value.js';
import { RATIO } from '../metrics/value-unit.js';
import type { Model } from '../trees/model-of-workspace.js';
import type { ClaimSubject, MixClaim } from './mix-claim.js';
import type { SignalEvidence } from './signal.js';

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
  const isRate = mainReason(reason) === 'rate';
  const sentences = [fact, mixWords(model, reason, sides), isRate ? blame : ''].filter((each) => each !== '');
  return {
    title: isRate ? said.title : (title ?? said.title),
    words: sentences.join(' '),
    evidence: [...said.evidence, ...mixEvidence(reason)],
    about: about ? about[mainReason(reason)] : null,
  };
}

/** What the claim is about: the mix or the rate, of both the one that makes more of the difference. */
function mainReason({ reading, lead }: MixReason): 'mix' | 'rate' | 'unclear' {
  if (reading !== 'both') return reading;
  return (lead.mixShare ?? 0) >= 0.5 ? 'mix' : 'rate';
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
