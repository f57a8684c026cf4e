import { Client } from 'pg';
import { USER } from './cluster.js';
import { runsIn, type FolderIdentity } from './identity.js';

/**
 * PostgreSQL itself counts the processes that use the server: each holds a shared advisory lock on a connection of its own, which
 * PostgreSQL releases when the process ends, however it ends. A process that leaves tries to take the exclusive lock. If it gets
 * the lock, it was the last one, and nobody can come in while it holds it.
 */
export interface Presence {
  /** Ends this presence. Of the `last` one: nobody can come in until the server has stopped. `lost`: it had ended already. */
  leave(): Promise<'last' | 'others' | 'lost'>;
  /** Registers a callback for when the connection is lost without `leave`. */
  onLost(callback: () => void): void;
  close(): Promise<void>;
}

type Attempt = { readonly presence: Presence } | { readonly refused: 'not-yet' | 'unreachable' | 'foreign' };

export const DATABASE = 'bough';
const LOCK = 7_264_183;
/** The server is starting, recovering or stopping, or has no connection left: 57P03, 57P01, 53300. */
const NOT_YET = new Set(['57P03', '57P01', '53300']);

/** Enters the server at a port, if it is the one of the folder. */
export async function enter(port: number, password: string, folder: FolderIdentity): Promise<Attempt> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password,
    database: 'postgres',
    application_name: 'bough presence',
    connectionTimeoutMillis: 2000,
    query_timeout: 5000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // a lost connection is reported by 'end'
  try {
    await client.connect();
    if (!(await runsIn(client, folder))) {
      await client.end();
      return { refused: 'foreign' };
    }
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

/** pg has these two methods, but its types lack them. */
function counted(client: Client): { ref(): void; unref(): void } {
  return client as unknown as { ref(): void; unref(): void };
}

async function leave(client: Client): Promise<'last' | 'others' | 'lost'> {
  counted(client).ref();
  client.removeAllListeners('end');
  try {
    await takes(client, 'pg_advisory_unlock_shared');
    return (await takes(client, 'pg_try_advisory_lock')) ? 'last' : 'others';
  } catch {
    return 'lost';
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
