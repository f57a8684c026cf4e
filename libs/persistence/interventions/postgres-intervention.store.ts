/** Interventions in PostgreSQL. Triggers of the database protect what is frozen; this store writes only what may still change. */
import type { DataSource } from 'typeorm';
import {
  InterventionConflict,
  InterventionStore,
  type AuditEntry,
  type InterventionFilter,
  type KeptAssessment,
} from '@bough/application';
import type { Instant, Intervention } from '@bough/domain';
import { writeAudit } from '../access/postgres-audit.store.js';
import { ifAlone, inTransaction, type Session } from '../shared/session.js';
import * as sql from './intervention.sql.js';

export class PostgresInterventionStore extends InterventionStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  async revision(): Promise<string> {
    const [row] = await this.source.query<{ revision: string }[]>(sql.INTERVENTIONS_REVISION);
    return row!.revision;
  }

  list({ statuses }: InterventionFilter = {}): Promise<Intervention[]> {
    return this.source.query<Intervention[]>(sql.LIST_INTERVENTIONS, [statuses ?? null]);
  }

  async find(id: string): Promise<Intervention | null> {
    return (await this.source.query<Intervention[]>(sql.INTERVENTION_BY_ID, [id]))[0] ?? null;
  }

  async findByNumber(number: number): Promise<Intervention | null> {
    return (await this.source.query<Intervention[]>(sql.INTERVENTION_BY_NUMBER, [number]))[0] ?? null;
  }

  create(draft: Omit<Intervention, 'number'>, entry: (number: number) => AuditEntry): Promise<Intervention> {
    return inTransaction(this.source, async (session) => {
      await session.query(sql.LOCK_INTERVENTIONS);
      const [next] = await session.query<{ number: number }>(sql.NEXT_INTERVENTION_NUMBER);
      const { id, version, status, exploratory, reason, createdAt, createdBy } = draft;
      await session.run(sql.INSERT_INTERVENTION, [
        id,
        next!.number,
        version,
        status,
        exploratory,
        reason,
        createdAt,
        createdBy,
      ]);
      await addParts(session, draft);
      await writeAudit(session, entry(next!.number));
      return { ...draft, number: next!.number };
    });
  }

  save(next: Intervention, entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.query(sql.LOCK_INTERVENTIONS);
      const { id, number, version, status, frozen, frozenAt, exploratory, reason, cancelledOn } = next;
      // Revisions first: what is frozen must be the newest one.
      await addParts(session, next);
      const values = [id, version, status, frozen?.revision ?? null, frozenAt, exploratory, reason, cancelledOn];
      if ((await session.run(sql.UPDATE_INTERVENTION, values)) === 0)
        throw new InterventionConflict(number, version - 1);
      await writeAudit(session, entry);
    });
  }

  assessments(intervention: string): Promise<KeptAssessment[]> {
    return this.source.query<KeptAssessment[]>(sql.ASSESSMENTS, [intervention]);
  }

  async findAssessment(id: string): Promise<KeptAssessment | null> {
    return (await this.source.query<KeptAssessment[]>(sql.ASSESSMENT_BY_ID, [id]))[0] ?? null;
  }

  async latestAssessments(): Promise<Map<string, KeptAssessment>> {
    const rows = await this.source.query<KeptAssessment[]>(sql.LATEST_ASSESSMENTS);
    return new Map(rows.map((row) => [row.intervention, row]));
  }

  addAssessment(given: KeptAssessment, entry: AuditEntry): Promise<KeptAssessment> {
    return inTransaction(this.source, async (session) => {
      await session.query(sql.LOCK_INTERVENTIONS);
      const added = await session.run(sql.ADD_ASSESSMENT, [
        ...[given.id, given.intervention, given.key, given.planHash, given.codeVersion, given.workspaceVersion],
        ...[given.dataVersion, given.dataThrough, given.verdict, JSON.stringify(given.result), given.at, given.by],
      ]);
      if (added > 0) await writeAudit(session, entry);
      return (await session.query<KeptAssessment>(sql.ASSESSMENT_BY_KEY, [given.intervention, given.key]))[0]!;
    });
  }

  putAway(at: Instant, entry: AuditEntry): Promise<number> {
    return inTransaction(this.source, async (session) => {
      const count = await session.run(sql.PUT_AWAY_INTERVENTIONS, [at]);
      if (count > 0) await writeAudit(session, entry);
      return count;
    });
  }

  alone<Result>(work: () => Promise<Result>): Promise<Result | null> {
    return ifAlone(this.source, sql.TRY_LOCK_DUE_CHECK, work);
  }
}

async function addParts(session: Session, { id, revisions, signOffs }: Omit<Intervention, 'number'>): Promise<void> {
  await session.run(sql.ADD_REVISIONS, [id, JSON.stringify(revisions)]);
  if (signOffs.length > 0) await session.run(sql.ADD_SIGN_OFFS, [id, JSON.stringify(signOffs)]);
}
