/** Which folder a server runs in. A copied data folder has the password, the port and the pid file of its original, and must not enter it. */
import { stat } from 'node:fs/promises';
import type { Client } from 'pg';

/** Device and inode: the same through symbolic links and bind mounts, and after the folder was moved. */
export interface FolderIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

const WHERE = `SELECT current_setting('data_directory') AS directory,
  split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer AS pid`;

/** `null` if there is no such folder, or if this account may not look at it. */
export async function identify(path: string): Promise<FolderIdentity | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found && { dev: found.dev, ino: found.ino };
}

/**
 * Whether the server behind a connection runs in the folder. The path that it was started with may lead elsewhere after the folder was
 * moved; Linux tells where its process really is.
 */
export async function runsIn(client: Client, folder: FolderIdentity): Promise<boolean> {
  const { rows } = await client.query<{ directory: string; pid: number }>(WHERE);
  const { directory, pid } = rows[0]!;
  const places = [directory, ...(process.platform === 'linux' ? [`/proc/${pid}/cwd`] : [])];
  const found = await Promise.all(places.map(identify));
  return found.some((place) => place !== null && place.dev === folder.dev && place.ino === folder.ino);
}
