/** Every variable that the command line reads, in one place. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** From `dist/apps/cli` to `.bough` in the project's folder. */
const DATA_DIRECTORY = fileURLToPath(new URL('../../../.bough', import.meta.url));

export interface Environment {
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** Where the embedded database lives. */
  readonly dataDirectory: string;
  readonly colour: boolean;
  /** Characters in a line of the terminal; `null`: as many as it takes, because nobody watches. */
  readonly width: number | null;
}

export function readEnvironment(): Environment {
  const { DATABASE_URL, BOUGH_DATA_DIR, NO_COLOR, FORCE_COLOR, COLUMNS } = process.env;
  const wanted = FORCE_COLOR ? FORCE_COLOR !== '0' : process.stdout.isTTY;
  return {
    databaseUrl: DATABASE_URL || null,
    dataDirectory: resolve(BOUGH_DATA_DIR || DATA_DIRECTORY),
    colour: Boolean(wanted) && !NO_COLOR,
    width: Number(COLUMNS) || process.stdout.columns || null,
  };
}
