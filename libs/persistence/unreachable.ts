/** Explains in one line why a database cannot be opened and what to do. The line never contains the password. */
import { Refusal } from '@bough/domain';

const NO_ADDRESS = 'DATABASE_URL must look like postgres://user:password@host:5432/database';
const WITHOUT = 'without DATABASE_URL Bough runs a PostgreSQL of its own';

type Failure = Error & { readonly code?: string; readonly errors?: readonly Failure[] };

/** Turns the error of a connection attempt to `url` into a refusal. */
export function unreachable(url: string, error: unknown): Refusal {
  const failure = firstOf(error as Failure);
  const place = placeOf(url);
  return new Refusal('DATABASE_UNREACHABLE', `${place ? reason(place, failure) : NO_ADDRESS}; ${WITHOUT}.`);
}

/**
 * Codes of PostgreSQL and of the network that mean that there is no connection (any more), or none that may write; the same may work in a
 * moment. PostgreSQL: it ends, was ended or starts (57P01 to 57P05), lost connections (08…), no connection left (53300), a transaction that
 * was idle for too long (25P03), and a replica that is not the primary yet, or no longer (25006).
 */
const LOST_CODES = new Set(
  `57P01 57P02 57P03 57P04 57P05 08000 08001 08003 08004 08006 53300 25P03 25006
  ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH EHOSTDOWN`.split(
    /\s+/,
  ),
);
/** Messages of pg that come without a code. */
const LOST_TEXT =
  /^Connection terminated|connection error and is not queryable|^Client was closed|^timeout exceeded when|^timeout expired$|^Query read timeout|^Cannot use a pool after|^Driver not Connected/;
/** A statement ran out of time (57014), or a lock did not come free in time (55P03). */
const SLOW_CODES = new Set(['57014', '55P03']);
/** The server has no memory left (53200), cannot read or write its files (58030), or finds them damaged (XX001, XX002). */
const FAILING_CODES = new Set(['53200', '58030', 'XX001', 'XX002']);

/** Whether an error means that the database went away while it was in use. */
export function isDatabaseLost(error: unknown): boolean {
  const { code, message } = firstOf((error ?? {}) as Failure);
  return LOST_CODES.has(code ?? '') || LOST_TEXT.test(message ?? '');
}

/** What to tell people of an error for which neither they nor the code can do anything: a database that is away, full or too slow; else `null`. */
export function databaseTrouble(error: unknown): Refusal | null {
  if (isDatabaseLost(error)) return new Refusal('DATABASE_UNAVAILABLE', UNAVAILABLE);
  const { code = '' } = firstOf((error ?? {}) as Failure);
  if (code === '53100') return new Refusal('DATABASE_FULL', FULL);
  if (FAILING_CODES.has(code)) return new Refusal('DATABASE_FAILING', FAILING);
  return SLOW_CODES.has(code) ? new Refusal('DATABASE_TIMEOUT', code === '55P03' ? LOCKED : SLOW) : null;
}

const UNAVAILABLE = 'The database does not answer; try again in a moment.';
const SLOW = 'The database needed too long for this and stopped; ask for less, such as a shorter period, or try again.';
const FULL =
  'The disk of the database is full; nothing of this was kept. Free some space there, then do the same again: an import goes on where it stopped.';
const FAILING =
  'The database server has trouble of its own, with its memory or its files; its log says which. Nothing of this was kept.';
const LOCKED =
  'Somebody else is changing the same thing, and does not get done; nothing was changed. Try again in a moment.';

interface Place {
  readonly server: string;
  readonly user: string;
  readonly database: string;
}

/** The first error: a host with several addresses fails with one error for each. */
function firstOf(error: Failure): Failure {
  return error.errors?.[0] ?? error;
}

function reason({ server, user, database }: Place, { code, message }: Failure): string {
  switch (code ?? '') {
    case 'ECONNREFUSED':
      return `No PostgreSQL server answers at ${server} (connection refused). Start it, or correct DATABASE_URL`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of ${server} is not known. Correct DATABASE_URL`;
    case '28P01':
    case '28000':
      return `The server at ${server} does not let "${user}" in (${message}). Correct user and password in DATABASE_URL`;
    case '3D000':
      return `The server at ${server} has no database "${database}". Create it, or correct DATABASE_URL`;
    default:
      return `The database "${database}" at ${server} cannot be used (${message || code}). Check the server and DATABASE_URL`;
  }
}

function placeOf(url: string): Place | null {
  if (!URL.canParse(url)) return null;
  const { hostname, port, username, pathname } = new URL(url);
  return { server: `${hostname}:${port || 5432}`, user: username, database: pathname.slice(1) };
}
