import { createServer, request, Agent, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAdapterHost } from '@nestjs/core';
import { LeavingConnections } from './leaving-connections.js';

/** A server whose connections stay open for a minute, and one that is asked something while it ends. */
async function timeToEnd(leave: (server: Server) => void): Promise<number> {
  const server = createServer((_, response) => setTimeout(() => response.end('later'), 300));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const agent = new Agent({ keepAlive: true });
  const answered = new Promise<void>((done) => {
    const { port } = server.address() as AddressInfo;
    request({ port, agent }, (response) => response.resume().on('end', done)).end();
  });
  await sleep(50);
  leave(server);
  const began = performance.now();
  const closed = new Promise<void>((done) => server.close(() => done()));
  await answered;
  const isClosed = await Promise.race([closed.then(() => true), sleep(2_000).then(() => false)]);
  server.closeAllConnections();
  agent.destroy();
  return isClosed ? performance.now() - began : Infinity;
}

it('a connection that is answered while the server ends is closed then, and would keep the server otherwise', async () => {
  let leaving: LeavingConnections | null = null;
  const taken = await timeToEnd((server) => {
    leaving = new LeavingConnections({ httpAdapter: { getHttpServer: () => server } } as unknown as HttpAdapterHost);
    leaving.beforeApplicationShutdown();
  });
  leaving!.onApplicationShutdown();
  expect(taken).toBeLessThan(1_900);
  expect(await timeToEnd(() => undefined)).toBe(Infinity);
});
