/** Rollups in PostgreSQL. A day is recomputed in one transaction; what arrives meanwhile waits in the log. */
import type { DataSource } from 'typeorm';
import {
  RollupStore,
  type ConversationsAsked,
  type CustomerSums,
  type Kept,
  type KeptConversation,
  type KeptCustomer,
  type LabelCount,
  type RefreshProgress,
  type WatchedTimes,
} from '@bough/application';
import {
  CUSTOMER_MEASURES,
  DAY_OPEN_END,
  HISTOGRAM_MEASURES,
  STORED_MEASURES,
  type ConversationLabel,
  type ConversationSums,
  type CostPool,
  type CountsWithin,
  type CustomerCells,
  type Day,
  type DayBlock,
  type DurationLimit,
  type HistogramMeasure,
  type LabelledWeeks,
  type LabelledWeeksAsked,
  type Period,
  type ReferencePeriod,
  type SegmentReading,
} from '@bough/domain';
import { EMPTY_HISTOGRAM, type LogHistogram } from '@bough/statistics';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import { newestVersion } from '../shared/current-workspace.js';
import { holding, inLongTransaction } from '../shared/session.js';
import { keepBusinessTime } from './keep-business-time.js';
import { keepLimits } from './keep-limits.js';
import { keepStandards } from './keep-standards.js';
import { conversationSumsOf, type ConversationSumRow } from './conversation-sum-rows.js';
import { countWithin } from './count-within.js';
import { customerCellsOf, type CustomerCellSums } from './customer-cell-rows.js';
import { decodeBlock, type CellSums } from './day-block.js';
import { listConversations, listCustomers } from './list-conversations.js';
import { mergedBySegment, type CellHistogram } from './merge-histograms.js';
import { readCohorts } from './read-cohorts.js';
import { readLabelledWeeks } from './read-labelled-weeks.js';
import { refreshDay } from './refresh-day.js';
import { readState } from './rollup-state.js';
import { spreadDirt } from './spread-dirt.js';
import * as customerSql from './customer-sums.sql.js';
import * as sql from './rollup.sql.js';

export class PostgresRollupStore extends RollupStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  refresh(reference: ReferencePeriod | null, progress?: (progress: RefreshProgress) => void): Promise<number> {
    return holding(this.source, sql.LOCK_REFRESH, async (lock) => {
      await inLongTransaction(this.source, (session) => spreadDirt(session));
      await inLongTransaction(this.source, (session) => keepStandards(session, reference));
      await inLongTransaction(this.source, async (session) => {
        const workspace = (await newestVersion(session))?.workspace ?? null;
        await keepBusinessTime(session, workspace);
        if (workspace) await keepLimits(session, workspace);
      });
      const days = await lock.query<{ day: Day }>(sql.DIRTY_DAYS);
      for (const [index, { day }] of days.entries()) {
        await inLongTransaction(this.source, (session) => refreshDay(session, day));
        progress?.({ done: index + 1, total: days.length });
      }
      return days.length;
    });
  }

  async markAllDirty(): Promise<void> {
    await this.source.query(sql.LOG_ALL_DAYS, [NO_CUSTOMER, DAY_OPEN_END]);
  }

  async isDirty(): Promise<boolean> {
    const [row]: { dirty: boolean }[] = await this.source.query(sql.IS_DIRTY);
    return row!.dirty;
  }

  async dataVersion(): Promise<number> {
    return (await readState(this.source)).version;
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

  countWithin(limits: readonly DurationLimit[], period: Period): Promise<CountsWithin> {
    return countWithin(this.source, limits, period);
  }

  async resolutionTimes({ from, to }: Period, asOf: number): Promise<Map<string, WatchedTimes>> {
    const { unknown_cell: unknown } = await readState(this.source);
    const rows: (CellHistogram & { is_open: boolean })[] = await this.source.query(sql.RESOLUTION_TIMES, [
      ...[from, unknown, to],
      new Date(asOf),
    ]);
    const [resolved, open] = [false, true].map((isOpen) =>
      mergedBySegment(rows.filter((row) => row.is_open === isOpen)),
    );
    const segments = new Set([...resolved!.keys(), ...open!.keys()]);
    const timesOf = (id: string) => ({
      resolved: resolved!.get(id) ?? EMPTY_HISTOGRAM,
      open: open!.get(id) ?? EMPTY_HISTOGRAM,
    });
    return new Map([...segments].map((id) => [id, timesOf(id)]));
  }

  async repeatCustomers(period: Period): Promise<Map<string, { contacted: number; again: number }>> {
    const { unknown_cell: unknown } = await readState(this.source);
    const rows: { segment: string; contacted: number; again: number }[] = await this.source.query(
      customerSql.REPEAT_CUSTOMERS,
      [period.from, period.to, NO_CUSTOMER, unknown],
    );
    return new Map(rows.map(({ segment, contacted, again }) => [segment, { contacted, again }]));
  }

  async customerSums({ from, to }: Period, segment: string): Promise<CustomerSums> {
    const { unknown_cell: unknown, overall_standard: standard, business_hours: hours } = await readState(this.source);
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

  async customerCells({ from, to }: Period, by: readonly ConversationLabel[]): Promise<CustomerCells> {
    const { unknown_cell: unknown, overall_standard: standard, business_hours: hours } = await readState(this.source);
    const parameters = [from, unknown, NO_CUSTOMER, standard ?? 0, to, by[0] ?? '', by[1] ?? ''];
    const rows: CustomerCellSums[] = await this.source.query(
      hours === null ? customerSql.CUSTOMER_CELLS : customerSql.CUSTOMER_CELLS_IN_BUSINESS_TIME,
      parameters,
    );
    const known: { id: number; segments: string[] }[] = await this.source.query(customerSql.READ_CELL_SEGMENTS);
    return customerCellsOf(rows, known, by.length);
  }

  createdByLabel({ from, to }: Period, label: ConversationLabel): Promise<LabelCount[]> {
    return this.source.query(customerSql.CREATED_BY_LABEL, [from, to, label]);
  }

  async conversationSums({ from, to }: Period, by: readonly ConversationLabel[]): Promise<ConversationSums> {
    const { unknown_cell: unknown, overall_standard: standard, business_hours: hours } = await readState(this.source);
    const rows: ConversationSumRow[] = await this.source.query(
      hours === null ? customerSql.CONVERSATION_SUMS : customerSql.CONVERSATION_SUMS_IN_BUSINESS_TIME,
      [from, unknown, NO_CUSTOMER, standard ?? 0, to, by],
    );
    const known: { id: number; segments: string[] }[] = await this.source.query(customerSql.READ_CELL_SEGMENTS);
    return conversationSumsOf(rows, known, by.length);
  }

  labelledWeeks(asked: LabelledWeeksAsked): Promise<LabelledWeeks> {
    return readLabelledWeeks(this.source, asked);
  }

  cohorts(period: Period, days: number): Promise<DayBlock[]> {
    return readCohorts(this.source, period, days);
  }

  conversations(asked: ConversationsAsked): Promise<Kept<KeptConversation>> {
    return listConversations(this.source, asked);
  }

  customers(asked: ConversationsAsked): Promise<Kept<KeptCustomer>> {
    return listCustomers(this.source, asked);
  }

  async cells(): Promise<{ day: Day; segments: string[]; sums: Record<string, number> }[]> {
    const rows: (CellSums & { day: Day; segments: string[] })[] = await this.source.query(sql.READ_ALL_CELLS);
    return rows.map((row) => ({
      day: row.day,
      segments: row.segments,
      sums: Object.fromEntries(STORED_MEASURES.map(({ key }) => [key, row[key] as number])),
    }));
  }
}
