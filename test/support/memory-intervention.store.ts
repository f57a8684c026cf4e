import {
  InterventionConflict,
  InterventionStore,
  type AuditEntry,
  type InterventionFilter,
  type KeptAssessment,
} from '@bough/application';
import { INTERVENTION_LIFE, type Instant, type Intervention } from '@bough/domain';
import type { MemoryDatabase } from './memory-database.js';

/** Lists and maps. Refuses what the triggers of the database refuse. */
export class MemoryInterventionStore extends InterventionStore {
  private readonly rows = new Map<string, Intervention>();
  private readonly away = new Set<string>();
  private readonly kept: KeptAssessment[] = [];
  private busy = false;

  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  async revision(): Promise<string> {
    const versions = [...this.rows.values()].reduce((sum, { version }) => sum + version, 0);
    return `${this.rows.size}.${versions}.${this.kept.length}`;
  }

  async list({ statuses }: InterventionFilter = {}): Promise<Intervention[]> {
    return [...this.rows.values()]
      .filter(({ id, status }) => !this.away.has(id) && (!statuses || statuses.includes(status)))
      .sort((a, b) => b.number - a.number);
  }

  async find(id: string): Promise<Intervention | null> {
    return this.rows.get(id) ?? null;
  }

  async findByNumber(number: number): Promise<Intervention | null> {
    return [...this.rows.values()].find((row) => row.number === number) ?? null;
  }

  async create(draft: Omit<Intervention, 'number'>, entry: (number: number) => AuditEntry): Promise<Intervention> {
    if (draft.frozen || !['draft', 'planned'].includes(draft.status))
      throw new Error('an intervention begins as a plan');
    const made = { ...draft, number: this.rows.size + 1 };
    this.rows.set(made.id, made);
    this.database.appendAudit(entry(made.number));
    return made;
  }

  async save(next: Intervention, entry: AuditEntry): Promise<void> {
    const before = this.rows.get(next.id)!;
    if (before.version !== next.version - 1) throw new InterventionConflict(next.number, next.version - 1);
    refuseQuietChanges(before, next);
    const revisions = [...before.revisions, ...next.revisions.slice(before.revisions.length)];
    const signOffs = [...before.signOffs, ...next.signOffs.slice(before.signOffs.length)];
    this.rows.set(next.id, { ...before, ...next, revisions, signOffs });
    this.database.appendAudit(entry);
  }

  async assessments(intervention: string): Promise<KeptAssessment[]> {
    return this.kept.filter((each) => each.intervention === intervention).sort(newestFirst);
  }

  async findAssessment(id: string): Promise<KeptAssessment | null> {
    return this.kept.find((each) => each.id === id) ?? null;
  }

  async latestAssessments(): Promise<Map<string, KeptAssessment>> {
    return new Map(
      [...this.kept]
        .sort(newestFirst)
        .reverse()
        .map((each) => [each.intervention, each]),
    );
  }

  async addAssessment(given: KeptAssessment, entry: AuditEntry): Promise<KeptAssessment> {
    const [newest] = await this.assessments(given.intervention);
    if (newest?.key === given.key) return newest;
    this.kept.push(given);
    this.database.appendAudit(entry);
    return given;
  }

  async putAway(_: Instant, entry: AuditEntry): Promise<number> {
    const shown = await this.list();
    for (const { id, version } of shown) {
      this.away.add(id);
      this.rows.set(id, { ...this.rows.get(id)!, version: version + 1 });
    }
    if (shown.length > 0) this.database.appendAudit(entry);
    return shown.length;
  }

  async alone<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (this.busy) return null;
    this.busy = true;
    return work().finally(() => (this.busy = false));
  }
}

function refuseQuietChanges(before: Intervention, next: Intervention): void {
  const stays = ({ id, number, createdAt, createdBy }: Intervention) =>
    JSON.stringify([id, number, createdAt, createdBy]);
  const isFrozen = ({ frozen, frozenAt, exploratory }: Intervention) =>
    JSON.stringify([frozen?.revision, frozenAt, exploratory]);
  const goes = Object.values(INTERVENTION_LIFE).some(
    ({ from, to }) => from.includes(before.status) && to === next.status,
  );
  if (
    stays(before) !== stays(next) ||
    (before.frozen && isFrozen(before) !== isFrozen(next)) ||
    (!before.frozen && next.frozen && next.frozen.revision !== next.revisions.length) ||
    (before.status === 'cancelled' && before.cancelledOn !== next.cancelledOn) ||
    (before.status !== next.status && !goes)
  )
    throw new Error(`intervention ${before.number} is written down and stays as it is`);
}

function newestFirst(a: KeptAssessment, b: KeptAssessment): number {
  return b.at - a.at || (a.id < b.id ? -1 : 1);
}
