/** What the server runs on: database, stores, engine; and the demo, when there is nothing else. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  ApplyOwnership,
  ApplyWorkspace,
  changesByInterventions,
  detectSignals,
  Engine,
  FirstAdmin,
  ImportFacts,
  interventionUseCases,
  type OneTimeLink,
} from '@bough/application';
import { LOCAL_OPERATOR, timeZone, type Caller } from '@bough/domain';
import {
  isDatabaseLost,
  migrateDatabase,
  openDatabase,
  startEmbeddedPostgres,
  storesOn,
  type DataSource,
} from '@bough/persistence';
import { loadDemo, loadDemoInterventions } from '@bough/sources';
import type { AppParts } from './app-parts.js';
import { PROJECT, type ServerEnvironment } from './environment.js';

export interface ServerSystem extends AppParts {
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** Opens and migrates the database; starts the embedded one when no other is given. */
export async function openSystem(environment: ServerEnvironment, say: (line: string) => void): Promise<ServerSystem> {
  const { DATABASE_URL, BOUGH_DATA_DIR } = environment;
  const server = DATABASE_URL ? null : await startEmbeddedPostgres({ dataDirectory: BOUGH_DATA_DIR, log: say });
  const databaseUrl = DATABASE_URL ?? server!.url;
  try {
    const source = await openDatabase({ url: databaseUrl });
    await migrateDatabase(source);
    const parts = partsOn(source);
    const close = async () => {
      await source.destroy();
      await server?.stop();
    };
    return { ...parts, databaseUrl, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** Stores and engine on an open database. */
export function partsOn(source: DataSource): AppParts {
  const stores = storesOn(source);
  const engine = new Engine({ ...stores, today: (zone) => timeZone(zone).dayAt(Date.now()) });
  const registeredChanges = () => changesByInterventions(stores.interventions);
  return { ...stores, engine, detect: detectSignals, registeredChanges, isDatabaseLost };
}

/** Fills an empty database with the demo; goes on where an interrupted first start stopped. */
export async function loadDemoIfEmpty(
  parts: AppParts,
  environment: ServerEnvironment,
  say: (line: string) => void,
): Promise<void> {
  if (environment.BOUGH_DEMO === 'off' || !(await needsDemo(parts))) return;
  say('Loading the demo workspace (BOUGH_DEMO=off leaves it out) …');
  const applyWorkspace = new ApplyWorkspace(parts.workspaces, () => new Date());
  const applyOwnership = new ApplyOwnership({ ...parts, now: Date.now, newId: randomUUID });
  const { ownership } = parts;
  const caller: Caller = { principal: LOCAL_OPERATOR, requestId: randomUUID() };
  const importFacts = new ImportFacts(parts.facts, caller, parts.audit);
  const target = { caller, applyWorkspace, applyOwnership, ownership, importFacts };
  await loadDemo(join(PROJECT, 'examples', 'demo'), join(environment.BOUGH_DATA_DIR, 'demo'), target);
}

/** The demo's interventions, once its numbers are there; those that somebody took away do not come back. */
export async function loadDemoInterventionsIfNone(parts: AppParts): Promise<void> {
  const isDemo = parts.engine.current?.model.workspace.name === 'Demo';
  if (!isDemo || (await parts.interventions.findByNumber(1))) return;
  const at = (now: () => number) => interventionUseCases({ ...parts, now, newId: randomUUID });
  await loadDemoInterventions({ principal: LOCAL_OPERATOR, requestId: randomUUID() }, at, Date.now());
}

/** Nothing there yet, or a demo whose last file did not get in. */
async function needsDemo({ workspaces, facts }: AppParts): Promise<boolean> {
  const applied = await workspaces.current();
  if (!applied) return true;
  if (applied.workspace.name !== 'Demo') return false;
  const runs = await facts.listRuns(1000);
  return !runs.some(({ source, kind, state }) => source === 'demo' && kind === 'cost_pools' && state === 'finished');
}

/** A link for the first admin; `null` once an admin has come in. */
export function firstLink({ accounts, signIns }: AppParts): Promise<OneTimeLink | null> {
  return new FirstAdmin({ accounts, signIns, now: () => new Date() }).run(randomUUID());
}
