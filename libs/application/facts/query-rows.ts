/** A query that returns rows: a table, as a file is one. The mapping that reads a file reads it as well. */

/** Some rows of a result, as texts; `null` is no value. */
export interface QueriedRows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Where a PostgreSQL server is, and who reads there; its password is kept apart. */
export interface PostgresPlace {
  readonly host: string;
  readonly port?: number;
  readonly database: string;
  readonly user: string;
  /** Default: true, and the certificate is checked. */
  readonly tls?: boolean;
}

/** Where queries are asked. There is one implementation for each kind of connection. */
export abstract class QueryRows {
  /** All rows in the order of the query, some at a time; the first part has the header even without a row. It changes nothing there. */
  abstract run(sql: string): AsyncIterable<QueriedRows>;
}

/** A database could not be reached, or did not answer as it should. */
export class QueryFailed extends Error {
  constructor(
    readonly code: 'SOURCE_UNREACHABLE' | 'QUERY_FAILED' | 'QUERY_TOO_LARGE',
    message: string,
  ) {
    super(message);
    this.name = 'QueryFailed';
  }
}
