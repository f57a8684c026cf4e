/** Queries on PostgreSQL: read only, one statement, some rows at a time, values as the database writes them. */
import { Client, type ClientConfig, type QueryConfig } from 'pg';
import { QueryFailed, QueryRows, type PostgresPlace, type QueriedRows } from '@bough/application';

const ROWS_AT_ONCE = 2_000;
/** More is a query without its condition. */
const MOST_ROWS = 5_000_000;
/** Milliseconds. */
const LONGEST_STATEMENT = 600_000;
const LONGEST_CONNECT = 30_000;

/** Every value as text, whatever its type. */
const AS_TEXT = { getTypeParser: () => (text: string) => text };

export class PostgresRows extends QueryRows {
  constructor(
    private readonly name: string,
    private readonly place: PostgresPlace,
    /** `null` where the server asks for none. */
    private readonly password: string | null,
    private readonly mostRows = MOST_ROWS,
  ) {
    super();
  }

  async *run(sql: string): AsyncGenerator<QueriedRows> {
    const client = await this.connected();
    try {
      await client.query('BEGIN READ ONLY');
      await client.query(`SET LOCAL TIME ZONE 'UTC'`);
      await client.query(`SET LOCAL datestyle = 'ISO'`);
      yield* this.fetched(client, sql);
    } catch (error) {
      throw error instanceof QueryFailed
        ? error
        : new QueryFailed('QUERY_FAILED', `${this.name}: ${(error as Error).message}`);
    } finally {
      await client.end();
    }
  }

  /** The cursor takes a query and nothing else, and the extended protocol one statement and no second one. */
  private async *fetched(client: Client, sql: string): AsyncGenerator<QueriedRows> {
    const declared: QueryConfig & { readonly queryMode: 'extended' } = {
      text: `DECLARE bough_rows NO SCROLL CURSOR FOR ${sql}`,
      queryMode: 'extended',
    };
    await client.query(declared);
    for (let count = 0, isFirst = true; ; isFirst = false) {
      const result = await client.query({
        text: `FETCH ${ROWS_AT_ONCE} FROM bough_rows`,
        rowMode: 'array',
        types: AS_TEXT,
      });
      count += result.rows.length;
      if (count > this.mostRows)
        throw new QueryFailed('QUERY_TOO_LARGE', `${this.name}: the query gives more than ${this.mostRows.toLocaleString('en-GB')} rows; ask for less at once`); // prettier-ignore
      const rows = result.rows as unknown as (string | null)[][];
      if (rows.length > 0 || isFirst) yield { header: result.fields.map(({ name }) => name), rows };
      if (rows.length < ROWS_AT_ONCE) return;
    }
  }

  private async connected(): Promise<Client> {
    const { host, port = 5432, database, user, tls = true } = this.place;
    const settings: ClientConfig = {
      host,
      port,
      database,
      user,
      ...(this.password !== null && { password: this.password }),
      ssl: tls ? { rejectUnauthorized: true } : false,
      statement_timeout: LONGEST_STATEMENT,
      connectionTimeoutMillis: LONGEST_CONNECT,
      application_name: 'bough',
    };
    const client = new Client(settings);
    client.on('error', () => undefined); // a connection that is cut fails the statement that waits for it
    try {
      await client.connect();
    } catch (error) {
      throw new QueryFailed('SOURCE_UNREACHABLE', `${this.name}: ${host}:${port} cannot be reached as ${user}: ${(error as Error).message}`); // prettier-ignore
    }
    return client;
  }
}
