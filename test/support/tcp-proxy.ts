/** A wire between a client and a server that can hang, break, and lead elsewhere: what networks, failovers and frozen servers do. */
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Wire {
  readonly port: number;
  /** Nothing passes any more, and nobody is told. New connections are accepted, and hang as well. */
  hang(): void;
  /** What has waited passes. */
  goOn(): void;
  /** Ends every connection. */
  cut(): void;
  /** New connections lead to another port. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

export async function wireTo(target: number): Promise<Wire> {
  let hangs = false;
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [upstream, client] as const]) {
      one.on('error', () => other.destroy()).on('close', () => (other.destroy(), pairs.delete(pair)));
      one.pipe(other);
      if (hangs) one.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const each = (act: (socket: Socket) => void) => [...pairs].flat().forEach(act);
  return {
    port: (server.address() as { port: number }).port,
    hang: () => ((hangs = true), each((socket) => socket.pause())),
    goOn: () => ((hangs = false), each((socket) => socket.resume())),
    cut: () => each((socket) => socket.destroy()),
    leadTo: (port) => void (target = port),
    close: async () => {
      each((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
