/** What keeps the server from starting: said in one line, and before anything is made or loaded. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

let folder: string;
let other: Server;
let taken: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-start-'));
  other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  taken = String((other.address() as AddressInfo).port);
});
afterAll(() => {
  other.close();
  rmSync(folder, { recursive: true });
});

async function start(variables: Record<string, string>) {
  const env = { ...process.env, BOUGH_DATA_DIR: folder, PORT: '0', DATABASE_URL: '', ...variables };
  const server = spawn(process.execPath, [resolve('dist/apps/api/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (piece) => (said += piece));
  const [code] = await once(server, 'close');
  return { code, said: said.trimEnd() };
}

it('a port that is taken', async () => {
  const { code, said } = await start({ PORT: taken });
  expect([code, said]).toEqual([
    1,
    `Port ${taken} is taken, perhaps by another Bough. Stop that one, or choose another: PORT=${Number(taken) + 1} npm start`,
  ]);
  expect(existsSync(join(folder, 'cluster'))).toBe(false);
});

it('an address that the machine does not have', async () => {
  const { code, said } = await start({ HOST: '192.0.2.1' });
  expect([code, said]).toEqual([1, 'HOST=192.0.2.1 is no address of this machine; 127.0.0.1 and 0.0.0.0 always are.']);
});

it('a database server that does not run', async () => {
  const { code, said } = await start({ DATABASE_URL: 'postgres://ann:secret@127.0.0.1:1/acme' });
  expect([code, said]).toEqual([
    1,
    'No PostgreSQL server answers at 127.0.0.1:1 (connection refused). Start it, or correct DATABASE_URL; without DATABASE_URL Bough runs a PostgreSQL of its own.',
  ]);
});
