/** Columns for what comes in as ready-made numbers instead of facts. */
import type { Day } from '../shared/day.js';
import { ALL_SEGMENTS, newColumn, type LeafColumns } from './leaf-columns.js';

/** A reading put on its segment's position. */
export interface SegmentReading {
  readonly measure: string;
  readonly day: Day;
  /** `all`, or a segment id. */
  readonly segment: string;
  readonly value: number;
}

/**
 * Adds columns for measures that come in as readings. Without a reading for all segments together, that is the sum over
 * the segments of the first dimension that has any. Readings outside the days with facts are left out.
 */
export function addReadings(
  columns: LeafColumns,
  measures: readonly string[],
  readings: readonly SegmentReading[],
): LeafColumns {
  const { segments, firstDay, days } = columns;
  const daily = new Map(columns.daily);
  for (const measure of measures) {
    const own = readings.filter(
      (reading) => reading.measure === measure && reading.day >= firstDay && reading.day < firstDay + days,
    );
    const column = newColumn(segments.length * days);
    const hasTotal = own.some(({ segment }) => segment === ALL_SEGMENTS);
    const summed = hasTotal
      ? null
      : own.map(({ segment }) => segment.split('/')[0]).sort((a, b) => rank(a!) - rank(b!))[0];
    for (const { day, segment, value } of own) {
      const at = segments.indexOf(segment);
      if (at >= 0) column[at * days + day - firstDay]! += value;
      if (summed && segment.startsWith(`${summed}/`)) column[day - firstDay]! += value;
    }
    daily.set(measure, column);
  }
  return { ...columns, daily };

  function rank(dimension: string): number {
    return segments.findIndex((segment) => segment.startsWith(`${dimension}/`));
  }
}
