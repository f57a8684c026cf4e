/**
 * Why a node's value differs from that of another period, or of another segment: the parts of its formula, and for all segments
 * together how much of it the segments did themselves.
 */
import {
  explainDifference,
  gapBetween,
  isExplained,
  splitBySegments,
  type Change,
  type Explanation,
  type ExplanationView,
  type MetricValue,
  type NotExplained,
  type SegmentSplit,
  type StandardGap,
  type TreeNode,
} from '@bough/domain';
import type { SegmentPeriod } from '../trees/draw-customers.js';
import type { Snapshot } from '../trees/snapshot.js';

export interface ExplainRequest {
  readonly metric: string;
  /** The node that shows it, if any: its children explain it. */
  readonly node: TreeNode | null;
  /** What is explained, and what it is compared with. */
  readonly place: SegmentPeriod;
  readonly reference: SegmentPeriod;
  readonly view?: ExplanationView;
  /** The dimension over which a difference of all segments together is split, too. */
  readonly dimension?: string;
}

export interface NodeExplanation {
  readonly reference: MetricValue;
  readonly value: MetricValue;
  readonly change: Change;
  /** The parts, or why there are none. */
  readonly explanation: Explanation | NotExplained;
  /** `null` for one segment, and where the segments do not make up the whole. */
  readonly split: SegmentSplit | null;
  /** Of two segments: whether their standards ask for the gap; `null` between periods, and where nothing can be said. */
  readonly intent: StandardGap | null;
}

/** Explains `place` against `reference`, in the numbers of one snapshot. */
export async function explainNode(snapshot: Snapshot, request: ExplainRequest): Promise<NodeExplanation> {
  const { metric, node, place, reference, view, dimension } = request;
  const read = async ({ position, period }: SegmentPeriod) => snapshot.reading(metric, position, period);
  const [value, other] = await Promise.all([read(place), read(reference)]);
  const change = snapshot.change(metric, value, other);
  const answer = (explanation: NodeExplanation['explanation'], split: SegmentSplit | null) => ({
    reference: other,
    value: value,
    change,
    explanation,
    split,
    intent: intentOf(snapshot, request, value, other),
  });
  const missing = [value, other].find((each) => each.value === null);
  if (missing)
    return answer({ reason: 'NO_VALUE', message: `one of the two has no value: ${missing.message ?? ''}` }, null);
  const side = ({ position, period }: SegmentPeriod) => ({ values: snapshot.valuesOf(period), position });
  const difference = { metric, node, before: side(reference), after: side(place) };
  const draws = await snapshot.draws(difference, [reference, place]);
  const explanation = explainDifference(snapshot.model, difference, view, draws);
  const over = dimension ?? snapshot.model.workspace.tree.dimension;
  return answer(explanation, isExplained(explanation) ? splitBySegments(snapshot.model, difference, over) : null);
}

/** Thin values are never compared. */
function intentOf(
  { model }: Snapshot,
  { metric, place, reference }: ExplainRequest,
  ...values: readonly [MetricValue, MetricValue]
): StandardGap | null {
  if (place.position === reference.position) return null;
  const [first, second] = [place, reference].map(({ position }, index) => {
    const { value, marks } = values[index]!;
    return value === null || marks.includes('INSUFFICIENT_SAMPLE')
      ? null
      : { segment: model.segments[position]!.id, value };
  });
  return first && second
    ? gapBetween(model.workspace, model.metrics.get(metric)!, first, second, place.period.to - 1)
    : null;
}
