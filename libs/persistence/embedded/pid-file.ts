import { readFile, readlink, realpath, writeFile } from 'node:fs/promises';
import type { Cluster } from './cluster.js';

/** What postmaster.pid says: line 1 is the process id, line 4 the port. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

export async function readPidFile(cluster: Cluster): Promise<RunningServer | undefined> {
  const lines = (await readFile(cluster.pidFile, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/**
 * PostgreSQL takes the pid of its killed predecessor for alive when a zombie or, in a new container, an unrelated process has
 * it. Linux can tell: a postmaster's working folder is its cluster. The pid is then replaced by one that cannot exist; the
 * rest of the file stays, since PostgreSQL finds orphaned backends of the predecessor through it.
 */
export async function forgetImpostor(cluster: Cluster): Promise<void> {
  const running = await readPidFile(cluster);
  if (process.platform !== 'linux' || !running || !(await isImpostor(running.pid, cluster))) return;
  const lines = (await readFile(cluster.pidFile, 'utf8')).split('\n');
  await writeFile(cluster.pidFile, [IMPOSSIBLE_PID, ...lines.slice(1)].join('\n'));
}

/** Above the kernel's highest limit for pids. */
const IMPOSSIBLE_PID = 2 ** 22 + 1;

async function isImpostor(pid: number, cluster: Cluster): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) !== (await realpath(cluster.directory));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
