import {
  AccountableOverlap,
  OwnershipConflict,
  OwnershipStore,
  PersonStore,
  type AuditEntry,
  type OwnershipChangeInfo,
} from '@bough/application';
import {
  rangesOverlap,
  type Assignment,
  type Ownership,
  type OwnershipEdit,
  type OwnershipWrite,
  type Person,
  type Team,
} from '@bough/domain';

type Recorded<Row> = Row & { supersededAt: number | null };

/** Lists and maps; what is superseded stays, for questions about what was known when. */
export class MemoryOwnershipStore extends OwnershipStore {
  readonly people = new Map<string, Person>();
  private readonly teams = new Map<string, Team>();
  private assignments: Recorded<Assignment>[] = [];
  private delegations: Recorded<Ownership['delegations'][number]>[] = [];
  private newest = 0;
  private readonly history: OwnershipEdit[] = [];
  /** What stands beside it in one database: the audit, and what lets people in. */
  beside: { audit(entry: AuditEntry): void; endAccess(person: string, at: Date): void } | null = null;

  async version(): Promise<number> {
    return this.newest;
  }

  async read(knownAt?: number): Promise<Ownership> {
    return {
      version: this.newest,
      people: byKey([...this.people.values()]),
      teams: byKey([...this.teams.values()]).map((team) => ({ ...team, members: [...team.members].sort() })),
      assignments: known(this.assignments, knownAt).sort(inOrder),
      delegations: known(this.delegations, knownAt).sort((a, b) => a.recordedAt - b.recordedAt || compare(a.id, b.id)),
    };
  }

  async edits(): Promise<OwnershipEdit[]> {
    return [...this.history];
  }

  async save(write: OwnershipWrite, { expected, at, actor, reason, entry }: OwnershipChangeInfo): Promise<number> {
    if (expected !== this.newest) throw new OwnershipConflict(expected, this.newest);
    const gone = new Set(write.superseded);
    const supersede = <Row extends { id: string; supersededAt: number | null }>(rows: Row[]) =>
      rows.map((row) => (gone.has(row.id) && row.supersededAt === null ? { ...row, supersededAt: at } : row));
    const add = <Row>(rows: readonly Row[]) => rows.map((row) => ({ ...row, supersededAt: null }));
    const assignments = [...supersede(this.assignments), ...add(write.assignments)];
    if (hasTwoAccountable(assignments)) throw new AccountableOverlap();
    this.assignments = assignments;
    this.delegations = [...supersede(this.delegations), ...add(write.delegations)];
    for (const person of write.people) this.people.set(person.id, person);
    for (const team of write.teams) this.teams.set(team.id, team);
    for (const { id, active } of write.people) if (!active) this.beside?.endAccess(id, new Date(at));
    if (entry) this.beside?.audit(entry);
    this.history.push({ version: ++this.newest, at, actor, reason });
    return this.newest;
  }

  async remove(
    people: readonly string[],
    { at, actor, reason, entry }: Omit<OwnershipChangeInfo, 'expected'>,
  ): Promise<void> {
    this.assignments = [];
    this.delegations = [];
    this.teams.clear();
    for (const { id, key } of [...this.people.values()]) if (people.includes(key)) this.people.delete(id);
    this.history.push({ version: ++this.newest, at, actor, reason });
    if (entry) this.beside?.audit(entry);
  }
}

export class MemoryPersonStore extends PersonStore {
  constructor(private readonly ownership: MemoryOwnershipStore) {
    super();
  }

  async all(): Promise<Person[]> {
    return byKey([...this.ownership.people.values()]);
  }

  async find(id: string): Promise<Person | null> {
    return this.ownership.people.get(id) ?? null;
  }

  async findByKey(key: string): Promise<Person | null> {
    return (await this.all()).find((person) => person.key === key) ?? null;
  }

  async findByEmail(email: string): Promise<Person | null> {
    return (await this.all()).find((person) => person.email === email.toLowerCase()) ?? null;
  }
}

function known<Row extends { recordedAt: number }>(rows: readonly Recorded<Row>[], at: number | undefined): Row[] {
  const held = ({ recordedAt, supersededAt }: Recorded<Row>) =>
    at === undefined ? supersededAt === null : recordedAt <= at && (supersededAt === null || supersededAt > at);
  return rows.filter(held).map(({ supersededAt: _, ...row }) => row as unknown as Row);
}

function hasTwoAccountable(rows: readonly Recorded<Assignment>[]): boolean {
  const live = rows.filter(({ role, supersededAt }) => role === 'A' && supersededAt === null);
  return live.some((a, index) => live.slice(index + 1).some((b) => a.target === b.target && rangesOverlap(a, b)));
}

function inOrder(a: Assignment, b: Assignment): number {
  return compare(a.target, b.target) || compare(a.role, b.role) || a.validFrom - b.validFrom || compare(a.id, b.id);
}

function byKey<Row extends { key: string }>(rows: Row[]): Row[] {
  return rows.sort((a, b) => compare(a.key, b.key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
