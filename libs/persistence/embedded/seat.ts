import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { isAlive, type Cluster } from './cluster.js';
import { failed } from './failure.js';
import type { FolderIdentity } from './identity.js';
import { forgetImpostor, forgetPid, readPidFile } from './pid-file.js';
import { enter, type Presence } from './presence.js';
import { findPrivileges } from './privileges.js';
import { askToStop, freePort, spawnServer, type ServerAttempt, type Settings } from './server.js';
import { hasOtherUsers } from './users.js';

/** Everything that is needed to run the server of one data folder. */
export interface Installation {
  readonly cluster: Cluster;
  /** The folder of the cluster as it is now, whatever it will be called. */
  readonly folder: FolderIdentity;
  readonly binaries: Binaries;
  readonly password: string;
  readonly settings: Settings;
  readonly diesWithOwner: boolean;
  readonly log: (line: string) => void;
}

/** This process's use of a running server. `owned`: this process started it. */
export interface Seat {
  readonly presence: Presence;
  readonly port: number;
  readonly owned: boolean;
}

/**
 * Refusals that go away by themselves: another process was faster, a killed server has not ended yet, or the port was taken
 * meanwhile.
 */
const PASSING = /postmaster\.pid|pre-existing shared memory|could not bind|could not create any TCP/;
const PORT_TAKEN = /could not bind|could not create any TCP/;
const PATIENCE = 15_000;
const ZOMBIES_GONE_AFTER = 3_000;

/**
 * Adopts the server that postmaster.pid names, or starts one, on the port that it had last if that is free. Tries again as long as the
 * obstacle is a passing one.
 */
export async function takeSeat(installation: Installation): Promise<Seat> {
  let refusedSince: number | undefined;
  let port = await keptPort(installation.cluster);
  for (;;) {
    const seat = (await adopt(installation)) ?? (await start(installation, port ?? (await freePort())));
    if ('presence' in seat) return keepPort(installation.cluster, seat);
    if (PORT_TAKEN.test(seat.said())) port = undefined; // such as by the original of a copied folder
    if (!PASSING.test(seat.said())) throw failed('PostgreSQL refused to start.', seat.said());
    refusedSince ??= performance.now();
    const waited = performance.now() - refusedSince;
    if (waited > PATIENCE) throw failed('PostgreSQL refused to start.', seat.said());
    if (waited > ZOMBIES_GONE_AFTER) await forgetImpostor(installation.cluster);
    await sleep(200);
  }
}

/** Adopts a running server. Waits, without a limit, as long as the server says that it is starting, recovering or stopping. */
export async function adopt({ cluster, folder, password, log }: Installation): Promise<Seat | undefined> {
  for (let rounds = 0; ; rounds++) {
    const running = await readPidFile(cluster);
    if (!running || !isAlive(running.pid)) return undefined;
    const attempt = await enter(running.port, password, folder);
    if ('presence' in attempt) return { presence: attempt.presence, port: running.port, owned: false };
    if (attempt.refused === 'foreign') await forgetPid(cluster);
    if (attempt.refused !== 'not-yet') return undefined;
    if (rounds === 40) log('Waiting for PostgreSQL, which is starting, recovering or stopping');
    await sleep(50);
  }
}

/** Starts the server and waits until it accepts us, or gives back the attempt when it exited. */
async function start(installation: Installation, port: number): Promise<Seat | ServerAttempt> {
  const { cluster, folder, binaries, password, settings, diesWithOwner } = installation;
  const privileges = findPrivileges(cluster.directory, diesWithOwner);
  const attempt = spawnServer(cluster, binaries, privileges, port, settings);
  while (!attempt.hasExited()) {
    await sleep(20);
    const entry = await enter(port, password, folder);
    if ('presence' in entry) return { presence: entry.presence, port, owned: true };
  }
  return attempt;
}

/** Stops the server if nobody else uses the folder. Gives false when the connection was lost, so that the others are not known. */
export async function leaveSeat({ cluster, binaries }: Installation, { presence, port }: Seat): Promise<boolean> {
  const left = await presence.leave();
  const isLast = left === 'last' && !(await hasOtherUsers(cluster));
  const running = await readPidFile(cluster);
  if (isLast && running?.port === port) {
    askToStop(cluster, binaries, running.pid);
    for (let waited = 0; waited < 30_000 && (await readPidFile(cluster))?.pid === running.pid; waited += 20)
      await sleep(20);
  }
  await presence.close();
  return left !== 'lost';
}

async function keptPort({ port }: Cluster): Promise<number | undefined> {
  const kept = Number(await readFile(port, 'utf8').catch(() => ''));
  return Number.isInteger(kept) && kept > 1023 && kept < 65_536 ? kept : undefined;
}

async function keepPort(cluster: Cluster, seat: Seat): Promise<Seat> {
  if ((await keptPort(cluster)) !== seat.port) await writeFile(cluster.port, String(seat.port), { mode: 0o600 });
  return seat;
}
