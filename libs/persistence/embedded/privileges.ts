import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { EmbeddedPostgresFailed, failed } from './failure.js';

/**
 * How to run PostgreSQL's programs. PostgreSQL refuses to run as root, and as a user id without an account. Its programs then run
 * in a user namespace in which we are called `nobody` (the files stay ours, and it works below a 0700 folder). Root without
 * namespaces, as in many containers, really becomes `nobody`.
 */
export interface Privileges {
  /** Words before the command, for example ['unshare', '--user', …]. */
  readonly prefix: readonly string[];
  /** The account to run as, where it is not ours. */
  readonly account?: Account;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const DIES_WITH_PARENT = ['setpriv', '--pdeathsig', 'INT'];

export function findPrivileges(clusterDirectory: string, diesWithOwner: boolean): Privileges {
  const tie =
    diesWithOwner && process.platform === 'linux' && runs([...DIES_WITH_PARENT, 'true']) ? DIES_WITH_PARENT : [];
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasAccount()) return { prefix: tie };
  const owner = ownerOf(clusterDirectory);
  if (isRoot && owner && owner.uid !== 0) return { prefix: tie, account: owner };
  const { uid, gid } = nobody();
  const namespace = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`];
  if (runs([...namespace, 'true'])) return { prefix: [...namespace, ...tie] };
  return isRoot ? { prefix: tie, account: { uid, gid } } : { prefix: tie };
}

/** Gives a path to the account that PostgreSQL will run as; does nothing where that is ours. */
export function giveToAccount(path: string, { account }: Privileges): void {
  if (!account || ownerOf(path)?.uid === account.uid) return;
  const { status, stderr } = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, path], { encoding: 'utf8' });
  if (status !== 0) throw failed(`${path} could not be given to the account ${account.uid}.`, stderr);
}

/**
 * The major version of a program, such as 18. Also finds out early that the programs cannot run here: as this account, or at all
 * (Alpine).
 */
export function majorVersion(program: string, privileges: Privileges): number {
  const [command = '', ...args] = [...privileges.prefix, program, '--version'];
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...privileges.account });
  const major = Number(/(\d+)[.\d]*/.exec(stdout ?? '')?.[1]);
  if (status === 0 && major > 0) return major;
  const who = privileges.account ? ` as the account ${privileges.account.uid}` : '';
  throw new EmbeddedPostgresFailed(
    `${program} does not run here${who}: ${(stderr || error?.message || 'no version printed').trim()}\n` +
      'Run as a user other than root, or set DATABASE_URL to a PostgreSQL server (15 to 18).',
  );
}

function ownerOf(path: string): Account | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

function hasAccount(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function nobody(): Account {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  const account = { uid: id('-u'), gid: id('-g') };
  if (account.uid > 0) return account;
  throw new EmbeddedPostgresFailed(
    'PostgreSQL cannot run as root, and the account "nobody" does not exist.\n' +
      'Run as another user, or set DATABASE_URL to a PostgreSQL server (15 to 18).',
  );
}

function runs([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
