/**
 * One cause, one finding: what another candidate explains becomes its consequence. The rules that say what explains what are in
 * consequence-rules.ts; here they are applied one after the other.
 */
import type { SignalEvidence } from '../signal.js';
import type { ContrastInput } from '../contrasts/contrast-input.js';
import type { Candidate } from './candidate.js';
import { consequenceRules, explainsEverywhere, type Explains } from './consequence-rules.js';
import type { DetectionContext } from './detection-context.js';

export interface FoldedCandidate {
  readonly candidate: Candidate;
  readonly consequences: readonly Candidate[];
}

/**
 * Folds candidates into the causes among them. Their order decides where two explain each other: the first stays. `input` is `null` in
 * a run without comparisons.
 */
export function foldConsequences(
  context: DetectionContext,
  input: ContrastInput | null,
  candidates: readonly Candidate[],
): FoldedCandidate[] {
  const folded = consequenceRules(context, input).reduce<readonly FoldedCandidate[]>(
    foldByRule,
    candidates.map((candidate) => ({ candidate, consequences: [] })),
  );
  return foldByRule(folded, explainsEverywhere).map(addEvidence);
}

/** Gives each candidate to the first other one that explains it, and every chain of explanations to its top. */
export function foldByRule(all: readonly FoldedCandidate[], explains: Explains): FoldedCandidate[] {
  const causeOf = new Map<FoldedCandidate, FoldedCandidate>();
  for (const other of all) {
    const isFirst = (each: FoldedCandidate) =>
      all.indexOf(each) < all.indexOf(other) || !explains(other.candidate, each.candidate);
    const cause = all.find(
      (each) =>
        each !== other && !isBelow(causeOf, each, other) && explains(each.candidate, other.candidate) && isFirst(each),
    );
    if (cause) causeOf.set(other, cause);
  }
  const top = (each: FoldedCandidate): FoldedCandidate => (causeOf.has(each) ? top(causeOf.get(each)!) : each);
  return all
    .filter((each) => !causeOf.has(each))
    .map((each) => {
      const below = all.filter((other) => other !== each && top(other) === each);
      const added = below.flatMap(({ candidate, consequences }) => [candidate, ...consequences]);
      return { ...each, consequences: [...each.consequences, ...added] };
    });
}

/** Whether `each` is explained by `other` already, directly or through others, so that explanations never go in a circle. */
function isBelow(
  causeOf: ReadonlyMap<FoldedCandidate, FoldedCandidate>,
  each: FoldedCandidate,
  other: FoldedCandidate,
): boolean {
  const cause = causeOf.get(each);
  return cause !== undefined && (cause === other || isBelow(causeOf, cause, other));
}

const MOST_EVIDENCE = 16;

/** Adds to the evidence of a cause what its consequences show of the same segment. */
function addEvidence({ candidate, consequences }: FoldedCandidate): FoldedCandidate {
  const own = candidate.signal;
  const added = consequences
    .filter(({ signal }) => signal.segment === own.segment)
    .flatMap(({ signal }) => signal.evidence);
  const seen = new Set<string>();
  const isNew = ({ label }: SignalEvidence) => (seen.has(label) ? false : (seen.add(label), true));
  const evidence = [...own.evidence, ...added].filter(isNew).slice(0, Math.max(own.evidence.length, MOST_EVIDENCE));
  return { candidate: { ...candidate, signal: { ...own, evidence } }, consequences };
}
