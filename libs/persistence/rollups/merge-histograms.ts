/** Histograms of cells, added up for each segment and for all together. */
import { ALL_SEGMENTS } from '@bough/domain';

export interface CellHistogram {
  readonly segments: readonly string[];
  readonly buckets: readonly number[];
  readonly counts: readonly number[];
}

export function mergedBySegment(rows: readonly CellHistogram[]): Map<string, Map<number, number>> {
  const merged = new Map<string, Map<number, number>>();
  for (const { segments, buckets, counts } of rows)
    for (const segment of [ALL_SEGMENTS, ...segments]) {
      let histogram = merged.get(segment);
      if (!histogram) merged.set(segment, (histogram = new Map()));
      buckets.forEach((bucket, index) => histogram.set(bucket, (histogram.get(bucket) ?? 0) + counts[index]!));
    }
  return merged;
}
