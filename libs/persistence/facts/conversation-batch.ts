/**
 * A batch of conversations, encoded while it is read, so that the facts themselves need not be kept. A source's first file
 * goes straight into the table; later ones through a temporary table that tells new rows from changed and unchanged ones.
 */
import type { BatchCounts, ImportRun } from '@bough/application';
import { DAY_ALWAYS, DAY_OPEN_END, type Conversation, type TimeZone } from '@bough/domain';
import { BinaryCopy } from '../shared/copy-binary.js';
import { HELD_BACK, KEEP_REMOVED_VERSIONS, REMOVE_TOMBSTONES } from './removal.sql.js';
import type { Session } from '../shared/session.js';
import * as sql from './conversation.sql.js';
import type { CustomerIds, Newcomer } from './customer-ids.js';
import { encodeConversation } from './encode-conversation.js';
import { NO_CUSTOMER, NO_CUSTOMER_BYTES, uuidText } from './fact-id.js';
import type { WriteContext } from './write-context.js';

export class ConversationBatch {
  private readonly copy = new BinaryCopy();
  /** Customers that may not have a row yet. */
  private readonly newcomers = new Map<Buffer, Newcomer>();
  private readonly named = new Set<Buffer>();
  /** Days on which a row counts, with the customer when it is only one. */
  private readonly touched = new Map<number, Buffer>();
  private count = 0;
  /** The source numbers its changes, of some rows at least; without that, runs come in order. */
  private hasVersions = false;

  constructor(
    private readonly run: ImportRun,
    private readonly zone: TimeZone,
    private readonly customers: CustomerIds,
    private readonly mayRepeat = false,
  ) {}

  add(facts: readonly Conversation[]): void {
    for (const fact of facts) {
      const customer = this.customerOf(fact.customerExternalId, fact.customerSource ?? this.run.source);
      const days = encodeConversation(this.copy, fact, customer, this.run, this.zone);
      for (const day of days) if (day !== null) this.touch(customer, day);
      if (fact.version !== null) this.hasVersions = true;
    }
    this.count += facts.length;
  }

  async write({ session, workspace, keepMembership }: WriteContext): Promise<BatchCounts> {
    await this.addPlaceholders(session);
    const left = new Set<string>();
    const counts = await (this.run.fresh ? this.insert(session) : this.upsert(session, left));
    if (workspace.activityBegins === 'first_conversation')
      await keepMembership(session, workspace, [...new Set([...left, ...[...this.named].map(uuidText)])]);
    return counts;
  }

  private customerOf(externalId: string | null, source: string): Buffer {
    if (externalId === null) return NO_CUSTOMER_BYTES;
    const id = this.customers.idOf(externalId, source);
    this.named.add(id);
    if (!this.newcomers.has(id) && !this.customers.hasRow(externalId, source))
      this.newcomers.set(id, { source, externalId, id });
    return id;
  }

  private touch(customer: Buffer, day: number): void {
    const before = this.touched.get(day);
    if (before === undefined) this.touched.set(day, customer);
    else if (before !== customer) this.touched.set(day, NO_CUSTOMER_BYTES);
  }

  private async addPlaceholders(session: Session): Promise<void> {
    if (this.newcomers.size === 0) return;
    const all = [...this.newcomers.values()];
    const ids = all.map(({ id }) => uuidText(id));
    const [sources, names] = [all.map(({ source }) => source), all.map(({ externalId }) => externalId)];
    await session.run(sql.ADD_PLACEHOLDERS, [sources, ids, names, DAY_ALWAYS, DAY_OPEN_END]);
  }

  /** The customers of this batch have rows, once it is committed. */
  committed(): void {
    this.customers.remember(this.newcomers.values());
  }

  private async insert(session: Session): Promise<BatchCounts> {
    await session.copy(sql.COPY_CONVERSATIONS, this.copy.finish());
    await session.run(sql.LOG_GIVEN_DAYS, [[...this.touched.values()].map(uuidText), [...this.touched.keys()]]);
    return { new: this.count, changed: 0, unchanged: 0 };
  }

  /** `left` takes the customers that conversations belonged to before. */
  private async upsert(session: Session, left: Set<string>): Promise<BatchCounts> {
    await session.run(sql.CREATE_INCOMING);
    await session.copy(sql.COPY_INCOMING, this.copy.finish());
    await session.run(sql.ANALYZE_INCOMING);
    const repeated = this.mayRepeat ? await session.run(sql.DROP_REPEATED) : 0;
    const heldBack = repeated + (await session.run(HELD_BACK, [this.run.source]));
    if (this.hasVersions) await session.run(sql.KEEP_VERSIONS);
    const unchanged = heldBack + (await session.run(sql.DROP_UNCHANGED));
    if (unchanged === this.count) return { new: 0, changed: 0, unchanged };
    const [known] = await session.query<{ changed: number; total: number }>(sql.COUNT_KNOWN);
    await session.run(KEEP_REMOVED_VERSIONS, [this.run.source]);
    await session.run(REMOVE_TOMBSTONES, [this.run.source]);
    await session.run(sql.LOG_DAYS, [NO_CUSTOMER]);
    await session.run(sql.KEEP_MOVED);
    for (const { customer_id: id } of await session.query<{ customer_id: string }>(sql.REMOVE_MOVED)) left.add(id);
    await session.run(sql.UPSERT_INCOMING);
    return { new: known!.total - known!.changed, changed: known!.changed, unchanged };
  }
}
