/**
 * The workshop in threads. Each does one piece of work at a time; what waits is in one fair queue. Threads start when they are needed, end
 * when nobody has needed them for a while, and end with whatever takes too long or needs too much memory: that is one failed answer.
 */
import { Logger } from '@nestjs/common';
import { FairQueue, waiterOf, type Waiter } from '@bough/application';
import { SYSTEM } from '@bough/domain';
import { Workshop, type WorkName, type WorkOrder, type Works } from './workshop.js';
import { stopping, type WorkThread } from './work-thread.js';

/** In milliseconds: how long a thread may go on after the deadline, so that it ends its work by itself if it can. */
const GRACE = 1_000;
/** In milliseconds, for work under way when the server stops. */
const LAST_MOMENTS = 2_000;
/** In milliseconds; a thread that nobody needs gives its memory back. */
const IDLE = 300_000;
/** What Bough does unasked is done one after the other: the other threads stay for whoever asks. */
const OWN = waiterOf(SYSTEM).key;

interface Waiting {
  readonly order: WorkOrder;
  readonly waiter: Waiter;
  readonly settle: { resolve(answer: never): void; reject(error: unknown): void };
}

export class Threads extends Workshop {
  readonly isApart = true;
  private readonly logger = new Logger('Workshop');
  private readonly queue = new FairQueue<Waiting>();
  private readonly threads = new Map<WorkThread, { work: Waiting | null; idle: NodeJS.Timeout | null }>();
  private closing = false;

  /** At most so many threads, each started by `start`. */
  constructor(
    private readonly most: number,
    private readonly start: () => WorkThread,
  ) {
    super();
  }

  /** Starts the first thread before it is needed. */
  warmUp(): void {
    if (this.threads.size === 0 && !this.closing) this.rest(this.add());
  }

  run<Name extends WorkName>(order: WorkOrder<Name>): Promise<Awaited<ReturnType<Works[Name]>>> {
    return new Promise((resolve, reject) => {
      if (this.closing) throw stopping();
      if (order.wait.ended) throw order.wait.ended;
      const waiter = waiterOf(order.caller.principal);
      const waiting: Waiting = { order, waiter, settle: { resolve, reject } };
      this.queue.add(waiter, waiting);
      order.wait.onEnd((refusal) => {
        this.queue.drop(waiter, waiting);
        reject(refusal);
      });
      this.giveOut();
    });
  }

  /** Ends in order: what waits is refused, what is under way has a moment. */
  async close(): Promise<void> {
    this.closing = true;
    for (const { settle } of this.queue.clear()) settle.reject(stopping());
    await Promise.all([...this.threads.keys()].map((thread) => thread.end(LAST_MOMENTS)));
  }

  /** Hands work to free threads until one of both is used up. */
  private giveOut(): void {
    while (!this.closing) {
      const states = [...this.threads];
      const free = states.find(([, { work }]) => work === null)?.[0] ?? null;
      if (!free && this.threads.size >= this.most) return;
      const isBusyWithOwn = states.some(([, { work }]) => work?.waiter.key === OWN);
      const work = this.queue.next(isBusyWithOwn ? OWN : null);
      if (!work) return;
      void this.do(work, free ?? this.add());
    }
  }

  private async do(work: Waiting, thread: WorkThread): Promise<void> {
    const state = this.threads.get(thread)!;
    if (state.idle) clearTimeout(state.idle);
    Object.assign(state, { work, idle: null });
    const { rest } = work.order.wait;
    // Whoever waited was told already; a thread that does not stop by itself is ended.
    const limit = Number.isFinite(rest) ? setTimeout(() => this.remove(thread), rest + GRACE) : null;
    try {
      work.settle.resolve((await thread.run(work.order)) as never);
    } catch (error) {
      work.settle.reject(error);
    }
    if (limit) clearTimeout(limit);
    if (this.threads.has(thread)) this.rest(thread);
    this.giveOut();
  }

  private add(): WorkThread {
    const thread = this.start();
    this.threads.set(thread, { work: null, idle: null });
    thread.onEnded((reason) => {
      this.threads.delete(thread);
      if (reason && !this.closing) this.logger.error(`a thread ended: ${reason}`);
      this.giveOut();
    });
    return thread;
  }

  private rest(thread: WorkThread): void {
    const idle = setTimeout(() => this.remove(thread), IDLE).unref();
    this.threads.set(thread, { work: null, idle });
  }

  private remove(thread: WorkThread): void {
    this.threads.delete(thread);
    void thread.end(0);
  }
}
