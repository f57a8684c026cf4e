/**
 * How long somebody waits for an answer: until its deadline, or until they leave. What computes the answer looks now and then whether anybody
 * still waits, also in another thread, and stops if not.
 */
import { Refusal } from '@bough/domain';

/** Looks between two looks at the clock, less one: a look at a number costs nothing that can be measured. */
const EVERY = 0xff;
const LEFT = 1;

/** What another thread needs to wait as long: plain data. */
export interface HandedWait {
  /** When it ends: in milliseconds since 1970-01-01T00:00Z, and in seconds after the beginning, for people. */
  readonly until: number;
  readonly seconds: number;
  /** Its only number becomes 1 when whoever asked has left. */
  readonly left: Int32Array;
}

export class Wait {
  private looks = 0;
  private refusal: Refusal | null = null;
  private timer: NodeJS.Timeout | null = null;
  private readonly watchers: ((refusal: Refusal) => void)[] = [];
  private readonly ending = new Promise<never>((_, reject) => this.onEnd(reject));

  private constructor(private readonly handed: HandedWait) {
    this.ending.catch(() => undefined); // nobody may be waiting for it
  }

  /** So many seconds from now on. */
  static of(seconds: number): Wait {
    const left = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const wait = new Wait({ until: now() + seconds * 1000, seconds, left });
    wait.timer = setTimeout(() => wait.end(late(seconds)), seconds * 1000).unref();
    return wait;
  }

  /** As somebody waits in another thread. */
  static from(handed: HandedWait): Wait {
    return new Wait(handed);
  }

  /** For who waits as long as it takes. */
  static endless(): Wait {
    return new Wait({ until: Infinity, seconds: Infinity, left: new Int32Array(1) });
  }

  handOver(): HandedWait {
    return this.handed;
  }

  /** How long it goes on at the most, in milliseconds. */
  get rest(): number {
    return Math.max(0, this.handed.until - now());
  }

  /** Why nobody waits any more: the deadline, or whoever asked has left; `null` while somebody does. */
  get ended(): Refusal | null {
    return this.refusal;
  }

  /** Throws when nobody waits any more. Called often, so it looks at the clock only now and then. */
  look(): void {
    if (this.refusal) throw this.refusal;
    if ((++this.looks & EVERY) !== 0) return;
    const { until, seconds, left } = this.handed;
    if (Atomics.load(left, 0) === LEFT) this.end(gone());
    else if (now() > until) this.end(late(seconds));
    if (this.refusal) throw this.refusal;
  }

  /** What comes of the work, or the refusal if nobody waits for that long. */
  within<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([work, this.ending]);
  }

  /** Calls back once when nobody waits any more. */
  onEnd(callback: (refusal: Refusal) => void): void {
    this.watchers.push(callback);
  }

  /** Whoever asked has gone. */
  leave(): void {
    this.end(gone());
  }

  /** The answer has been given. */
  stop(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private end(refusal: Refusal): void {
    if (this.refusal) return;
    this.stop();
    this.refusal = refusal;
    Atomics.store(this.handed.left, 0, LEFT);
    for (const tell of this.watchers) tell(refusal);
  }
}

/** In milliseconds since 1970-01-01T00:00Z: the same in every thread. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function late(seconds: number): Refusal {
  return new Refusal(
    'DEADLINE_EXCEEDED',
    `The answer was not ready within ${seconds} seconds, so the server stopped. Ask for less at once, such as a shorter period or fewer items.`,
  );
}

function gone(): Refusal {
  return new Refusal('NOBODY_WAITS', 'Whoever asked has closed the connection, so the server stopped.');
}
