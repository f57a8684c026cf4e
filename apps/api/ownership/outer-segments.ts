import type { Snapshot } from '@bough/application';
import { segmentTarget } from '@bough/domain';
import { segmentModels, type SegmentModel } from '../segments/dimension.model.js';

/** The segments that are no branches of the tree, by their targets: `segment:industry/fintech`. */
export function outerSegments({ model: { workspace, branches } }: Snapshot): Map<string, SegmentModel> {
  const others = workspace.dimensions.filter(({ key }) => key !== branches.key);
  return new Map(others.flatMap(segmentModels).map((segment) => [segmentTarget(segment.columnId), segment]));
}
