/** Takes the port, or says who might have it. It is asked for before anything is started or loaded, too. */
import { createServer } from 'node:net';
import { Refusal } from '@bough/domain';
import type { ServerEnvironment } from './environment.js';

type Address = Pick<ServerEnvironment, 'PORT' | 'HOST'>;

/** Refuses when the server could not listen later on. */
export async function requireFreePort(address: Address): Promise<void> {
  const probe = createServer();
  const listening = new Promise<void>((done, fail) => {
    probe.once('error', fail).listen(address.PORT, address.HOST, done);
  });
  await listening.catch(sayWhyNot(address));
  await new Promise((done) => probe.close(done));
}

/** `app.listen(…).catch(sayWhyNot(…))` */
export function sayWhyNot(address: Address): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw refusal(address, error);
  };
}

function refusal({ PORT, HOST }: Address, error: NodeJS.ErrnoException): Error {
  switch (error.code ?? '') {
    case 'EADDRINUSE':
      return new Refusal(
        'PORT_IN_USE',
        `Port ${PORT} is taken, perhaps by another Bough. Stop that one, or choose another: PORT=${next(PORT)} npm start`,
      );
    case 'EACCES':
      return new Refusal('PORT_FORBIDDEN', `Port ${PORT} may not be used by this account: PORT=3000 npm start`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Refusal(
        'HOST_UNKNOWN',
        `HOST=${HOST} is no address of this machine; 127.0.0.1 and 0.0.0.0 always are.`,
      );
    default:
      return error;
  }
}

function next(port: number): number {
  return port < 65_535 ? port + 1 : 3000;
}
