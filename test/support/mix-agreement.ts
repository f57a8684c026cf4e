/** Whether a sentence that names a cause agrees with the split of the mix that stands in its own evidence. */
import type { SignalEvidence } from '@bough/domain';

export interface ToldSentence {
  readonly title: string;
  readonly words: string;
  readonly evidence: readonly Pick<SignalEvidence, 'label' | 'value'>[];
}

/** Words that blame what support does. */
export const BLAME =
  /slower at the same|longer there|matter of process|picked first|routing|lack what|self-service (fails|is bypassed)/i;
/** Words that say that conversations are of other kinds. */
const OTHER_QUESTIONS =
  /questions (are|became) (harder|easier)|asks more of what|more came in of what|product can mend/i;
const SHARES = /: by ([^,:]+), the mix makes (−?)(\d+)% of the difference and the rate/;

/** A sentence must have this part of the difference on its side: the rest may be named beside it, never alone. */
const LEAST_SHARE = 1 / 3;

/** What is wrong, in words; empty where sentence and split agree, and where the sentence names no cause. */
export function disagreements({ title, words, evidence }: ToldSentence): string[] {
  const said = `${title}. ${words}`;
  const [blames, asks] = [BLAME.test(said), OTHER_QUESTIONS.test(said)];
  if (!blames && !asks) return [];
  const shares = SHARES.exec(words);
  if (!shares) return [`names a cause without a split: ${said}`];
  const [, names, sign, percent] = shares;
  const mix = evidence.find(({ label }) => label === `Mix by ${names}`)?.value;
  if (mix == null) return [`has no evidence of the mix by ${names}: ${said}`];
  const shown = (sign === '' ? 1 : -1) * Number(percent);
  return [
    ...(Math.abs(shown - 100 * mix) > 0.5 ? [`says ${shown}% where its evidence has ${100 * mix}%: ${said}`] : []),
    ...(blames && !asks && 1 - mix < LEAST_SHARE ? [`blames where the mix makes ${mix}: ${said}`] : []),
    ...(asks && !blames && mix < LEAST_SHARE ? [`says other questions where the mix makes ${mix}: ${said}`] : []),
    ...(/matter of process|routing|lack what|picked first/i.test(said) && mix > 0.5 ? [`names who must act where the mix makes ${mix}: ${said}`] : []), // prettier-ignore
  ];
}
