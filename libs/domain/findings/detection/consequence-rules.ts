/**
 * When one candidate explains another. A child that carries more than 70 % of its parent's move explains the parent; a move of all
 * segments together that no single one carries explains the same move of each.
 */
import type { ContrastInput } from '../contrasts/contrast-input.js';
import type { Candidate } from './candidate.js';
import { measureCarriedShare } from './carried-share.js';
import type { DetectionContext } from './detection-context.js';
import { areOfDifferentDimensions, measureOverlapShare } from './overlap-share.js';

/** Whether `cause` explains `other`. */
export type Explains = (cause: Candidate, other: Candidate) => boolean;

/** Above this share of a whole, a part is the cause and the whole is its consequence. */
export const CONSEQUENCE_SHARE = 0.7;

/** The rules in the order in which they are applied; `explainsEverywhere` comes after them. */
export function consequenceRules(context: DetectionContext, input: ContrastInput | null): Explains[] {
  return [
    isSameCause,
    repeatsComparison,
    (cause, other) => carriesMove(context, cause, other),
    (cause, other) => input !== null && carriesOverlap(context, input, cause, other),
    explainsOutlier,
    isEcho,
    carriesRise,
    followsRise,
  ];
}

const COMPARISONS: readonly string[] = ['contrast', 'pattern', 'outlier'];
const isComparison = ({ signal }: Candidate) => COMPARISONS.includes(signal.kind);
const isSpikeOrDrift = ({ signal }: Candidate) => signal.kind === 'spike' || signal.kind === 'drift';

/** Several days of one spike, or several metrics by which one segment stands out; the smallest p stays. */
export function isSameCause(cause: Candidate, other: Candidate): boolean {
  return cause.signal.cause === other.signal.cause && (cause.p ?? 0) <= (other.p ?? 0);
}

/** A contrast says more than a pattern, and a pattern more than an outlier. */
const rankOf = ({ signal }: Candidate) => COMPARISONS.indexOf(signal.kind);

/** The same metric of the same segment under another rule. For whole dimensions the rule must be the same, too. */
export function repeatsComparison(cause: Candidate, other: Candidate): boolean {
  const { segment, rule, metric } = cause.signal;
  if (!isComparison(cause) || !isComparison(other) || segment !== other.signal.segment) return false;
  if (segment === null) return rule === other.signal.rule && metric === other.signal.metric;
  return rankOf(cause) <= rankOf(other) && other.metrics.includes(metric!);
}

/**
 * A part of the tree's formulas, or a segment, that carries the move of the whole: spikes or drifts of the same days, and differences
 * of segments against all.
 */
function carriesMove(context: DetectionContext, cause: Candidate, other: Candidate): boolean {
  const [child, parent] = [cause.move, other.move];
  if (!child || !parent || isSpikeOrDrift(cause) !== isSpikeOrDrift(other)) return false;
  if (isSpikeOrDrift(cause) && cause.signal.kind !== other.signal.kind) return false;
  const isSamePeriod = child.after.from === parent.after.from && child.after.to === parent.after.to;
  if (!isSamePeriod || (child.metric === parent.metric && child.position === parent.position)) return false;
  return measureCarriedShare(context, parent, child) > CONSEQUENCE_SHARE;
}

/** A segment of another dimension whose difference is mostly that of its customers in a branch of the tree. */
function carriesOverlap(context: DetectionContext, input: ContrastInput, cause: Candidate, other: Candidate): boolean {
  const [branch, segment] = [cause.signal.segment, other.signal.segment];
  if (!isComparison(cause) || !isComparison(other) || branch === null || segment === null) return false;
  const isBranch = branch.startsWith(`${context.model.branches.key}/`);
  if (!isBranch || !areOfDifferentDimensions(input, branch, segment)) return false;
  return measureOverlapShare(input, other.signal.metric!, segment, branch) > CONSEQUENCE_SHARE;
}

/** A contrast or a pattern of the same segment says why it stands out. */
export function explainsOutlier(cause: Candidate, other: Candidate): boolean {
  const saysWhy = cause.signal.kind === 'contrast' || cause.signal.kind === 'pattern';
  return saysWhy && other.signal.kind === 'outlier' && cause.signal.segment === other.signal.segment;
}

/** How many days later the same event may show: what was asked on a bad day is resolved on the next. */
const ECHO_DAYS = 2;

/** Spikes in the same place on the same days are one event; the one with the smallest p stays. */
export function isEcho(cause: Candidate, other: Candidate): boolean {
  if (cause.signal.kind !== 'spike' || other.signal.kind !== 'spike') return false;
  if (!cause.move || !other.move) return false;
  const later = other.signal.period.from - cause.signal.period.from;
  const isSamePlace = cause.move.position === other.move.position;
  return isSamePlace && later >= 0 && later <= ECHO_DAYS && cause.p! <= other.p!;
}

/** Whether a candidate is about a topic, channel, stage or attribute, which has no place among the segments. */
const isLabel = (candidate: Candidate) => candidate.move === null && isSpikeOrDrift(candidate);

/** By how many conversations a day a rise is above what is usual; `null` for what counts no conversations. */
function excessOf({ signal }: Candidate): number | null {
  const { metric, evidence, baseline, period } = signal;
  const seen = evidence[0]?.value;
  if (metric !== 'conversation_volume' || seen == null || baseline === null) return null;
  return (seen - baseline) / (period.to - period.from);
}

/** The share of one rise in another that is about the same days; 0 where they cannot be compared. */
function shareOfRise(part: Candidate, whole: Candidate): number {
  const { from, to } = part.signal.period;
  const isSamePeriod = from === whole.signal.period.from && to === whole.signal.period.to;
  const [own, all] = [excessOf(part), excessOf(whole)];
  return isSamePeriod && own !== null && all !== null && all > 0 ? own / all : 0;
}

/** A topic that carries the rise of all conversations explains it; so does a topic that carries that of a channel. */
export function carriesRise(cause: Candidate, other: Candidate): boolean {
  if (!isLabel(cause) || !isSpikeOrDrift(other) || cause === other) return false;
  const isWhole = isLabel(other) ? labelOf(other) !== labelOf(cause) : other.signal.segment === null;
  return isWhole && shareOfRise(cause, other) > CONSEQUENCE_SHARE && (cause.p ?? 0) <= (other.p ?? 0);
}

/** A day in the week that rose, and a rise of everything that no topic carries, say the same of a topic. */
export function followsRise(cause: Candidate, other: Candidate): boolean {
  if (!isLabel(other) || !isSpikeOrDrift(cause)) return false;
  const { from, to } = other.signal.period;
  if (isLabel(cause))
    return (
      cause.signal.segment === other.signal.segment &&
      (cause.p ?? 0) <= (other.p ?? 0) &&
      cause.signal.period.from < to &&
      from < cause.signal.period.to
    );
  return cause.signal.segment === null && excessOf(cause) !== null && shareOfRise(other, cause) > 0;
}

function labelOf({ signal }: Candidate): string {
  return signal.segment!.split('/')[0]!;
}

/** A spike or drift of all segments together explains the same one of a segment, unless a segment carried it. */
export function explainsEverywhere(cause: Candidate, other: Candidate): boolean {
  if (!isSpikeOrDrift(cause) || cause.signal.kind !== other.signal.kind) return false;
  const isRoot = cause.signal.segment === null && other.signal.segment !== null;
  const isSameStart = cause.signal.period.from === other.signal.period.from;
  if (!cause.move || !other.move) return false;
  return isRoot && isSameStart && cause.move.metric === other.move.metric;
}
