/** The rollups from nothing at every refresh, by the reference: what the database must come to by its own, faster way. */
import {
  RollupStore,
  type ConversationsAsked,
  type CustomerSums,
  type Kept,
  type KeptConversation,
  type KeptCustomer,
  type LabelCount,
  type WatchedTimes,
} from '@bough/application';
import {
  ALL_SEGMENTS,
  CUSTOMER_MEASURES,
  limitKey,
  REPEAT_WINDOW_DAYS,
  labelValue,
  segmentId,
  STORED_MEASURES,
  STORED_PER_UNIT,
  timeZone,
  UNKNOWN,
  type ConversationLabel,
  type ConversationSums,
  type CostPool,
  type CountsWithin,
  type CountWithin,
  type CustomerCells,
  type Day,
  type DayBlock,
  type DurationLimit,
  type HistogramMeasure,
  type LabelledWeeks,
  type LabelledWeeksAsked,
  type Period,
  type ReferencePeriod,
  type RollupCell,
  type SegmentReading,
} from '@bough/domain';
import { EMPTY_HISTOGRAM, histogramOf, mergeHistograms, type LogHistogram } from '@bough/statistics';
import { memoryCustomerCells, sumsByLabel } from './memory-customer-cells.js';
import { memoryLabelledWeeks } from './memory-labelled-weeks.js';
import { memoryConversations, memoryCustomers } from './memory-conversations.js';
import type { MemoryDatabase, StoredConversation } from './memory-database.js';

interface StoredDay {
  readonly version: number;
  readonly cells: readonly RollupCell[];
}

export class MemoryRollupStore extends RollupStore {
  private days = new Map<Day, StoredDay>();
  private reference: ReferencePeriod | null = null;

  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  /** Gives the number of days that became others. */
  async refresh(reference: ReferencePeriod | null): Promise<number> {
    if (!this.database.dirty) return 0;
    this.database.dirty = false;
    this.reference = reference;
    const cells = this.database.rollup(reference).map((cell) => ({ ...cell, segments: this.named(cell.segments) }));
    const days = new Set([...this.days.keys(), ...cells.map(({ day }) => day)]);
    let changed = 0;
    for (const day of days) {
      const own = cells.filter((cell) => cell.day === day);
      if (textOf(this.days.get(day)?.cells ?? []) === textOf(own)) continue;
      this.days.set(day, { version: ++this.database.dataVersion, cells: own });
      changed += 1;
    }
    return changed;
  }

  async markAllDirty(): Promise<void> {
    this.database.dirty = this.database.conversations.size + this.database.customers.size > 0;
  }

  async isDirty(): Promise<boolean> {
    return this.database.dirty;
  }

  async dataVersion(): Promise<number> {
    return this.database.dataVersion;
  }

  async blocksSince(version: number): Promise<{ blocks: DayBlock[]; version: number }> {
    const newer = [...this.days].filter(([, stored]) => stored.version > version);
    return { blocks: newer.map(([day, { cells }]) => blockOf(day, cells)), version: this.database.dataVersion };
  }

  async costPools(): Promise<CostPool[]> {
    return [...this.database.costs.values()].map(({ month, category, amount }) => ({ month, category, amount }));
  }

  async readings(): Promise<SegmentReading[]> {
    return [...this.database.readings.values()].map(({ measure, day, dimension, segment, value }) => {
      const id = dimension !== null && segment !== null ? segmentId(dimension, segment) : ALL_SEGMENTS;
      return { measure, day, segment: id, value };
    });
  }

  async histograms(measure: HistogramMeasure, { from, to }: Period): Promise<Map<string, LogHistogram>> {
    const merged = new Map<string, LogHistogram>();
    for (const [day, { cells }] of this.days) {
      if (day < from || day >= to) continue;
      for (const { segments, histograms } of cells)
        if (histograms[measure].counts.size > 0)
          for (const segment of [ALL_SEGMENTS, ...segments])
            merged.set(segment, mergeHistograms([merged.get(segment) ?? EMPTY_HISTOGRAM, histograms[measure]]));
    }
    return merged;
  }

  async countWithin(limits: readonly DurationLimit[], { from, to }: Period): Promise<CountsWithin> {
    const sums = new Map(limits.map((limit) => [limitKey(limit), new Map<string, CountWithin>()]));
    for (const { day, segments, within: counted } of this.cellsWithin(limits)) {
      if (day < from || day >= to) continue;
      for (const [limit, own] of counted)
        for (const segment of [ALL_SEGMENTS, ...segments]) {
          const { count, within } = sums.get(limit)!.get(segment) ?? { count: 0, within: 0 };
          sums.get(limit)!.set(segment, { count: count + own.count, within: within + own.within });
        }
    }
    return sums;
  }

  async resolutionTimes({ from, to }: Period, asOf: number): Promise<Map<string, WatchedTimes>> {
    const zone = timeZone(this.database.workspace!.workspace.timeZone);
    const watched = new Map<string, WatchedTimes>();
    for (const { customer, conversation } of this.database.conversations.values()) {
      const { createdAt, resolvedAt } = conversation;
      const day = zone.dayAt(createdAt);
      if (day < from || day >= to) continue;
      const isResolved = resolvedAt !== null && resolvedAt <= asOf;
      const own = histogramOf([Math.max(0, Math.floor(((isResolved ? resolvedAt : asOf) - createdAt) / 1000))]);
      for (const segment of [ALL_SEGMENTS, ...this.segmentsOn(customer ?? '', day)]) {
        const { resolved, open } = watched.get(segment) ?? { resolved: EMPTY_HISTOGRAM, open: EMPTY_HISTOGRAM };
        watched.set(segment, {
          resolved: isResolved ? mergeHistograms([resolved, own]) : resolved,
          open: isResolved ? open : mergeHistograms([open, own]),
        });
      }
    }
    return watched;
  }

  async repeatCustomers({ from, to }: Period): Promise<Map<string, { contacted: number; again: number }>> {
    const zone = timeZone(this.database.workspace!.workspace.timeZone);
    const contacted = new Map<string, Set<string>>();
    const again = new Map<string, Set<string>>();
    for (const stored of this.database.conversations.values()) {
      const day = zone.dayAt(stored.conversation.createdAt);
      if (stored.customer === null || day < from || day >= to) continue;
      for (const segment of [ALL_SEGMENTS, ...this.segmentsOn(stored.customer, day)]) {
        note(contacted, segment, stored.customer);
        if (this.isFollowed(stored)) note(again, segment, stored.customer);
      }
    }
    const countsOf = ([segment, { size }]: [string, Set<string>]) =>
      [segment, { contacted: size, again: again.get(segment)?.size ?? 0 }] as const;
    return new Map([...contacted].map(countsOf));
  }

  async customerSums(period: Period, segment: string): Promise<CustomerSums> {
    const { conversations, customers } = this.database;
    const ids = new Set([...[...conversations.values()].map(({ customer }) => customer), ...customers.keys()]);
    const rows = [...ids]
      .map((id) => ({ id, sums: this.sumsOf(id, period, segment) }))
      .filter(({ sums }) => sums.some((sum) => sum !== 0));
    return {
      customers: rows.map(({ id }) => id),
      sums: new Map(CUSTOMER_MEASURES.map((measure, m) => [measure, Float64Array.from(rows, ({ sums }) => sums[m]!)])),
    };
  }

  /** In the order of `CUSTOMER_MEASURES`. */
  private sumsOf(id: string | null, { from, to }: Period, segment: string): number[] {
    const isWithin = (segments: readonly string[]) =>
      segment === ALL_SEGMENTS || this.named(segments).includes(segment);
    const cells = this.database
      .rollup(this.reference, id)
      .filter(({ day, segments }) => day >= from && day < to && isWithin(segments));
    const sum = (key: string) => cells.reduce((total, { sums }) => total + sums[key as keyof typeof sums], 0);
    const days = this.daysOf(id, { from, to }, isWithin);
    return CUSTOMER_MEASURES.map((measure) => {
      if (measure === 'customer_days') return days.customer;
      return measure === 'revenue_days' ? days.revenue : sum(measure);
    });
  }

  private daysOf(id: string | null, { from, to }: Period, isWithin: (segments: readonly string[]) => boolean) {
    const customer = this.database.customers.get(id ?? '');
    const days = { customer: 0, revenue: 0 };
    for (const span of customer ? this.database.spansOf(customer).filter(({ segments }) => isWithin(segments)) : []) {
      const count =
        Math.min(span.to, customer!.activeTo, to) - Math.max(span.from, this.database.activeFromOf(customer!), from);
      days.customer += Math.max(0, count);
      days.revenue += (Math.max(0, count) * span.revenue) / STORED_PER_UNIT;
    }
    return days;
  }

  async customerCells(period: Period, by: readonly ConversationLabel[]): Promise<CustomerCells> {
    return memoryCustomerCells(this.database, this.reference, period, by, (id, segments) =>
      this.daysOf(id, period, (own) => this.named(own).join() === segments.join()),
    );
  }

  async createdByLabel({ from, to }: Period, label: ConversationLabel): Promise<LabelCount[]> {
    const zone = timeZone(this.database.workspace!.workspace.timeZone);
    const counts = new Map<string, LabelCount>();
    for (const { conversation } of this.database.conversations.values()) {
      const [day, value] = [zone.dayAt(conversation.createdAt), labelValue(conversation, label)];
      if (day < from || day >= to || value === null) continue;
      const key = JSON.stringify([value, day]);
      counts.set(key, { day, value, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts.values()].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.day - b.day));
  }

  async conversationSums(period: Period, by: readonly ConversationLabel[]): Promise<ConversationSums> {
    return sumsByLabel(await Promise.all(by.map((label) => this.customerCells(period, [label]))));
  }

  async labelledWeeks(asked: LabelledWeeksAsked): Promise<LabelledWeeks> {
    return memoryLabelledWeeks(this.database, this.reference, asked);
  }

  async cohorts({ from, to }: Period, days: number): Promise<DayBlock[]> {
    const cells = this.database
      .rollup(this.reference, undefined, undefined, days)
      .filter(({ day, sums }) => day >= from && day < to && sums.created > 0)
      .map((cell) => ({ ...cell, segments: this.named(cell.segments) }));
    const begun = [...new Set(cells.map(({ day }) => day))].sort((a, b) => a - b);
    return begun.map((day) =>
      blockOf(
        day,
        cells.filter((cell) => cell.day === day),
      ),
    );
  }

  async cells(): Promise<{ day: Day; segments: string[]; sums: Record<string, number> }[]> {
    return this.storedCells().map(({ day, segments, sums }) => ({ day, segments: [...segments], sums }));
  }

  /** Cells as they are now, with what is counted within limits. */
  cellsWithin(limits: readonly DurationLimit[]): RollupCell[] {
    return this.database
      .rollup(this.reference, undefined, undefined, undefined, limits)
      .map((cell) => ({ ...cell, segments: this.named(cell.segments) }));
  }

  storedCells(): RollupCell[] {
    return [...this.days.values()].flatMap(({ cells }) => cells);
  }

  async conversations(asked: ConversationsAsked): Promise<Kept<KeptConversation>> {
    return memoryConversations(this.database, (...place) => this.segmentsOn(...place), asked);
  }

  async customers(asked: ConversationsAsked): Promise<Kept<KeptCustomer>> {
    return memoryCustomers(this.database, (...place) => this.segmentsOn(...place), asked);
  }

  private named(keys: readonly string[]): string[] {
    const { dimensions } = this.database.workspace!.workspace;
    return dimensions.map(({ key }, index) => segmentId(key, keys[index]!));
  }

  private segmentsOn(customerId: string, day: Day): string[] {
    const customer = this.database.customers.get(customerId);
    const spans = customer ? this.database.spansOf(customer) : [];
    const span = spans.find(({ from, to }) => from <= day && day < to);
    return this.named(span?.segments ?? this.database.workspace!.workspace.dimensions.map(() => UNKNOWN));
  }

  private isFollowed({ customer, conversation: { resolvedAt } }: StoredConversation): boolean {
    if (resolvedAt === null) return false;
    const end = resolvedAt + REPEAT_WINDOW_DAYS * 86_400_000;
    return [...this.database.conversations.values()].some(
      ({ customer: other, conversation: { createdAt } }) =>
        other === customer && createdAt > resolvedAt && createdAt <= end,
    );
  }
}

function note(sets: Map<string, Set<string>>, key: string, value: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value));
}

function blockOf(day: Day, cells: readonly RollupCell[]): DayBlock {
  const segments = cells.length === 0 ? [] : [ALL_SEGMENTS, ...new Set(cells.flatMap((cell) => cell.segments))];
  const within = (cell: RollupCell, segment: string) => segment === ALL_SEGMENTS || cell.segments.includes(segment);
  const sum = (key: keyof RollupCell['sums'], segment: string) =>
    cells.filter((cell) => within(cell, segment)).reduce((total, cell) => total + cell.sums[key], 0);
  const values = STORED_MEASURES.flatMap(({ key }) => segments.map((segment) => sum(key, segment)));
  return { day, segments, values: Float64Array.from(values) };
}

function textOf(cells: readonly RollupCell[]): string {
  const parts = cells.map(({ segments, sums, histograms }) =>
    JSON.stringify([segments, sums, Object.values(histograms).map(({ counts }) => [...counts].sort())]),
  );
  return parts.sort().join();
}
