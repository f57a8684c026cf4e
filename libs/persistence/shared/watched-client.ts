/**
 * A connection that ends itself when the server hangs. A statement that runs out of time on the client's side cannot be taken back:
 * its answer may still come, and an open transaction may stay open. So the connection is given up, and whoever waits is told so.
 */
import type { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';
import { ANSWER, type Patience } from './patience.js';

const LOOK_EVERY = 500;
/** A tick that comes later than this was held up by this process itself, and what the server said is still unread. */
const HELD_UP = 3 * LOOK_EVERY;
/** PostgreSQL ends a statement by itself at its time-out; a moment later nobody else will. */
const GRACE = 3_000;

/** The parts of pg's connection that its types leave out. */
interface Wire {
  readonly connection: NodeJS.EventEmitter & { readonly stream: Socket };
  readonly _activeQuery: unknown;
}

/** When a server was last heard on any connection of this process, by its address. */
const heard = new Map<string, number>();

export interface WatchedConfig extends ClientConfig {
  readonly patience?: Patience;
}

export class WatchedClient extends Client {
  /** Set for a while by who does long work on the connection. */
  patience: Patience;
  /** Since when an answer is awaited; `null`: none is. */
  private waitingSince: number | null = null;

  constructor(config: WatchedConfig = {}) {
    super(config);
    this.patience = config.patience ?? ANSWER;
    this.once('connect', () => this.watch());
  }

  override query(...given: never[]): never {
    this.waitingSince ??= performance.now();
    return (super.query as (...given: never[]) => never).apply(this, given);
  }

  /** Gives the connection up at once, with everything that waits on it; the pool makes another. */
  abandon(reason = 'The connection was given up'): void {
    this.wire.connection.stream.destroy(Object.assign(new Error(reason), { code: 'ETIMEDOUT' }));
  }

  private get wire(): Wire {
    return this as unknown as Wire;
  }

  private get server(): string {
    return `${this.host}:${this.port}`;
  }

  private watch(): void {
    const { connection } = this.wire;
    connection.stream.on('data', () => heard.set(this.server, performance.now()));
    connection.on('readyForQuery', () => {
      this.waitingSince = this.wire._activeQuery ? performance.now() : null; // pg has sent the next one already
    });
    let looked = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      if (now - looked < HELD_UP) this.look(now);
      looked = now;
    }, LOOK_EVERY).unref();
    this.once('end', () => clearInterval(timer));
  }

  private look(now: number): void {
    if (this.waitingSince === null) return;
    const { statement, silence } = this.patience;
    const since = Math.max(this.waitingSince, heard.get(this.server) ?? 0);
    if (silence > 0 && now - since > silence)
      this.abandon(`The database has said nothing for ${Math.round(silence / 1000)} seconds`);
    else if (statement > 0 && now - this.waitingSince > statement + GRACE)
      this.abandon('The database did not end a statement at its time-out');
  }
}
