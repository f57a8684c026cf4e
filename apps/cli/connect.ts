/** Joins the system for one command: opens the database, hands out the operator's use cases, closes everything at the end. */
import { randomUUID } from 'node:crypto';
import { clockFrom, systemOn, type Engine, type System, type UseCases } from '@bough/application';
import { LOCAL_OPERATOR, Refusal, type Caller, type Workspace } from '@bough/domain';
import {
  databaseTrouble,
  isDatabaseLost,
  migrateDatabase,
  moveDatabase,
  openDatabase,
  startEmbeddedPostgres,
  storesOn,
  WORK,
} from '@bough/persistence';
import type { Environment } from './environment.js';

/** The use cases of whoever runs the command, who is the operator of this machine (the audit calls them "cli"), and the system itself. */
export interface CommandSystem extends UseCases {
  readonly system: System;
  readonly engine: Engine;
  /** The use cases of somebody else. */
  readonly as: (caller: Caller) => UseCases;
  /** Names of the migrations that ran just now. */
  readonly migrated: readonly string[];
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** In milliseconds, after a signal. */
const LONGEST_STOP = 8_000;
const LOST = 'The connection to the database was lost. Run the same command again; an import goes on where it stopped.';

export const systemClock = clockFrom(Date.now);

/** Runs a command on the database, migrated; the embedded server starts when no other is given. */
export async function withSystem<Result>(
  environment: Environment,
  work: (system: CommandSystem) => Promise<Result>,
): Promise<Result> {
  const server =
    environment.databaseUrl === null ? await startEmbeddedPostgres({ dataDirectory: environment.dataDirectory }) : null;
  const stopOnSignal = (signal: NodeJS.Signals) => {
    const end = endBefore(LONGEST_STOP, signal);
    void (server?.stop() ?? Promise.resolve()).then(end, end);
  };
  for (const signal of SIGNALS) process.once(signal, stopOnSignal);
  try {
    const source = await openDatabase({
      url: environment.databaseUrl ?? server!.url,
      patience: WORK,
      ...(server && { isOwn: server.isOwn }),
    });
    server?.onMoved((url) => moveDatabase(source, url));
    try {
      const migrated = await migrateDatabase(source);
      const system = systemOn({ stores: storesOn(source), clock: systemClock, newId: randomUUID });
      return await work(commandSystem(system, migrated));
    } finally {
      await source.destroy();
    }
  } catch (error) {
    throw isDatabaseLost(error) ? new Refusal('DATABASE_LOST', LOST) : (databaseTrouble(error) ?? error);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stopOnSignal);
    await server?.stop();
  }
}

/** Runs work that a signal of the system aborts: it cleans up behind itself, and the command ends. */
export async function untilSignal<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  let end: (() => never) | null = null;
  const abort = (signal: NodeJS.Signals) => {
    end = endBefore(LONGEST_STOP, signal);
    controller.abort();
  };
  for (const signal of SIGNALS) process.once(signal, abort);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, abort);
    (end as (() => never) | null)?.();
  }
}

/** Ends the command with the exit code of a signal: when it is called, or by itself, since a database that hangs is not waited for. */
function endBefore(milliseconds: number, signal: NodeJS.Signals): () => never {
  const end = () => process.exit(signal === 'SIGINT' ? 130 : 143);
  setTimeout(end, milliseconds).unref();
  return end;
}

function commandSystem(system: System, migrated: readonly string[]): CommandSystem {
  const operator = system.as({ principal: LOCAL_OPERATOR, requestId: randomUUID() });
  return Object.assign(operator, {
    system,
    engine: system.engine,
    as: (caller: Caller) => system.as(caller),
    migrated,
  });
}

/** The time zone in which instants are printed: that of the workspace, UTC before there is one. */
export async function localZone({ workspace }: CommandSystem): Promise<string> {
  return (await workspace.current())?.workspace.timeZone ?? 'UTC';
}

/** The workspace, or a refusal that says how to get one. */
export async function requireWorkspace({ workspace }: CommandSystem): Promise<Workspace> {
  const applied = await workspace.current();
  if (applied) return applied.workspace;
  throw new Refusal(
    'WORKSPACE_MISSING',
    'There is no workspace yet. Describe one in a file and run "bough apply <workspace.yml>", or try "bough demo".',
  );
}
