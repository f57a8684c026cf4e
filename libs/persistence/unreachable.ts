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

/** Codes of PostgreSQL and of the network that mean that there is no connection (any more); the same may work in a moment. */
const LOST_CODES = new Set(['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** Messages of pg that come without a code. */
const LOST_TEXT =
  /^Connection terminated|connection error and is not queryable|^Client was closed|^timeout exceeded when/;

/** Whether an error means that the database went away while it was in use. */
export function isDatabaseLost(error: unknown): boolean {
  const { code, message } = firstOf((error ?? {}) as Failure);
  return LOST_CODES.has(code ?? '') || LOST_TEXT.test(message ?? '');
}

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
