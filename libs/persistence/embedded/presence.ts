import { Client } from 'pg';
import { USER } from './cluster.js';

/**
 * Who uses the server is counted by PostgreSQL itself: every process that uses it holds a shared advisory lock on a connection
 * of its own. PostgreSQL releases it when the process dies, however it dies. Who leaves tries the exclusive lock: the one who
 * gets it was the last, and while it is held nobody can come in.
 */
export interface Presence {
  /** Ends this presence. True: nobody else is there, and nobody comes in until the server has stopped. */
  leave(): Promise<boolean>;
  /** Calls back when the connection is lost without having been left. */
  onLost(callback: () => void): void;
  close(): Promise<void>;
}

export type Attempt = { readonly presence: Presence } | { readonly refused: 'not-yet' | 'unreachable' };

export const DATABASE = 'bough';
const LOCK = 7_264_183;
/** The server is starting, recovering or stopping, or has no connection left: 57P03, 57P01, 53300. */
const NOT_YET = new Set(['57P03', '57P01', '53300']);

export async function enter(port: number, password: string): Promise<Attempt> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password,
    database: 'postgres',
    application_name: 'bough presence',
    connectionTimeoutMillis: 2000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // a lost connection is reported by 'end'
  try {
    await client.connect();
    if (await takes(client, 'pg_try_advisory_lock_shared')) return { presence: await settled(client) };
    await client.end();
    return { refused: 'not-yet' };
  } catch (error) {
    await client.end().catch(() => undefined);
    return { refused: NOT_YET.has((error as { code?: string }).code ?? '') ? 'not-yet' : 'unreachable' };
  }
}

async function settled(client: Client): Promise<Presence> {
  await ensureDatabase(client);
  counted(client).unref(); // a forgotten stop() must not keep a finished command from ending
  return {
    leave: () => leave(client),
    onLost: (callback) => void client.once('end', callback),
    close: () => client.end().catch(() => undefined),
  };
}

/** pg has these two methods; its types do not. */
function counted(client: Client): { ref(): void; unref(): void } {
  return client as unknown as { ref(): void; unref(): void };
}

async function leave(client: Client): Promise<boolean> {
  counted(client).ref();
  client.removeAllListeners('end');
  try {
    await takes(client, 'pg_advisory_unlock_shared');
    return await takes(client, 'pg_try_advisory_lock');
  } catch {
    return false; // the server is gone already
  }
}

async function takes(client: Client, lockFunction: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(`SELECT ${lockFunction}(${LOCK}) AS taken`);
  return rows[0]?.taken === true;
}

async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${DATABASE}`).catch(async (error: { code?: string }) => {
    if (!['42P04', '23505'].includes(error.code ?? '')) throw error; // another start made it meanwhile
  });
}
