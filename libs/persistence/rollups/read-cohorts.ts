/** What became of conversations, as blocks by the day on which they began. */
import type { DataSource } from 'typeorm';
import type { Day, DayBlock, Period } from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import { READ_COHORTS } from './cohort.sql.js';
import { blockOf, type CellRow } from './day-block.js';
import { READ_STATE } from './rollup.sql.js';

interface State {
  readonly unknown_cell: number | null;
  readonly overall_standard: number | null;
}

/** Of the conversations begun in a period, what came within `days` times 24 hours; days without any are left out. */
export async function readCohorts(source: DataSource, { from, to }: Period, days: number): Promise<DayBlock[]> {
  const [state]: State[] = await source.query(READ_STATE);
  const known = [from, state!.unknown_cell, NO_CUSTOMER, state!.overall_standard ?? 0, to, days * 86_400];
  const rows: (CellRow & { readonly day: Day })[] = await source.query(READ_COHORTS, known);
  const byDay = new Map<Day, CellRow[]>();
  for (const row of rows) {
    const cells = byDay.get(row.day) ?? [];
    byDay.set(row.day, cells);
    cells.push(row);
  }
  return [...byDay].map(([day, cells]) => blockOf(day, cells));
}
