/** What became of conversations, as blocks by the day on which they began. */
import type { DataSource } from 'typeorm';
import type { Day, DayBlock, Period } from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import { READ_COHORTS } from './cohort.sql.js';
import { blockOf, type CellSums } from './day-block.js';
import { readState } from './rollup-state.js';

/** Of the conversations begun in a period, what came within `days` times 24 hours; days without any are left out. */
export async function readCohorts(source: DataSource, { from, to }: Period, days: number): Promise<DayBlock[]> {
  const { unknown_cell: unknown, overall_standard: standard } = await readState(source);
  const known = [from, unknown, NO_CUSTOMER, standard ?? 0, to, days * 86_400];
  const rows: (CellSums & { readonly day: Day })[] = await source.query(READ_COHORTS, known);
  const byDay = new Map<Day, CellSums[]>();
  for (const row of rows) {
    const cells = byDay.get(row.day) ?? [];
    byDay.set(row.day, cells);
    cells.push(row);
  }
  return [...byDay].map(([day, cells]) => blockOf(day, cells));
}
