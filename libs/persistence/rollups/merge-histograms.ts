/** Histograms of cells, added up for each segment and for all together. */
import { ALL_SEGMENTS } from '@bough/domain';
import { mergeHistograms, type LogHistogram } from '@bough/statistics';

export interface CellHistogram {
  readonly segments: readonly string[];
  readonly buckets: readonly number[];
  readonly counts: readonly number[];
  readonly least: number;
  readonly most: number;
}

export function mergedBySegment(rows: readonly CellHistogram[]): Map<string, LogHistogram> {
  const bySegment = new Map<string, LogHistogram[]>();
  for (const { segments, buckets, counts, least, most } of rows) {
    const histogram = { counts: new Map(buckets.map((bucket, index) => [bucket, counts[index]!])), least, most };
    for (const segment of [ALL_SEGMENTS, ...segments]) {
      const own = bySegment.get(segment);
      if (own) own.push(histogram);
      else bySegment.set(segment, [histogram]);
    }
  }
  return new Map([...bySegment].map(([segment, histograms]) => [segment, mergeHistograms(histograms)]));
}
