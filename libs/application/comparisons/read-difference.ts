/** How a node differs from the same metric in another segment, in one period. */
import {
  changeBetween,
  noiseOfChange,
  positionOf,
  type NoiseReading,
  type Period,
  type StandardGap,
  type TreeNode,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import { gapIntent } from './gap-intent.js';
import { changeView, valueView, type ChangeView } from '../trees/value-view.js';

export interface NodeDifference {
  readonly difference: ChangeView;
  /** What chance has to do with it; computed when it is asked for. */
  readonly noise: () => NoiseReading | null;
  /** Whether the standards of the two ask for it. */
  readonly intent: StandardGap | null;
}

/** The difference of a node from the segment at `other`; `null` for a node without a metric, and without both values. */
export async function readDifference(
  snapshot: Snapshot,
  node: TreeNode,
  other: number,
  period: Period,
): Promise<NodeDifference | null> {
  const position = positionOf(snapshot.model, node);
  if (node.metric === null || position === null) return null;
  const metric = snapshot.model.metrics.get(node.metric)!;
  const [own, against] = await Promise.all(
    [position, other].map(async (at) => snapshot.reading(metric.key, at, period)),
  );
  const change = changeBetween(own!, against!, snapshot.termsAcross(metric.key, period, node.polarity));
  if (change.absolute === null) return null;
  const noise = () => noiseOfChange(change, () => snapshot.noise.across(metric.key, period, [position, other]));
  const intent = gapIntent(snapshot, metric.key, period, [
    { position, value: own! },
    { position: other, value: against! },
  ]);
  return { intent, difference: changeView(change, valueView(own!, metric), valueView(against!, metric)), noise };
}
