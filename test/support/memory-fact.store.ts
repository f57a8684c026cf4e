/** The facts in plain maps: the rules of the port without SQL. */
import {
  FactStore,
  type Assignee,
  type AuditEntry,
  type BatchCounts,
  type Brought,
  type Checkpoint,
  type CustomerGap,
  type FactBatch,
  type ImportRecord,
  type ImportRequest,
  type ImportRun,
  type LikelyCustomer,
  type NamedCustomer,
  ProblemCounter,
  type ProblemCount,
  type RowProblem,
  type RunEnd,
  type TakenBack,
  type UnknownCustomer,
  type WithBatch,
} from '@bough/application';
import {
  Refusal,
  timeZone,
  type Conversation,
  type CostStatement,
  type DayRange,
  type ReadingStatement,
  type Removal,
} from '@bough/domain';
import { applyCustomers } from './memory-customers.js';
import { customerGaps, likelyCustomers, unknownCustomers } from './memory-unmatched.js';
import { countBrought, takeBackBrought } from './memory-take-back.js';
import { keyOf, type MemoryDatabase, type StoredRun, type StoredRuns } from './memory-database.js';

const NO_COUNTS = { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, leftOut: 0, removed: 0, warnings: 0 };

export class MemoryFactStore extends FactStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  private get runs(): StoredRun[] {
    return [...this.database.runs.values()];
  }

  async startRun(request: ImportRequest): Promise<ImportRun> {
    const { source, kind, file } = request;
    if (this.runs.some((run) => run.request.source === source && run.workspaceVersion !== null))
      throw new Refusal('SOURCE_BUSY', 'another import of the source is running');
    const { workspace } = this.database;
    if (!workspace) throw new Refusal('WORKSPACE_MISSING', 'there is no workspace yet');
    const last = this.runs.findLast((run) => run.request.source === source && run.request.kind === kind);
    const isSame = last?.record.state === 'running' && last.request.fingerprint === request.fingerprint;
    const resumed = isSame && !request.sync;
    const run = resumed ? last : this.addRun(request);
    run.workspaceVersion = workspace.version;
    return { id: run.record.id, source, kind, file, resumed, fresh: run.fresh };
  }

  async applyBatch(run: ImportRun, batch: number, facts: FactBatch, besides: WithBatch = {}): Promise<BatchCounts> {
    const stored = this.database.runs.get(run.id)!;
    if (stored.workspaceVersion === null) throw new Error(`run ${run.id} was not started, or has ended`);
    if (stored.workspaceVersion !== this.database.workspace!.version)
      throw new Refusal('WORKSPACE_CHANGED', 'the workspace was changed while the import ran');
    const counts = stored.batches.get(batch) ?? this.write(run, facts);
    stored.batches.set(batch, counts);
    await this.writeBesides(run, counts, besides);
    return counts;
  }

  async applyRemovals(
    run: ImportRun,
    batch: number,
    removals: readonly Removal[],
    besides: WithBatch = {},
  ): Promise<number> {
    const stored = this.database.runs.get(run.id)!;
    const counts = stored.batches.get(batch) ?? {
      new: 0,
      changed: 0,
      unchanged: 0,
      removed: removals.filter((removal) => this.remove(run, removal)).length,
    };
    stored.batches.set(batch, counts);
    await this.writeBesides(run, counts, besides);
    return counts.removed ?? 0;
  }

  private async writeBesides(run: ImportRun, counts: BatchCounts, { end, checkpoint }: WithBatch): Promise<void> {
    if (checkpoint) this.database.cursors.set(keyOf(run.source, checkpoint.stream), checkpoint);
    if (end) await this.finishRun(run, end(counts));
  }

  async cursor(source: string, stream: string): Promise<Checkpoint | null> {
    return this.database.cursors.get(keyOf(source, stream)) ?? null;
  }

  private remove(run: ImportRun, { of, externalId, reason, version }: Removal): boolean {
    const facts: Map<string, { readonly version: number }> = this.database[of];
    const key = keyOf(run.source, externalId);
    const before = facts.get(key);
    const tombstone = this.database.removals.get(`${of} ${key}`);
    if (before && version !== null && version < before.version && reason !== 'erased') return false;
    const highest = Math.max(version ?? -1, before?.version ?? -1, tombstone?.version ?? -1);
    if (tombstone?.reason !== 'erased' && (before || version !== null || reason === 'erased'))
      this.database.removals.set(`${of} ${key}`, { version: highest, reason, run: run.id });
    if (!before) return false;
    facts.delete(key);
    this.database.dirty = true;
    return true;
  }

  async brought(brought: Brought): Promise<TakenBack> {
    return countBrought(this.database, brought);
  }

  async takeBack(brought: Brought, entry: AuditEntry): Promise<TakenBack> {
    if (this.runs.some((run) => run.request.source === brought.source && run.workspaceVersion !== null))
      throw new Refusal('SOURCE_BUSY', 'another import of the source is running');
    this.database.appendAudit(entry);
    return takeBackBrought(this.database, brought);
  }

  async keepProblems(run: ImportRun, first: number, problems: readonly RowProblem[]): Promise<void> {
    const kept = this.database.runs.get(run.id)!.problems;
    problems.forEach((problem, index) => {
      if (!kept.has(first + index)) kept.set(first + index, problem);
    });
  }

  async finishRun(run: ImportRun, { state, counts, message, entry }: RunEnd): Promise<void> {
    const stored = this.database.runs.get(run.id)!;
    this.database.appendAudit(entry);
    stored.record = { ...stored.record, ...counts, state, message, finishedAt: new Date() };
    await this.abandonRun(run);
  }

  async abandonRun(run: ImportRun): Promise<void> {
    this.database.runs.get(run.id)!.workspaceVersion = null;
  }

  async carry({ id }: Pick<ImportRun, 'id'>, fields: readonly string[], partial = false): Promise<void> {
    for (const field of fields) this.database.fields.set(`${id} ${field}`, { run: id, field, partial });
  }

  async partialFields(source: string): Promise<string[]> {
    const { fields, runs } = this.database;
    const own = [...fields.values()].filter(({ run, partial }) => partial && runs.get(run)?.request.source === source);
    return [...new Set(own.map(({ field }) => field))];
  }

  async conversations(source: string, externalIds: readonly string[]): Promise<Conversation[]> {
    return externalIds.flatMap((externalId) => {
      const stored = this.database.conversations.get(keyOf(source, externalId));
      if (!stored) return [];
      return [{ ...stored.conversation, version: stored.version < 0 ? null : stored.version }];
    });
  }

  async carriedFields(): Promise<Set<string>> {
    return new Set([...this.database.fields.values()].map(({ field }) => field));
  }

  async customersNamed(externalIds: readonly string[]): Promise<NamedCustomer[]> {
    return this.named().filter((each) => externalIds.includes(each.externalId));
  }

  async customersById(ids: readonly string[]): Promise<NamedCustomer[]> {
    return this.named().filter((each) => ids.includes(each.id));
  }

  private named(): NamedCustomer[] {
    const { conversations, customers } = this.database;
    const ids = new Set([...customers.keys(), ...[...conversations.values()].map(({ customer }) => customer ?? '')]);
    const named = [...ids].filter((id) => id !== '').map((id) => ({ id, ...nameOf(id) }));
    const order = ({ externalId, source }: NamedCustomer) => `${externalId}\0${source}`;
    return named.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  async assignees({ from, to }: DayRange): Promise<Assignee[]> {
    const zone = timeZone(this.database.workspace!.workspace.timeZone);
    const found = new Map<string, Assignee>();
    for (const [id, { conversation }] of this.database.conversations) {
      const [day, name] = [zone.dayAt(conversation.createdAt), conversation.assignee];
      if (name === null || day < from || day >= to) continue;
      const { source } = nameOf(id);
      const before = found.get(keyOf(source, name)) ?? { source, name, conversations: 0, lastDay: day };
      const lastDay = Math.max(before.lastDay, day);
      found.set(keyOf(source, name), { ...before, conversations: before.conversations + 1, lastDay });
    }
    const order = ({ name, source }: Assignee) => `${name}\0${source}`;
    return [...found.values()].sort((a, b) => b.conversations - a.conversations || (order(a) < order(b) ? -1 : 1));
  }

  async customerGaps(days: DayRange): Promise<CustomerGap[]> {
    return customerGaps(this.database, days);
  }

  async unknownCustomers(days: DayRange, limit: number): Promise<UnknownCustomer[]> {
    return unknownCustomers(this.database, days, limit);
  }

  async likelyCustomers(keys: readonly string[]): Promise<LikelyCustomer[]> {
    return likelyCustomers(this.database, keys);
  }

  async listRuns(limit: number): Promise<ImportRecord[]> {
    return this.runs.map(listed).reverse().slice(0, limit);
  }

  async listProblems(runId: number | null, limit: number) {
    const run =
      runId === null ? this.runs.findLast(({ problems }) => problems.size > 0) : this.database.runs.get(runId);
    const problems = [...(run?.problems ?? [])].sort(([a], [b]) => a - b);
    return problems.slice(0, limit).map(([, found]) => ({ runId: run!.record.id, file: run!.record.file, ...found }));
  }

  async countProblems(runId: number): Promise<ProblemCount[]> {
    const counter = new ProblemCounter();
    for (const problem of await this.listProblems(runId, Infinity)) counter.add(problem);
    return counter.counts();
  }

  private addRun(request: ImportRequest): StoredRun {
    const { source, kind, file, demo = false } = request;
    const id = ++this.database.lastRun;
    const { conversations, removals } = this.database;
    const known = [
      ...conversations.keys(),
      ...[...removals.keys()].map((key) => key.replace('conversations ', '')),
    ].some((key) => key.startsWith(keyOf(source, '')));
    const dates = { startedAt: new Date(), finishedAt: null };
    const record: ImportRecord = {
      id,
      source,
      kind,
      file,
      demo,
      state: 'running',
      message: null,
      ...dates,
      ...NO_COUNTS,
    };
    const fresh = kind === 'conversations' && !known && !request.sync;
    const run: StoredRun = { request, fresh, record, batches: new Map(), problems: new Map(), workspaceVersion: null };
    this.database.runs.set(id, run);
    return run;
  }

  private write(run: ImportRun, batch: FactBatch): BatchCounts {
    switch (batch.kind) {
      case 'conversations':
        return counted(this.writeConversations(run, batch.facts));
      case 'customers':
        return counted(applyCustomers(this.database, run, batch.facts));
      case 'cost_pools':
        return this.writeCosts(run, batch.facts);
      case 'readings':
        return this.writeFigures(batch.facts.map((fact) => this.writeReading(run, fact)));
    }
  }

  /** Of several rows of a sync about one conversation the newest one holds; the others change nothing. */
  private writeConversations(run: ImportRun, facts: readonly Conversation[]): Outcome[] {
    const newest = new Map<string, Conversation>();
    for (const fact of facts) {
      const before = newest.get(fact.externalId);
      if (before && !this.database.runs.get(run.id)!.request.sync) throw new Error(`${fact.externalId} occurs twice`);
      if ((before?.version ?? -1) <= (fact.version ?? -1)) newest.set(fact.externalId, fact);
    }
    return facts.map((fact) =>
      newest.get(fact.externalId) === fact ? this.writeConversation(run, fact) : 'unchanged',
    );
  }

  /** A later version wins, an older one is refused, and one that says none is later; the same content again is nothing new. */
  private writeConversation(run: ImportRun, conversation: Conversation): Outcome {
    const { conversations } = this.database;
    const key = keyOf(run.source, conversation.externalId);
    const tombstone = this.database.removals.get(`conversations ${key}`);
    const before = conversations.get(key);
    const known = before?.version ?? tombstone?.version ?? -1;
    if (tombstone?.reason === 'erased') return 'unchanged';
    if (conversation.version !== null && conversation.version < known) return 'unchanged';
    const version = conversation.version ?? known;
    const { customerExternalId: named } = conversation;
    const isSame = before !== undefined && contentOf(before.conversation) === contentOf(conversation);
    const runs = isSame ? before.runs : runsOf(run, before);
    const customer = named === null ? null : keyOf(conversation.customerSource ?? run.source, named);
    conversations.set(key, { customer, conversation, version, runs });
    this.database.removals.delete(`conversations ${key}`);
    if (isSame) return 'unchanged';
    this.database.dirty = true;
    return before ? 'changed' : 'new';
  }

  /** What earlier imports of the source said about these months is gone, but for the files that complete this one. */
  private writeCosts(run: ImportRun, facts: readonly CostStatement[]): BatchCounts {
    const { costs, runs } = this.database;
    const keyIn = ({ month, category }: CostStatement) => JSON.stringify([run.source, month, category]);
    const named = new Set(facts.map(keyIn));
    const months = new Set(facts.map(({ month }) => month));
    const alongside = runs.get(run.id)!.request.alongside ?? [];
    const gone = [...costs].filter(
      ([key, { source, month, said }]) =>
        source === run.source &&
        months.has(month) &&
        said < run.id &&
        !named.has(key) &&
        !alongside.includes(runs.get(said)!.record.file),
    );
    for (const [key] of gone) costs.delete(key);
    const counts = this.writeFigures(
      facts.map(({ amount, ...fact }) => {
        const key = keyIn({ ...fact, amount });
        const before = costs.get(key);
        if (amount === null) return costs.delete(key) ? 'changed' : 'unchanged';
        const isSame = before?.amount === amount;
        const runsNow = isSame ? before.runs : runsOf(run, before);
        costs.set(key, { ...fact, amount, source: run.source, said: run.id, runs: runsNow });
        return isSame ? 'unchanged' : before ? 'changed' : 'new';
      }),
    );
    if (gone.length === 0) return counts;
    this.database.dataVersion += 1;
    return { ...counts, removed: gone.length };
  }

  private writeReading(run: ImportRun, { value, ...fact }: ReadingStatement): Outcome {
    const { readings } = this.database;
    const key = JSON.stringify({ ...fact, value: 0 });
    const before = readings.get(key);
    if (value === null) return readings.delete(key) ? 'changed' : 'unchanged';
    const isSame = before?.value === value;
    readings.set(key, { ...fact, value, runs: isSame ? before.runs : runsOf(run, before) });
    return isSame ? 'unchanged' : before ? 'changed' : 'new';
  }

  private writeFigures(outcomes: readonly Outcome[]): BatchCounts {
    if (outcomes.some((outcome) => outcome !== 'unchanged')) this.database.dataVersion += 1;
    return counted(outcomes);
  }
}

/** A run that nothing holds is interrupted, and counts what its batches brought in. */
function listed({ record, workspaceVersion, batches }: StoredRun): ImportRecord {
  if (record.state !== 'running') return record;
  const sum = (count: keyof BatchCounts) =>
    [...batches.values()].reduce((total, batch) => total + (batch[count] ?? 0), 0);
  const counts = { new: sum('new'), changed: sum('changed'), unchanged: sum('unchanged'), removed: sum('removed') };
  const read = counts.new + counts.changed + counts.unchanged;
  return { ...record, ...counts, read, state: workspaceVersion === null ? 'interrupted' : 'running' };
}

/** `keyOf`, taken apart. */
function nameOf(key: string): Pick<NamedCustomer, 'source' | 'externalId'> {
  const [source, externalId] = key.split('\0');
  return { source: source!, externalId: externalId! };
}

export type Outcome = Exclude<keyof BatchCounts, 'removed'>;

function counted(outcomes: readonly Outcome[]): BatchCounts {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged') };
}

function runsOf(run: ImportRun, before: { readonly runs: StoredRuns } | undefined): StoredRuns {
  return { firstRun: before?.runs.firstRun ?? run.id, changedRun: run.id };
}

function contentOf(conversation: Conversation): string {
  return JSON.stringify({ ...conversation, version: null });
}
