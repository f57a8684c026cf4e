/** Every variable that the command line reads, in one place. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `.bough` of the project, seen from `dist/apps/cli`. */
const DATA_DIRECTORY = fileURLToPath(new URL('../../../.bough', import.meta.url));

export interface Environment {
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** Any variable, for secrets that a mapping names. */
  readonly variable: (name: string) => string | undefined;
  /** Where the embedded database lives. */
  readonly dataDirectory: string;
  readonly colour: boolean;
  /** The width of the terminal in characters; `null` sets no limit, because the output goes to a file or a pipe. */
  readonly width: number | null;
}

/** The variables of the process, with defaults for what is not set. */
export function readEnvironment(): Environment {
  const { DATABASE_URL, BOUGH_DATA_DIR, NO_COLOR, FORCE_COLOR, COLUMNS } = process.env;
  const wanted = FORCE_COLOR ? FORCE_COLOR !== '0' : process.stdout.isTTY;
  return {
    databaseUrl: DATABASE_URL || null,
    variable: (name) => process.env[name],
    dataDirectory: resolve(BOUGH_DATA_DIR || DATA_DIRECTORY),
    colour: Boolean(wanted) && !NO_COLOR,
    width: Number(COLUMNS) || process.stdout.columns || null,
  };
}
