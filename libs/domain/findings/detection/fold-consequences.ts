/**
 * One cause, one finding: what another finding explains becomes its consequence. A child that carries more than 70 % of its parent's
 * move is the finding and the parent a consequence; what moves everywhere at once is a finding of the root.
 */
import type { Evidence } from '../signal.js';
import type { Look } from '../contrasts/contrast-input.js';
import type { Candidate } from './candidate.js';
import { areOfDifferentDimensions, CARRIED, carriedShare, overlapShare } from './carried-share.js';
import type { DetectionSetting } from './detection-context.js';

export interface Folded {
  readonly candidate: Candidate;
  readonly consequences: readonly Candidate[];
}

type Explains = (cause: Candidate, other: Candidate) => boolean;

/** In the order given, which decides where two explain each other: the first stays. */
export function fold(setting: DetectionSetting, look: Look | null, candidates: readonly Candidate[]): Folded[] {
  const rules: Explains[] = [
    isSameCause,
    tellsTheSame,
    (cause, other) => carriesMove(setting, cause, other),
    (cause, other) => look !== null && carriesOverlap(setting, look, cause, other),
    isMerelyOutlier,
    isEcho,
  ];
  const left = rules.reduce<readonly Folded[]>(
    (kept, explains) => foldBy(kept, explains),
    candidates.map((candidate) => ({ candidate, consequences: [] })),
  );
  return foldBy(left, isEverywhere).map(withEvidence);
}

/** Each is explained by the first other one that is not explained itself. */
function foldBy(all: readonly Folded[], explains: Explains): Folded[] {
  const causeOf = new Map<Folded, Folded>();
  for (const other of all) {
    const isFirst = (each: Folded) =>
      all.indexOf(each) < all.indexOf(other) || !explains(other.candidate, each.candidate);
    const cause = all.find(
      (each) =>
        each !== other && !isBelow(causeOf, each, other) && explains(each.candidate, other.candidate) && isFirst(each),
    );
    if (cause) causeOf.set(other, cause);
  }
  const top = (each: Folded): Folded => (causeOf.has(each) ? top(causeOf.get(each)!) : each);
  return all
    .filter((each) => !causeOf.has(each))
    .map((each) => {
      const below = all.filter((other) => other !== each && top(other) === each);
      const more = below.flatMap(({ candidate, consequences }) => [candidate, ...consequences]);
      return { ...each, consequences: [...each.consequences, ...more] };
    });
}

/** Whether `each` is explained by `other` already, directly or not: no circles. */
function isBelow(causeOf: ReadonlyMap<Folded, Folded>, each: Folded, other: Folded): boolean {
  const cause = causeOf.get(each);
  return cause !== undefined && (cause === other || isBelow(causeOf, cause, other));
}

const COMPARISONS: readonly string[] = ['contrast', 'pattern', 'outlier'];
const isComparison = ({ signal }: Candidate) => COMPARISONS.includes(signal.kind);
const isMove = ({ signal }: Candidate) => signal.kind === 'spike' || signal.kind === 'drift';

/** Several days of one spike, several metrics by which one segment stands out. */
function isSameCause(cause: Candidate, other: Candidate): boolean {
  return cause.signal.cause === other.signal.cause && (cause.p ?? 0) <= (other.p ?? 0);
}

/** A rule says more than a pattern, a pattern more than standing out. */
const rankOf = ({ signal }: Candidate) => COMPARISONS.indexOf(signal.kind);

/** The same metric of the same segment under another rule; of whole dimensions, under the same rule. */
function tellsTheSame({ signal, ...cause }: Candidate, other: Candidate): boolean {
  if (!isComparison({ signal, ...cause }) || !isComparison(other) || signal.segment !== other.signal.segment)
    return false;
  if (signal.segment === null) return signal.rule === other.signal.rule && signal.metric === other.signal.metric;
  return rankOf({ signal, ...cause }) <= rankOf(other) && other.metrics.includes(signal.metric!);
}

/** Days that the other one may come later: what was asked on a bad day is resolved on the next. */
const ECHO_DAYS = 2;

/** What happens at one place on the same days is one event; the surest sign of it stays. */
function isEcho(cause: Candidate, other: Candidate): boolean {
  if (cause.signal.kind !== 'spike' || other.signal.kind !== 'spike') return false;
  const later = other.signal.period.from - cause.signal.period.from;
  const isSamePlace = cause.move!.position === other.move!.position;
  return isSamePlace && later >= 0 && later <= ECHO_DAYS && cause.p! <= other.p!;
}

/** Formulas and segments of the tree: moves of the same days, and gaps of the same segment against all. */
function carriesMove(setting: DetectionSetting, cause: Candidate, other: Candidate): boolean {
  const [child, parent] = [cause.move, other.move];
  if (!child || !parent || isMove(cause) !== isMove(other)) return false;
  if (isMove(cause) && cause.signal.kind !== other.signal.kind) return false;
  const isSamePeriod = child.after.from === parent.after.from && child.after.to === parent.after.to;
  if (!isSamePeriod || (child.metric === parent.metric && child.position === parent.position)) return false;
  return carriedShare(setting, parent, child) > CARRIED;
}

/** A segment of another dimension whose difference is that of its customers in a branch of the tree. */
function carriesOverlap(setting: DetectionSetting, look: Look, cause: Candidate, other: Candidate): boolean {
  const [own, its] = [cause.signal.segment, other.signal.segment];
  if (!isComparison(cause) || !isComparison(other) || own === null || its === null) return false;
  const isBranch = own.startsWith(`${setting.model.branches.key}/`);
  if (!isBranch || !areOfDifferentDimensions(look, own, its)) return false;
  return overlapShare(look, other.signal.metric!, its, own) > CARRIED;
}

/** That a segment stands out is said already where a rule or a pattern says why. */
function isMerelyOutlier(cause: Candidate, other: Candidate): boolean {
  const isSaid = cause.signal.kind === 'contrast' || cause.signal.kind === 'pattern';
  return isSaid && other.signal.kind === 'outlier' && cause.signal.segment === other.signal.segment;
}

/** A move of all segments together that no single one carries, against the same move of one of them. */
function isEverywhere(cause: Candidate, other: Candidate): boolean {
  if (!isMove(cause) || cause.signal.kind !== other.signal.kind) return false;
  const isRoot = cause.signal.segment === null && other.signal.segment !== null;
  const isSameDays = cause.signal.period.from === other.signal.period.from;
  return isRoot && isSameDays && cause.move!.metric === other.move!.metric;
}

const MOST_EVIDENCE = 16;

/** What a consequence shows of the same segment stands in the evidence, too. */
function withEvidence({ candidate, consequences }: Folded): Folded {
  const own = candidate.signal;
  const more = consequences
    .filter(({ signal }) => signal.segment === own.segment)
    .flatMap(({ signal }) => signal.evidence);
  const seen = new Set<string>();
  const isNew = ({ label }: Evidence) => (seen.has(label) ? false : (seen.add(label), true));
  const evidence = [...own.evidence, ...more].filter(isNew).slice(0, Math.max(own.evidence.length, MOST_EVIDENCE));
  return { candidate: { ...candidate, signal: { ...own, evidence } }, consequences };
}
