/** What conversations added up to week by week, by what they were about. */
import type { DataSource } from 'typeorm';
import { CONVERSATION_MEASURES, type LabelledWeeks, type LabelledWeeksAsked } from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import { READ_CELL_SEGMENTS } from './customer-sums.sql.js';
import * as sql from './labelled-weeks.sql.js';
import { readState } from './rollup-state.js';

type WeekRow = {
  readonly week: number;
  readonly cell_id: number;
  readonly labels: readonly (string | null)[];
} & Readonly<Record<string, number>>;

/** Everybody over whole weeks, in one reading. */
export async function readLabelledWeeks(
  source: DataSource,
  { period: { from, to }, by, followUpDays }: LabelledWeeksAsked,
): Promise<LabelledWeeks> {
  const { unknown_cell: unknown, overall_standard: standard, business_hours: hours } = await readState(source);
  const given = [from, unknown, NO_CUSTOMER, standard ?? 0, to, by];
  const own = hours === null ? sql.LABELLED_WEEKS : sql.LABELLED_WEEKS_IN_BUSINESS_TIME;
  const rows: WeekRow[] =
    followUpDays === null
      ? await source.query(own, given)
      : await source.query(sql.FOLLOWED_WEEKS, [...given, followUpDays * 86_400]);
  const known: { id: number; segments: string[] }[] = await source.query(READ_CELL_SEGMENTS);
  const places = new Map(known.map(({ id }, place) => [id, place]));
  return {
    segments: known.map(({ segments }) => segments),
    weeks: Int32Array.from(rows, ({ week }) => week),
    cells: Int32Array.from(rows, ({ cell_id }) => places.get(cell_id)!),
    labels: rows.map(({ labels }) => labels),
    sums: new Map(CONVERSATION_MEASURES.map((key) => [key, Float64Array.from(rows, (row) => row[key]!)])),
  };
}
