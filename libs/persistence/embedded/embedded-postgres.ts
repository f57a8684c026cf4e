import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './binaries.js';
import { clusterAt, createCluster, readPassword, USER } from './cluster.js';
import { explained } from './failure.js';
import { DATABASE } from './presence.js';
import { leaveSeat, takeSeat, type Installation, type Seat } from './seat.js';
import type { Settings } from './server.js';

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
  readonly url: string;
  readonly port: number;
  /** Whether this call started the server, rather than adopting a running one. */
  readonly owned: boolean;
  /** Ends the use by this process. The server stops when nobody else uses it. */
  stop(): Promise<void>;
}

const UNSAFE: Settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return explained(`The embedded PostgreSQL in ${options.dataDirectory} could not be started.`, async () => {
    const installation = await install(options);
    const seat = await takeSeat(installation);
    installation.log(`PostgreSQL ${seat.owned ? 'started' : 'found running'} on port ${seat.port}`);
    return occupy(installation, seat);
  });
}

async function install(options: EmbeddedPostgresOptions): Promise<Installation> {
  const { throwaway = false, log = () => undefined } = options;
  const cluster = clusterAt(options.dataDirectory);
  const binaries = findBinaries(options.binDirectory);
  await createCluster(cluster, binaries, throwaway);
  const settings = { ...(throwaway ? UNSAFE : {}), ...options.settings };
  return { cluster, binaries, settings, log, diesWithOwner: throwaway, password: await readPassword(cluster) };
}

function occupy(installation: Installation, first: Seat): EmbeddedPostgres {
  const { port, owned } = first;
  let seat = Promise.resolve<Seat | undefined>(first);
  let leaving = false;

  /** Restarts the server when it is killed, on the same port, since the port is part of everybody's address. */
  const keep = (taken: Seat) =>
    taken.presence.onLost(() => leaving || (seat = regain(installation, port, () => leaving)).then(again));
  const again = (taken: Seat | undefined) => taken && keep(taken);
  keep(first);

  const stop = async () => {
    if (leaving) return;
    leaving = true;
    const taken = await seat;
    if (taken) await leaveSeat(installation, taken);
  };
  return { url: `postgres://${USER}:${installation.password}@127.0.0.1:${port}/${DATABASE}`, port, owned, stop };
}

const AGAIN_AFTER = 2_000;

/** Tries until it works or the server is no longer wanted: a full disk may get free space again, and a folder may come back. */
async function regain(installation: Installation, port: number, isLeaving: () => boolean): Promise<Seat | undefined> {
  installation.log('PostgreSQL went away; starting it again');
  for (let told = ''; !isLeaving(); await sleep(AGAIN_AFTER)) {
    try {
      return await takeSeat(installation, port);
    } catch (error) {
      const { message } = error as Error;
      if (message !== told) installation.log(`${message}\nTrying again every ${AGAIN_AFTER / 1000} seconds.`);
      told = message;
    }
  }
  return undefined;
}
