/** The embedded server could not be made or started; the message says what to do. */
export class EmbeddedPostgresFailed extends Error {
  readonly code = 'EMBEDDED_POSTGRES_FAILED';

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EmbeddedPostgresFailed';
  }
}

/** The server writes why it refuses into a log beside its data: on a full disk it says nothing. */
const SAID_NOTHING =
  'It left no word why, which happens when the disk is full. Check the free space of the data folder and start again.';

const OWN_SERVER = 'Or set DATABASE_URL to use a PostgreSQL server (15 to 18) of your own.';

const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|ENOSPC/i, 'The disk is full. Free some space and start again.'],
  [/Read-only file system|EROFS/i, 'The file system is read-only. Set BOUGH_DATA_DIR to a folder that can be written.'],
  [/Permission denied|EACCES|EPERM/i, 'The folder may not be used by this account. Set BOUGH_DATA_DIR to another one.'],
  [
    /could not bind|could not create any TCP/i,
    'No port on 127.0.0.1 could be opened. Check that the loopback interface is up.',
  ],
  [
    /incompatible with server|unrecognized configuration parameter/i,
    'The folder was made by another major version of PostgreSQL. Move it away, or set BOUGH_DATA_DIR to a new folder.',
  ],
  [/wrong ownership/i, 'The folder belongs to another account. Start with that account, or set BOUGH_DATA_DIR.'],
  [
    /could not create shared memory|could not create semaphores/i,
    'The system gives no shared memory to PostgreSQL. Raise its limits, for example --shm-size of a container.',
  ],
];

/** Makes the error from `what` went wrong and what PostgreSQL or the system `said` about it, with advice where there is some. */
export function failed(what: string, said: string, cause?: unknown): EmbeddedPostgresFailed {
  const explanation = said.trim() === '' ? SAID_NOTHING : EXPLANATIONS.find(([pattern]) => pattern.test(said))?.[1];
  const lines = [what, said.trim(), explanation, OWN_SERVER];
  return new EmbeddedPostgresFailed(lines.filter(Boolean).join('\n'), cause);
}

/** Runs file system work, and turns its errors into explained ones. */
export async function explained<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EmbeddedPostgresFailed) throw error;
    throw failed(what, error instanceof Error ? error.message : String(error), error);
  }
}
