/**
 * Findings in PostgreSQL. There is one writer at a time, and a unique index makes sure that a cause has at most one live finding.
 */
import type { DataSource } from 'typeorm';
import {
  FindingConflict,
  FindingStore,
  type AuditEntry,
  type DetectionKey,
  type DetectionRun,
  type FindingFilter,
  type FindingPageWish,
  type FindingRef,
  type FindingSave,
  type FindingTally,
} from '@bough/application';
import { currentRouting, type Finding, type FindingChange, type FindingEvent, type Sighting } from '@bough/domain';
import { writeAudit } from '../access/postgres-audit.store.js';
import { ifAlone, inTransaction, type Session } from '../shared/session.js';
import { isUuid } from '../shared/uuid.js';
import * as sql from './finding.sql.js';

/** PostgreSQL's code for a row that a unique index refuses. */
const UNIQUE_VIOLATION = '23505';

export class PostgresFindingStore extends FindingStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  async revision(): Promise<string> {
    const [row] = await this.source.query<{ revision: string }[]>(sql.FINDINGS_REVISION);
    return row!.revision;
  }

  async find(ref: FindingRef): Promise<Finding | null> {
    if ('id' in ref && !isUuid(ref.id)) return null;
    const [text, value] = 'id' in ref ? [sql.FINDING_BY_ID, ref.id] : [sql.FINDING_BY_NUMBER, ref.number];
    const [row] = await this.source.query<Finding[]>(text, [value]);
    return row ?? null;
  }

  findAll(ids: readonly string[]): Promise<Finding[]> {
    return this.source.query<Finding[]>(sql.FINDINGS_BY_ID, [ids.filter(isUuid)]);
  }

  unsettled(): Promise<Finding[]> {
    return this.source.query<Finding[]>(sql.UNSETTLED_FINDINGS);
  }

  list(filter: FindingFilter, { sort, most, after }: FindingPageWish): Promise<Finding[]> {
    const place = [after?.key ?? null, after?.number ?? null];
    return this.source.query<Finding[]>(sql.LIST_FINDINGS[sort], [...parametersOf(filter), ...place, most]);
  }

  async count(filter: FindingFilter): Promise<number> {
    const [row] = await this.source.query<{ count: number }[]>(sql.COUNT_FINDINGS, parametersOf(filter));
    return row!.count;
  }

  tally(filter: FindingFilter): Promise<FindingTally[]> {
    return this.source.query<FindingTally[]>(sql.TALLY_FINDINGS, parametersOf(filter));
  }

  async markSeen(person: string, ids: readonly string[], at: Date): Promise<void> {
    await this.source.query(sql.MARK_SEEN, [person, ids, at]);
  }

  async unread(person: string, ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.source.query<{ id: string }[]>(sql.UNREAD_FINDINGS, [person, ids]);
    return new Set(rows.map(({ id }) => id));
  }

  sightings(ids: readonly string[]): Promise<Map<string, Sighting[]>> {
    return this.byFinding<Sighting>(sql.SIGHTINGS, ids);
  }

  events(ids: readonly string[]): Promise<Map<string, FindingEvent[]>> {
    return this.byFinding<FindingEvent>(sql.EVENTS, ids);
  }

  async run(key: DetectionKey): Promise<DetectionRun | null> {
    const [row] = await this.source.query<DetectionRun[]>(sql.RUN_BY_KEY, keyValues(key));
    return row ?? null;
  }

  runs(most: number): Promise<DetectionRun[]> {
    return this.source.query<DetectionRun[]>(sql.RUNS, [most]);
  }

  async save(changes: readonly FindingChange[], { entryOf, run }: FindingSave): Promise<Finding[]> {
    try {
      return await inTransaction(this.source, async (session) => {
        await session.query(sql.LOCK_FINDINGS);
        const saved = await writeFindings(session, changes);
        await writeBeside(session, changes);
        if (run) await session.run(sql.SAVE_RUN, runValues(run));
        const entry = entryOf(saved);
        if (entry) await writeAudit(session, entry);
        return saved;
      });
    } catch (error) {
      throw (error as { code?: unknown }).code === UNIQUE_VIOLATION ? new FindingConflict() : error;
    }
  }

  removeAll(entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.query(sql.LOCK_FINDINGS);
      for (const statement of REMOVALS) await session.run(statement);
      await writeAudit(session, entry);
    });
  }

  alone<Result>(work: () => Promise<Result>): Promise<Result | null> {
    return ifAlone(this.source, sql.TRY_LOCK_DETECTION, work);
  }

  private async byFinding<Item>(statement: string, ids: readonly string[]): Promise<Map<string, Item[]>> {
    const found = new Map<string, Item[]>(ids.map((id) => [id, []]));
    const rows = await this.source.query<(Item & { finding: string })[]>(statement, [ids]);
    for (const { finding, ...item } of rows) found.get(finding)!.push(item as unknown as Item);
    return found;
  }
}

const REMOVALS = [sql.REMOVE_RUNS, sql.REMOVE_SEEN, sql.REMOVE_EVENTS, sql.REMOVE_SIGHTINGS, sql.REMOVE_FINDINGS];

/** Gives new findings the next numbers; every other finding must be exactly one version ahead of the stored one. */
async function writeFindings(session: Session, changes: readonly FindingChange[]): Promise<Finding[]> {
  const [newest] = await session.query<{ number: number }>(sql.NEWEST_FINDING_NUMBER);
  let { number } = newest!;
  const findings = changes.map(({ finding }) => (finding.version === 1 ? { ...finding, number: ++number } : finding));
  const fresh = findings.filter(({ version }) => version === 1);
  const known = findings.filter(({ version }) => version > 1);
  if (known.length > 0 && (await session.run(sql.UPDATE_FINDINGS, [rowsOf(known)])) < known.length)
    throw new FindingConflict();
  if (fresh.length > 0) await session.run(sql.INSERT_FINDINGS, [rowsOf(fresh)]);
  return findings;
}

async function writeBeside(session: Session, changes: readonly FindingChange[]): Promise<void> {
  const sightings = changes.flatMap(({ finding, sighting }) => (sighting ? { ...sighting, finding: finding.id } : []));
  const events = changes.flatMap(({ finding, events: own }) => own.map((event) => ({ ...event, finding: finding.id })));
  if (sightings.length > 0) await session.run(sql.SAVE_SIGHTINGS, [JSON.stringify(sightings)]);
  if (events.length > 0) {
    const placed = events.map((event, place) => ({ ...event, place }));
    await session.run(sql.SAVE_EVENTS, [JSON.stringify(placed)]);
  }
}

function rowsOf(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => {
    const { kind, cause, path, segment } = finding.signal;
    return { ...finding, kind, cause, path, segment, routed: currentRouting(finding).person };
  });
  return JSON.stringify(rows);
}

function parametersOf(filter: FindingFilter): unknown[] {
  const { statuses, severities, kinds, people, path, segment, overdueAt, unrouted } = filter;
  const { rules, metrics, words, from, before, unreadBy } = filter;
  const whom = people?.filter(isUuid);
  const given = [statuses, severities, kinds, whom, path, segment, overdueAt, unrouted];
  return [...given, rules, metrics, words, from, before, unreadBy].map((each) => each ?? null);
}

function keyValues(key: DetectionKey): number[] {
  return [key.workspaceVersion, key.dataVersion, key.ownershipVersion, key.launches, key.lookedOn, key.asOf];
}

function runValues(run: DetectionRun): unknown[] {
  return [
    ...keyValues(run),
    ...[
      run.startedAt,
      run.finishedAt,
      run.watched,
      run.expectedByChance,
      run.signals,
      run.raised,
      run.reopened,
      run.recovered,
    ],
  ];
}
