/** Joins ports and adapters for one command: opens the database, hands out the stores, closes everything at the end. */
import { randomUUID } from 'node:crypto';
import {
  ApplyOwnership,
  ApplyWorkspace,
  betsThatWait,
  ChangeFinding,
  changesByInterventions,
  DetectFindings,
  detectSignals,
  Engine,
  FollowFindings,
  ImportFacts,
  interventionUseCases,
  ReadMyWork,
  type InterventionUseCases,
} from '@bough/application';
import { LOCAL_OPERATOR, Refusal, timeZone, type Caller, type Workspace } from '@bough/domain';
import {
  isDatabaseLost,
  migrateDatabase,
  openDatabase,
  startEmbeddedPostgres,
  storesOn,
  type Stores,
} from '@bough/persistence';
import type { Environment } from './environment.js';

export interface System extends Stores, InterventionUseCases {
  /** Whoever runs a command is the operator of this machine; the audit calls them "cli". */
  readonly caller: Caller;
  readonly applyWorkspace: ApplyWorkspace;
  readonly applyOwnership: ApplyOwnership;
  readonly importFacts: ImportFacts;
  readonly engine: Engine;
  readonly changeFinding: ChangeFinding;
  readonly detectFindings: DetectFindings;
  readonly followFindings: FollowFindings;
  readonly readMyWork: ReadMyWork;
  /** Names of the migrations that ran just now. */
  readonly migrated: readonly string[];
}

const LOST = 'The connection to the database was lost. Run the same command again; an import goes on where it stopped.';

/** Runs a command on the database, migrated; the embedded server starts when no other is given. */
export async function withSystem<Result>(
  environment: Environment,
  work: (system: System) => Promise<Result>,
): Promise<Result> {
  const server =
    environment.databaseUrl === null ? await startEmbeddedPostgres({ dataDirectory: environment.dataDirectory }) : null;
  const stopOnSignal = (signal: NodeJS.Signals) => {
    const end = () => process.exit(signal === 'SIGINT' ? 130 : 143);
    void (server?.stop() ?? Promise.resolve()).then(end, end);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stopOnSignal);
  try {
    const source = await openDatabase({ url: environment.databaseUrl ?? server!.url });
    try {
      const migrated = await migrateDatabase(source);
      const stores = storesOn(source);
      const engine = new Engine({ ...stores, today: (zone) => timeZone(zone).dayAt(Date.now()) });
      const applyWorkspace = new ApplyWorkspace(stores.workspaces, () => new Date());
      const caller: Caller = { principal: LOCAL_OPERATOR, requestId: randomUUID() };
      const applyOwnership = new ApplyOwnership({ ...stores, now: Date.now, newId: randomUUID });
      const importFacts = new ImportFacts(stores.facts, caller, stores.audit);
      const made = { caller, applyWorkspace, applyOwnership, importFacts, engine, ...findingUseCases(stores, engine) };
      const interventions = interventionUseCases({ ...stores, engine, now: Date.now, newId: randomUUID });
      return await work({ ...stores, ...made, ...interventions, migrated });
    } finally {
      await source.destroy();
    }
  } catch (error) {
    throw isDatabaseLost(error) ? new Refusal('DATABASE_LOST', LOST) : error;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stopOnSignal);
    await server?.stop();
  }
}

function findingUseCases(stores: Stores, engine: Engine) {
  const ports = {
    ...stores,
    engine,
    detect: detectSignals,
    registeredChanges: () => changesByInterventions(stores.interventions),
    now: Date.now,
    newId: randomUUID,
  };
  return {
    changeFinding: new ChangeFinding(ports),
    detectFindings: new DetectFindings(ports),
    followFindings: new FollowFindings(ports),
    readMyWork: new ReadMyWork({ ...ports, waitingBets: betsThatWait(stores.interventions) }),
  };
}

/** The workspace, or a refusal that says how to get one. */
export async function requireWorkspace({ workspaces }: System): Promise<Workspace> {
  const applied = await workspaces.current();
  if (applied) return applied.workspace;
  throw new Refusal(
    'WORKSPACE_MISSING',
    'There is no workspace yet. Describe one in a file and run "bough apply <workspace.yml>", or try "bough demo".',
  );
}
