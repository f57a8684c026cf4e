import { readFile, readlink, writeFile } from 'node:fs/promises';
import type { Cluster } from './cluster.js';
import { identify } from './identity.js';

/** What postmaster.pid says: line 1 is the process id, line 4 the port. */
interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

export async function readPidFile(cluster: Cluster): Promise<RunningServer | undefined> {
  const lines = (await readFile(cluster.pidFile, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/**
 * Removes the pid of a killed server from postmaster.pid when another process has it now. PostgreSQL takes such a pid for its
 * running predecessor when a zombie or, in a new container, an unrelated process has it. Linux can tell: the working folder of a
 * postmaster is its cluster. The pid is replaced by one that cannot exist. The rest of the file stays, since PostgreSQL needs it
 * to find orphaned backends.
 */
export async function forgetImpostor(cluster: Cluster): Promise<void> {
  const running = await readPidFile(cluster);
  if (process.platform === 'linux' && running && (await isImpostor(running.pid, cluster))) await forgetPid(cluster);
}

/** The same for the pid of a server that was found to run in another folder: this folder is a copy of that one. */
export async function forgetPid(cluster: Cluster): Promise<void> {
  const lines = (await readFile(cluster.pidFile, 'utf8').catch(() => '')).split('\n');
  if (lines.length < 2) return;
  await writeFile(cluster.pidFile, [IMPOSSIBLE_PID, ...lines.slice(1)].join('\n'));
}

/** A pid above the highest that the kernel allows. */
const IMPOSSIBLE_PID = 2 ** 22 + 1;

async function isImpostor(pid: number, cluster: Cluster): Promise<boolean> {
  try {
    await readlink(`/proc/${pid}/cwd`);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
  const [theirs, ours] = [await identify(`/proc/${pid}/cwd`), await identify(cluster.directory)];
  return theirs?.dev !== ours?.dev || theirs?.ino !== ours?.ino;
}
