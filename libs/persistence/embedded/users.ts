/**
 * Who uses a data folder, as files named after the processes. PostgreSQL counts its users itself (see `Presence`), but not those whose
 * connection was just lost: without this list, a command that has started the server again would take itself for the last one.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, type Cluster } from './cluster.js';

/** Writes this process down; gives the function that takes it off again. */
export async function signIn({ users }: Cluster): Promise<() => Promise<void>> {
  const file = join(users, `${process.pid}-${await startOf(process.pid)}`);
  await mkdir(users, { recursive: true, mode: 0o700 });
  await writeFile(file, '', { mode: 0o600 });
  return () => rm(file, { force: true });
}

/** Whether another process that is written down still runs. Takes those off that do not. */
export async function hasOtherUsers({ users }: Cluster): Promise<boolean> {
  let others = false;
  for (const name of await readdir(users).catch(() => [])) {
    const [pid, start] = name.split('-');
    if (Number(pid) === process.pid) continue;
    if (isAlive(Number(pid)) && (await startOf(Number(pid))) === start) others = true;
    else await rm(join(users, name), { force: true });
  }
  return others;
}

/** When a process began, in ticks since the start of the machine: pids are used again. `0` where the system does not say. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name may have spaces; field 3 comes first
  return fields[19] ?? '0';
}
