/** Whether the standards of two segments ask for the gap between them. */
import { gapBetween, isMarkedThin, standardsAt, type MetricValue, type Period, type StandardGap } from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** A segment by its place, and its value. */
interface PlacedValue {
  readonly position: number;
  readonly value: MetricValue;
}

/** By the standards of the last day of the period; `null` for one and the same segment, and where a value is missing or thin. */
export function gapIntent(
  { model }: Snapshot,
  metric: string,
  period: Period,
  sides: readonly [PlacedValue, PlacedValue],
): StandardGap | null {
  if (sides[0].position === sides[1].position) return null;
  const [first, second] = sides.map(({ position, value }) =>
    value.value === null || isMarkedThin(value) ? null : { segment: model.segments[position]!.id, value: value.value },
  );
  return first && second
    ? gapBetween(standardsAt(model.workspace, period.to - 1), model.metrics.get(metric)!, [first, second])
    : null;
}
