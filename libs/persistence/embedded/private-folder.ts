/** A data folder holds people, sessions, conversations and the password of the database: nobody else on the machine looks into it. */
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { clusterAt } from './cluster.js';
import { findPrivileges } from './privileges.js';

const OURS = 0o700;
/** Where PostgreSQL runs as another account, which must get through to its own folder: it may enter, and not look around. */
const THROUGH = 0o711;

/** What Bough itself puts into a data folder. */
const KNOWN = /^(cluster(\..+\.init(\.password)?)?|server\.log|port|users|demo|restore-\d+)$/;

/**
 * Makes a data folder if there is none, and closes it to others. One that belongs to another account, or that holds other things as well,
 * stays as it is; what is secret in it is closed by itself. Does nothing on Windows, where folders of an account are its own.
 */
export async function makePrivate(dataDirectory: string): Promise<void> {
  const folder = resolve(dataDirectory);
  await mkdir(folder, { recursive: true, mode: OURS });
  const { uid, mode } = await stat(folder);
  if (process.platform === 'win32' || uid !== process.getuid?.()) return;
  const wanted = findPrivileges(clusterAt(folder).directory, false).account ? THROUGH : OURS;
  if ((mode & 0o777) === wanted || !(await isOnlyOurs(folder))) return;
  await chmod(folder, wanted);
}

async function isOnlyOurs(folder: string): Promise<boolean> {
  return (await readdir(folder)).every((name) => KNOWN.test(name));
}
