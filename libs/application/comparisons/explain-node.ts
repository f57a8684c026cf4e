/**
 * Why a node's value differs from that of another period or of another segment: the parts of its formula. For all segments together it
 * also says how much of the difference the segments made themselves.
 */
import {
  changeBetween,
  explainDifference,
  isExplained,
  partMetric,
  splitBySegments,
  type Change,
  type Explanation,
  type ExplanationView,
  type MetricValue,
  type MixReason,
  type NotExplained,
  type SegmentSplit,
  type StandardGap,
  type TreeNode,
} from '@bough/domain';
import { gapIntent } from './gap-intent.js';
import { readMix } from './read-mix.js';
import type { SegmentPeriod } from '../trees/draw-customers.js';
import type { Snapshot } from '../trees/snapshot.js';

/** What is to be explained. */
export interface ExplainRequest {
  readonly metric: string;
  /** The node that shows the metric, whose children explain it; `null` for none. */
  readonly node: TreeNode | null;
  /** What is explained; `reference` is what it is compared with. */
  readonly place: SegmentPeriod;
  readonly reference: SegmentPeriod;
  readonly view?: ExplanationView;
  /** The dimension over which a difference of all segments together is also split; left out: that of the tree. */
  readonly dimension?: string;
}

/** A difference with its explanation. */
export interface NodeExplanation {
  readonly reference: MetricValue;
  readonly value: MetricValue;
  readonly change: Change;
  /** The parts, or why there are none. */
  readonly explanation: Explanation | NotExplained;
  /** `null` for a single segment, and where the segments do not add up to the whole. */
  readonly split: SegmentSplit | null;
  /** Whether the standards of two segments ask for the gap; `null` between periods, and where that cannot be said. */
  readonly intent: StandardGap | null;
}

/** Explains `place` against `reference`, in the numbers of one snapshot. */
export async function explainNode(snapshot: Snapshot, request: ExplainRequest): Promise<NodeExplanation> {
  const { metric, node, place, reference, view, dimension } = request;
  const read = async ({ position, period }: SegmentPeriod) => snapshot.reading(metric, position, period);
  const [value, other] = await Promise.all([read(place), read(reference)]);
  const isGap = place.position !== reference.position;
  const terms = isGap
    ? snapshot.termsAcross(metric, place.period)
    : snapshot.termsOverTime(metric, place.period, reference.period)(place.position);
  const change = changeBetween(value, other, terms);
  const answer = (explanation: NodeExplanation['explanation'], split: SegmentSplit | null): NodeExplanation => ({
    reference: other,
    value,
    change,
    explanation,
    split,
    intent: gapIntent(snapshot, metric, place.period, [
      { position: place.position, value },
      { position: reference.position, value: other },
    ]),
  });
  const missing = [value, other].find((each) => each.value === null);
  if (missing)
    return answer({ reason: 'NO_VALUE', message: `one of the two has no value: ${missing.message ?? ''}` }, null);
  // The reference is taken over as many days, so that a volume is not explained by the length of its period.
  const side = ({ position, period }: SegmentPeriod) => ({
    values: snapshot.valuesLike(period, place.period),
    position,
  });
  const difference = { metric, node, before: side(reference), after: side(place) };
  const draws = await snapshot.draws(difference, [reference, place]);
  const explanation = explainDifference(snapshot.model, difference, view, draws);
  const over = dimension ?? snapshot.model.workspace.tree.dimension;
  return answer(explanation, isExplained(explanation) ? splitBySegments(snapshot.model, difference, over) : null);
}

/**
 * The mix behind a difference; where conversations do not tell it apart, behind the largest of its factors. `null` where they do not tell
 * that apart either, and where one of the two has no value.
 */
export async function explainMix(
  snapshot: Snapshot,
  { metric, place, reference }: ExplainRequest,
  { explanation, change }: NodeExplanation,
): Promise<MixReason | null> {
  const at = ({ position, period }: SegmentPeriod) => {
    return { segments: position === 0 ? null : [snapshot.model.segments[position]!.id], period };
  };
  const read = (key: string) => readMix(snapshot, { metric: key, before: at(reference), after: at(place) });
  if (change.absolute === null) return null;
  const own = await read(metric);
  if (own || !isExplained(explanation)) return own;
  const [factor] = explanation.parts
    .filter((part) => partMetric(snapshot.model, part) !== null && !part.overall)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return factor ? read(partMetric(snapshot.model, factor)!) : null;
}
