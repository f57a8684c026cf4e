/** One thread of the workshop, as the thread that answers sees it. `apps/api/thread.ts` is what runs in it. */
import { Worker } from 'node:worker_threads';
import { handOver, type HandedNumbers, type Snapshot } from '@bough/application';
import { Refusal, type Caller } from '@bough/domain';
import { errorOf, type HandedError } from './handed-error.js';
import type { HandedWait } from './wait.js';
import type { WorkName, WorkOrder } from './workshop.js';

/** In megabytes: an answer that needs more ends its thread and not the server. */
const MOST_MEMORY = 1024;

/** What a thread is told once, when it starts. */
export interface ThreadStart {
  /** The data folder of the embedded database; `null` where the database is somebody else's. */
  readonly dataDirectory: string | null;
}

/** Work as it is sent to a thread: plain data. */
export interface HandedOrder {
  readonly name: WorkName;
  readonly asked: unknown;
  readonly caller: Caller;
  readonly wait: HandedWait;
  /** Where the database is now. */
  readonly databaseUrl: string;
  /** `null`: there are none; `undefined`: those that the thread has. */
  readonly numbers: HandedNumbers | null | undefined;
}

/** What a thread sends back. */
export type HandedAnswer = { readonly answer: unknown } | { readonly error: HandedError };

interface UnderWay {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

export class WorkThread {
  private readonly worker: Worker;
  private readonly gone: Promise<void>;
  private readonly watchers: ((reason: string | null) => void)[] = [];
  private underWay: UnderWay | null = null;
  private held: string | null | undefined;
  private reason: string | null = null;
  private isEnding = false;

  /** `file` runs in the thread; `databaseUrl` gives the address that holds when it is asked. */
  constructor(
    file: URL,
    start: ThreadStart,
    private readonly databaseUrl: () => string,
    private readonly memory = MOST_MEMORY,
  ) {
    const workerData = { ...start, databaseUrl: databaseUrl() };
    this.worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: memory } });
    this.worker.on('message', (told: HandedAnswer) => this.take(told));
    this.worker.on('error', (error) => (this.reason = error.message));
    this.gone = new Promise((done) => this.worker.once('exit', () => done(this.exited())));
    this.worker.unref(); // the server ends it, and is not kept by it
  }

  /** Does one piece of work; the one before is done. */
  run({ name, asked, caller, wait, numbers }: WorkOrder): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const handed = { name, asked, caller, wait: wait.handOver(), databaseUrl: this.databaseUrl() };
      this.worker.postMessage({ ...handed, numbers: this.newTo(numbers) } satisfies HandedOrder);
      this.underWay = { resolve, reject };
    });
  }

  /** Calls back when the thread has ended; with the reason, if nobody wanted it to. */
  onEnded(callback: (reason: string | null) => void): void {
    this.watchers.push(callback);
  }

  /** Ends the thread: work under way has so many milliseconds. */
  async end(milliseconds: number): Promise<void> {
    this.isEnding = true;
    if (milliseconds > 0) {
      this.worker.postMessage(null);
      const timer = setTimeout(() => void this.worker.terminate(), milliseconds);
      await this.gone;
      clearTimeout(timer);
    } else await this.worker.terminate();
  }

  /** The numbers are sent once for each version. */
  private newTo(numbers: Snapshot | null): HandedOrder['numbers'] {
    const key = numbers?.key ?? null;
    if (key === this.held) return undefined;
    this.held = key;
    return numbers && handOver(numbers);
  }

  private take(told: HandedAnswer): void {
    const { underWay } = this;
    this.underWay = null;
    if ('error' in told) underWay?.reject(errorOf(told.error));
    else underWay?.resolve(told.answer);
  }

  private exited(): void {
    const reason = this.isEnding ? null : (this.reason ?? 'it left');
    for (const tell of this.watchers) tell(reason);
    this.underWay?.reject(this.isEnding ? stopping() : failed(this.memory));
    this.underWay = null;
  }
}

/** For what is not done any more. */
export function stopping(): Refusal {
  return new Refusal('SERVER_STOPPING', 'The server is being stopped. Ask again when it is back.');
}

/** Whether an error says no more than that the server is being stopped. */
export function isStopping(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'SERVER_STOPPING';
}

function failed(memory: number): Refusal {
  return new Refusal(
    'WORK_FAILED',
    `The thread that computed this answer ended, most likely since it needed more than ${memory} MB of memory. Ask for less at once.`,
  );
}
