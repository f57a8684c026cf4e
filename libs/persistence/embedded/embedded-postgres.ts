import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { findBinaries } from './binaries.js';
import { clusterAt, createCluster, readPassword, USER } from './cluster.js';
import { explained } from './failure.js';
import { identify, runsIn } from './identity.js';
import { DATABASE } from './presence.js';
import { makePrivate } from './private-folder.js';
import { adopt, leaveSeat, takeSeat, type Installation, type Seat } from './seat.js';
import type { Settings } from './server.js';
import { signIn } from './users.js';

/*
 * Who starts the server is not its owner: the last one out stops it. A command that ends while `npm start` uses the server that
 * the command had started leaves it running; `npm start` stops it later. After kill -9 of Node the server stays, consistent,
 * and the next start adopts it. Only throwaway servers (tests) are tied to the life of their process.
 */

interface EmbeddedPostgresOptions {
  readonly dataDirectory: string;
  readonly log?: (line: string) => void;
  /** A folder with initdb and postgres to use instead of the packaged programs. */
  readonly binDirectory?: string;
  /**
   * Server settings, for example { max_connections: 200 }. They apply when this call starts the server, not when it adopts a
   * running one.
   */
  readonly settings?: Settings;
  /** For tests: nothing is forced to disk, and the server ends with this process. */
  readonly throwaway?: boolean;
}

interface EmbeddedPostgres {
  /** Where the server was when it was started or found; see `onMoved`. */
  readonly url: string;
  readonly port: number;
  /** Whether this call started the server, rather than adopting a running one. */
  readonly owned: boolean;
  /** Whether a connection has reached this server, and not that of a copy of the folder. */
  isOwn(client: Client): Promise<boolean>;
  /** Registers who is told the new address when the server comes back at another port. */
  onMoved(callback: (url: string) => void): void;
  /** Ends the use by this process. The server stops when nobody else uses it. */
  stop(): Promise<void>;
}

const UNSAFE: Settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return explained(`The embedded PostgreSQL in ${options.dataDirectory} could not be started.`, async () => {
    const installation = await install(options);
    const signOut = await signIn(installation.cluster);
    const seat = await takeSeat(installation).catch(async (error: unknown) => {
      await signOut();
      throw error;
    });
    installation.log(`PostgreSQL ${seat.owned ? 'started' : 'found running'} on port ${seat.port}`);
    return occupy(installation, seat, signOut);
  });
}

/** Tells connections to the server that runs in a folder from others; for another thread of a process that uses it. */
export async function isOwnOf(dataDirectory: string): Promise<(client: Client) => Promise<boolean>> {
  const folder = await identify(clusterAt(dataDirectory).directory);
  return async (client) => folder !== null && runsIn(client, folder);
}

async function install(options: EmbeddedPostgresOptions): Promise<Installation> {
  const { throwaway = false, log = () => undefined } = options;
  const cluster = clusterAt(options.dataDirectory);
  const binaries = findBinaries(options.binDirectory);
  await makePrivate(options.dataDirectory);
  await createCluster(cluster, binaries, throwaway);
  const folder = (await identify(cluster.directory))!;
  const settings = { ...(throwaway ? UNSAFE : {}), ...options.settings };
  return { cluster, folder, binaries, settings, log, diesWithOwner: throwaway, password: await readPassword(cluster) };
}

function occupy(installation: Installation, first: Seat, signOut: () => Promise<void>): EmbeddedPostgres {
  const { port, owned } = first;
  let seat = Promise.resolve<Seat | undefined>(first);
  let leaving = false;
  let known = port;
  const moved: ((url: string) => void)[] = [];

  /** Restarts the server when it is killed, or adopts it if somebody else did, and tells where it is if its port was taken meanwhile. */
  const keep = (taken: Seat) =>
    taken.presence.onLost(() => leaving || (seat = regain(installation, () => leaving)).then(again));
  const again = (taken: Seat | undefined) => {
    if (!taken) return;
    keep(taken);
    if (taken.port !== known) for (const tell of moved) tell(addressOf(installation, taken.port));
    known = taken.port;
  };
  keep(first);

  const stop = async () => {
    if (leaving) return;
    leaving = true;
    await signOut();
    const taken = await seat;
    if (taken && (await leaveSeat(installation, taken))) return;
    // Somebody may have started the server again, and have left it to this process.
    const found = await adopt(installation);
    if (found) await leaveSeat(installation, found);
  };
  return {
    url: addressOf(installation, port),
    port,
    owned,
    stop,
    isOwn: (client) => runsIn(client, installation.folder),
    onMoved: (callback) => void moved.push(callback),
  };
}

function addressOf({ password }: Installation, port: number): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

const AGAIN_AFTER = 2_000;

/** Tries until it works or the server is no longer wanted: a full disk may get free space again, and a folder may come back. */
async function regain(installation: Installation, isLeaving: () => boolean): Promise<Seat | undefined> {
  installation.log('PostgreSQL went away; starting it again');
  for (let told = ''; !isLeaving(); await sleep(AGAIN_AFTER)) {
    try {
      return await takeSeat(installation);
    } catch (error) {
      const { message } = error as Error;
      if (message !== told) installation.log(`${message}\nTrying again every ${AGAIN_AFTER / 1000} seconds.`);
      told = message;
    }
  }
  return undefined;
}
