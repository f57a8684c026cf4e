/** Passwords as scrypt keeps them: slow on purpose, each with its own salt and the parameters of its time. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface PasswordHash {
  /** Hexadecimal. */
  readonly hash: string;
  readonly salt: string;
  readonly cost: number;
  readonly blockSize: number;
  readonly parallel: number;
}

/** About a sixth of a second and 32 MiB each. */
const PARAMETERS = { cost: 2 ** 15, blockSize: 8, parallel: 3 };
const MOST_MEMORY = 64 * 1024 * 1024;
const BYTES = 32;

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16).toString('hex');
  const hash = await derive(password, { ...PARAMETERS, salt });
  return { hash: hash.toString('hex'), salt, ...PARAMETERS };
}

/** Without a stored password it works as long as with one, and says no: nobody learns which accounts there are. */
export async function isPassword(password: string, stored: PasswordHash | null): Promise<boolean> {
  const known = stored ?? { ...PARAMETERS, salt: 'none', hash: '00'.repeat(BYTES) };
  const given = await derive(password, known);
  return timingSafeEqual(given, Buffer.from(known.hash, 'hex')) && stored !== null;
}

/** One at a time: a flood of tries takes neither all the memory nor every thread of the process. */
let last: Promise<unknown> = Promise.resolve();

function derive(password: string, given: Omit<PasswordHash, 'hash'>): Promise<Buffer> {
  const { cost: N, blockSize: r, parallel: p, salt } = given;
  const work = () =>
    new Promise<Buffer>((done, fail) =>
      scrypt(password.normalize('NFKC'), salt, BYTES, { N, r, p, maxmem: MOST_MEMORY }, (error, key) =>
        error ? fail(error) : done(key),
      ),
    );
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}
