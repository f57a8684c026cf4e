/** What the server runs on: a database and the system on it; and the demo, when there is nothing else. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  clockFrom,
  Engine,
  systemOn,
  type EnginePorts,
  type OneTimeLink,
  type System,
  type UseCases,
} from '@bough/application';
import { LOCAL_OPERATOR } from '@bough/domain';
import {
  databaseTrouble,
  migrate,
  moveDatabase,
  openDatabase,
  startEmbeddedPostgres,
  storesOn,
  type DataSource,
} from '@bough/persistence';
import { loadDemo, loadDemoInterventions } from '@bough/sources';
import type { AppParts } from './app-parts.js';
import { PROJECT, type ServerEnvironment } from './environment.js';

export interface ServerParts extends AppParts {
  /** Where the database is now: the embedded one may come back at another port. */
  databaseUrl(): string;
  close(): Promise<void>;
}

/** Opens and migrates the database; starts the embedded one when no other is given. */
export async function openSystem(environment: ServerEnvironment, say: (line: string) => void): Promise<ServerParts> {
  const { DATABASE_URL, BOUGH_DATA_DIR } = environment;
  const server = DATABASE_URL ? null : await startEmbeddedPostgres({ dataDirectory: BOUGH_DATA_DIR, log: say });
  let url = DATABASE_URL ?? server!.url;
  try {
    await migrate(url);
    const source = await openDatabase({ url, ...(server && { isOwn: server.isOwn }) });
    server?.onMoved((address) => moveDatabase(source, (url = address)));
    const close = async () => {
      await source.destroy();
      await server?.stop();
    };
    return { ...partsOn(source), databaseUrl: () => url, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** The system on an open database, with the engine that keeps its numbers. */
export function partsOn(source: DataSource, engineOn = (ports: EnginePorts) => new Engine(ports)): AppParts {
  const [stores, clock] = [storesOn(source), clockFrom(Date.now)];
  const engine = engineOn({ ...stores, today: (zone) => clock.today(zone) });
  return { system: systemOn({ stores, clock, newId: randomUUID, engine }), databaseTrouble };
}

/** Fills an empty database with the demo; goes on where an interrupted first start stopped. */
export async function loadDemoIfEmpty(
  system: System,
  environment: ServerEnvironment,
  say: (line: string) => void,
): Promise<void> {
  const operator = asOperator(system);
  if (environment.BOUGH_DEMO === 'off' || !(await needsDemo(system, operator))) return;
  say('Loading the demo workspace (BOUGH_DEMO=off leaves it out) …');
  await loadDemo(join(PROJECT, 'examples', 'demo'), join(environment.BOUGH_DATA_DIR, 'demo'), operator);
}

/** The demo's interventions, once its numbers are there; those that somebody took away do not come back. */
export async function loadDemoInterventionsIfNone(system: System): Promise<void> {
  const operator = asOperator(system);
  if ((await system.demo()) === 'whole' && !(await operator.interventions.find({ number: 1 })))
    await loadDemoInterventions(system, operator.caller);
}

/** Nothing there yet, or a demo whose last file did not get in. */
async function needsDemo(system: System, { workspace }: UseCases): Promise<boolean> {
  return !(await workspace.current()) || (await system.demo()) === 'partly';
}

/** A link for the first admin; `null` once an admin has come in. */
export function firstLink(system: System): Promise<OneTimeLink | null> {
  return asOperator(system).access.inviteFirstAdmin();
}

function asOperator(system: System): UseCases {
  return system.as({ principal: LOCAL_OPERATOR, requestId: randomUUID() });
}
