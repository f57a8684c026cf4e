/** Rollups in PostgreSQL. A day is recomputed in one transaction; what arrives meanwhile waits in the log. */
import type { DataSource } from 'typeorm';
import { RollupStore, type CustomerSums, type RefreshProgress, type WatchedTimes } from '@bough/application';
import {
  ALL_SEGMENTS,
  CUSTOMER_MEASURES,
  DAY_OPEN_END,
  DEFAULT_REFERENCE_DAYS,
  HISTOGRAM_MEASURES,
  REPEAT_REACH_DAYS,
  STORED_MEASURES,
  type ConversationField,
  type CostPool,
  type CustomerCells,
  type Day,
  type DayBlock,
  type HistogramMeasure,
  type Period,
  type ReferencePeriod,
  type SegmentReading,
} from '@bough/domain';
import type { LogHistogram } from '@bough/statistics';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import { inTransaction, openSession, type Session } from '../shared/session.js';
import { keepBusinessTime } from './keep-business-time.js';
import { customerCellsOf, type CustomerCellRow } from './customer-cell-rows.js';
import { blockOf, decodeBlock, encodeBlock, type CellRow } from './day-block.js';
import { readCohorts } from './read-cohorts.js';
import * as customerSql from './customer-sums.sql.js';
import * as sql from './rollup.sql.js';

interface State {
  version: number;
  unknown_cell: number | null;
  overall_standard: number | null;
  reference_from: number | null;
  reference_to: number | null;
  business_hours: string | null;
  business_from: number | null;
  business_to: number | null;
}

export class PostgresRollupStore extends RollupStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  async refresh(reference: ReferencePeriod | null, progress?: (progress: RefreshProgress) => void): Promise<number> {
    const lock = await openSession(this.source);
    try {
      await lock.query(sql.LOCK_REFRESH);
      await inTransaction(this.source, (session) => spread(session));
      await inTransaction(this.source, (session) => keepStandards(session, reference));
      await inTransaction(this.source, (session) => keepBusinessTime(session));
      const days = await lock.query<{ day: Day }>(sql.DIRTY_DAYS);
      for (const [index, { day }] of days.entries()) {
        await inTransaction(this.source, (session) => refreshDay(session, day));
        progress?.({ done: index + 1, total: days.length });
      }
      return days.length;
    } finally {
      await lock.query(sql.UNLOCK_REFRESH);
      await lock.end();
    }
  }

  async markAllDirty(): Promise<void> {
    await this.source.query(sql.LOG_ALL_DAYS, [NO_CUSTOMER, DAY_OPEN_END]);
  }

  async isDirty(): Promise<boolean> {
    const [row]: { dirty: boolean }[] = await this.source.query(sql.IS_DIRTY);
    return row!.dirty;
  }

  async dataVersion(): Promise<number> {
    const [state]: State[] = await this.source.query(sql.READ_STATE);
    return state!.version;
  }

  async blocksSince(version: number): Promise<{ blocks: DayBlock[]; version: number }> {
    const newest = await this.dataVersion();
    const rows: { day: Day; segments: string[]; block: Buffer }[] = await this.source.query(sql.BLOCKS_SINCE, [
      version,
    ]);
    return {
      blocks: rows.map(({ day, segments, block }) => ({ day, segments, values: decodeBlock(block) })),
      version: newest,
    };
  }

  costPools(): Promise<CostPool[]> {
    return this.source.query(sql.READ_COST_POOLS);
  }

  readings(): Promise<SegmentReading[]> {
    return this.source.query(sql.READ_READINGS);
  }

  async histograms(measure: HistogramMeasure, period: Period): Promise<Map<string, LogHistogram>> {
    const rows: CellHistogram[] = await this.source.query(sql.READ_HISTOGRAMS, [
      HISTOGRAM_MEASURES.indexOf(measure),
      period.from,
      period.to,
    ]);
    return mergedBySegment(rows);
  }

  async resolutionTimes({ from, to }: Period, asOf: number): Promise<Map<string, WatchedTimes>> {
    const [state]: State[] = await this.source.query(sql.READ_STATE);
    const rows: (CellHistogram & { is_open: boolean })[] = await this.source.query(sql.RESOLUTION_TIMES, [
      ...[from, state!.unknown_cell, to],
      new Date(asOf),
    ]);
    const [resolved, open] = [false, true].map((isOpen) =>
      mergedBySegment(rows.filter((row) => row.is_open === isOpen)),
    );
    const segments = new Set([...resolved!.keys(), ...open!.keys()]);
    const timesOf = (id: string) => ({ resolved: resolved!.get(id) ?? new Map(), open: open!.get(id) ?? new Map() });
    return new Map([...segments].map((id) => [id, timesOf(id)]));
  }

  async repeatCustomers(period: Period): Promise<Map<string, { contacted: number; again: number }>> {
    const [state]: State[] = await this.source.query(sql.READ_STATE);
    const rows: { segment: string; contacted: number; again: number }[] = await this.source.query(
      customerSql.REPEAT_CUSTOMERS,
      [period.from, period.to, NO_CUSTOMER, state!.unknown_cell],
    );
    return new Map(rows.map(({ segment, contacted, again }) => [segment, { contacted, again }]));
  }

  async customerSums({ from, to }: Period, segment: string): Promise<CustomerSums> {
    const [state]: State[] = await this.source.query(sql.READ_STATE);
    const { unknown_cell: unknown, overall_standard: standard, business_hours: hours } = state!;
    const parameters = [from, unknown, NO_CUSTOMER, standard ?? 0, to, segment];
    const rows: ({ customer: string } & Record<string, number>)[] = await this.source.query(
      hours === null ? customerSql.CUSTOMER_SUMS : customerSql.CUSTOMER_SUMS_IN_BUSINESS_TIME,
      parameters,
    );
    const column = (measure: string) => Float64Array.from(rows, (row) => row[measure]!);
    return {
      customers: rows.map(({ customer }) => (customer === NO_CUSTOMER ? null : customer)),
      sums: new Map(CUSTOMER_MEASURES.map((measure) => [measure, column(measure)])),
    };
  }

  async customerCells({ from, to }: Period, by: readonly ConversationField[]): Promise<CustomerCells> {
    const [state]: State[] = await this.source.query(sql.READ_STATE);
    const { unknown_cell: unknown, overall_standard: standard, business_hours: hours } = state!;
    const parameters = [from, unknown, NO_CUSTOMER, standard ?? 0, to, by[0] ?? '', by[1] ?? ''];
    const rows: CustomerCellRow[] = await this.source.query(
      hours === null ? customerSql.CUSTOMER_CELLS : customerSql.CUSTOMER_CELLS_IN_BUSINESS_TIME,
      parameters,
    );
    const known: { id: number; segments: string[] }[] = await this.source.query(customerSql.READ_CELL_SEGMENTS);
    return customerCellsOf(rows, known, by.length);
  }

  cohorts(period: Period, days: number): Promise<DayBlock[]> {
    return readCohorts(this.source, period, days);
  }

  async cells(): Promise<{ day: Day; segments: string[]; sums: Record<string, number> }[]> {
    const rows: (CellRow & { day: Day; segments: string[] })[] = await this.source.query(sql.READ_ALL_CELLS);
    return rows.map((row) => ({
      day: row.day,
      segments: row.segments,
      sums: Object.fromEntries(STORED_MEASURES.map(({ key }) => [key, row[key] as number])),
    }));
  }
}

async function refreshDay(session: Session, day: Day): Promise<void> {
  await session.prepared(sql.TAKE_DAY, [day]);
  const [state] = await session.prepared<State>(sql.READ_STATE);
  const { unknown_cell: unknown, overall_standard: standard, business_hours: hours } = state!;
  const [cells, histograms] =
    hours === null
      ? [sql.INSERT_CELLS, sql.INSERT_HISTOGRAMS]
      : [sql.INSERT_CELLS_IN_BUSINESS_TIME, sql.INSERT_HISTOGRAMS_IN_BUSINESS_TIME];
  await session.prepared(sql.DELETE_CELLS, [day]);
  await session.prepared(sql.DELETE_HISTOGRAMS, [day]);
  await session.prepared(cells, [day, unknown, NO_CUSTOMER, standard ?? 0]);
  await session.prepared(histograms, [day, unknown]);
  const block = blockOf(day, await session.prepared<CellRow>(sql.READ_DAY_CELLS, [day]));
  const [next] = await session.prepared<{ version: string }>(sql.NEXT_VERSION);
  await session.prepared(sql.WRITE_DAY, [day, Number(next!.version), block.segments, encodeBlock(block.values)]);
}

/**
 * A new conversation can make an earlier one of its customer `repeated`: the days on which those were resolved are dirty
 * too. A day is only spread when a day shortly before it is not in the log anyway.
 */
async function spread(session: Session): Promise<void> {
  const taken = await session.query<{ customer_id: string; day: Day }>(sql.TAKE_UNSPREAD);
  const days = new Set(taken.map(({ day }) => day));
  const reach = (day: Day) => Array.from({ length: REPEAT_REACH_DAYS }, (_, i) => day - 1 - i);
  const edges = taken.filter(({ day }) => reach(day).some((earlier) => !days.has(earlier)));
  const [several, single] = [
    edges.filter((e) => e.customer_id === NO_CUSTOMER),
    edges.filter((e) => e.customer_id !== NO_CUSTOMER),
  ];
  const own = await session.query<{ day: Day }>(sql.EARLIER_RESOLUTIONS, [
    single.map((e) => e.customer_id),
    single.map((e) => e.day),
    REPEAT_REACH_DAYS,
  ]);
  const more = new Set([...several.flatMap(({ day }) => reach(day)), ...own.map(({ day }) => day)]);
  await session.run(sql.LOG_SPREAD_DAYS, [NO_CUSTOMER, [...more].filter((day) => !days.has(day))]);
}

/** Measures the topics' standards again when the reference period or a day in it changed; new standards concern every resolved day. */
async function keepStandards(session: Session, declared: ReferencePeriod | null): Promise<void> {
  const [first] = await session.query<{ day: Day | null }>(sql.FIRST_RESOLVED_DAY);
  if (first!.day === null) return;
  const { from, to } = declared ?? { from: first!.day, to: first!.day + DEFAULT_REFERENCE_DAYS };
  const state = await readState(session);
  const dirty = await session.query<{ day: Day }>(sql.DIRTY_DAYS);
  const same = state.reference_from === from && state.reference_to === to;
  if (same && !dirty.some(({ day }) => day >= from && day < to)) return;
  const stored = await session.query(sql.READ_STANDARDS);
  const computed = await session.query<{ topic: string; seconds: number }>(sql.COMPUTE_STANDARDS, [from, to]);
  const [overall] = await session.query<{ seconds: number }>(sql.COMPUTE_OVERALL_STANDARD, [from, to]);
  await session.run(sql.SET_OVERALL_STANDARD, [overall?.seconds ?? null, from, to]);
  const unchanged =
    JSON.stringify(stored) === JSON.stringify(computed) && state.overall_standard === (overall?.seconds ?? null);
  if (unchanged) return;
  await session.run(sql.DELETE_STANDARDS);
  await session.run(sql.INSERT_STANDARDS, [computed.map((row) => row.topic), computed.map((row) => row.seconds)]);
  await session.run(sql.LOG_RESOLVED_DAYS, [NO_CUSTOMER]);
}

async function readState(session: Session): Promise<State> {
  return (await session.query<State>(sql.READ_STATE))[0]!;
}

interface CellHistogram {
  segments: string[];
  buckets: number[];
  counts: number[];
}

function mergedBySegment(rows: readonly CellHistogram[]): Map<string, Map<number, number>> {
  const merged = new Map<string, Map<number, number>>();
  for (const { segments, buckets, counts } of rows)
    for (const segment of [ALL_SEGMENTS, ...segments]) {
      let histogram = merged.get(segment);
      if (!histogram) merged.set(segment, (histogram = new Map()));
      buckets.forEach((bucket, index) => histogram.set(bucket, (histogram.get(bucket) ?? 0) + counts[index]!));
    }
  return merged;
}
