/** How long the database may take. PostgreSQL ends what takes longer; a server that hangs cannot, so the client watches, too. */

/** In milliseconds; 0: without a limit. */
export interface Patience {
  /** For one statement. */
  readonly statement: number;
  /** For a lock that somebody else holds; advisory locks count. */
  readonly lock: number;
  /** For a transaction in which nothing is asked. */
  readonly idleInTransaction: number;
  /** For a sign of life of the server, on any connection of this process, while a statement runs. */
  readonly silence: number;
}

/** For what somebody waits for in front of a screen. */
export const ANSWER: Patience = { statement: 20_000, lock: 10_000, idleInTransaction: 30_000, silence: 8_000 };

/**
 * For imports, refreshes, migrations, and commands: a single statement may add up a day of a million conversations, and a lock is
 * waited for as long as another process works.
 */
export const WORK: Patience = { statement: 1_800_000, lock: 600_000, idleInTransaction: 300_000, silence: 0 };

/** The statement that gives the rest of a transaction another patience. */
export function setLocal({ statement, lock, idleInTransaction }: Patience): string {
  return `SET LOCAL statement_timeout = ${statement}; SET LOCAL lock_timeout = ${lock};
    SET LOCAL idle_in_transaction_session_timeout = ${idleInTransaction}`;
}

/** The same for a connection, until it is set again. */
export function setSession(patience: Patience): string {
  return setLocal(patience).replaceAll('SET LOCAL', 'SET');
}
