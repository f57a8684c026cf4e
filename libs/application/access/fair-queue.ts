/**
 * Work that waits for somebody to do it, in a fair order: people come before tokens, and these before visitors of the demo; within a class
 * callers take turns; what one caller wants is done in the order in which it was wanted.
 */
import { Refusal, type Principal } from '@bough/domain';

/** Who goes first. What Bough does unasked waits with the tokens. */
export const WAITING_CLASSES = ['person', 'token', 'visitor'] as const;

/** Whose turn it is. */
export interface Waiter {
  readonly kind: (typeof WAITING_CLASSES)[number];
  /** The same for all that one caller wants. */
  readonly key: string;
}

/** Of one caller, besides what is done for them already. */
export const MOST_WAITING = 4;

/** The place of a caller in the queue; two tokens of one person are one caller. */
export function waiterOf(principal: Principal | null): Waiter {
  const { via, person, name } = principal ?? { via: 'demo', person: null, name: '' };
  const kind = via === 'demo' ? 'visitor' : via === 'session' || via === 'cli' ? 'person' : 'token';
  return { kind, key: `${via} ${person ?? name}` };
}

export class FairQueue<Work> {
  /** By class: the work of each caller, who comes next first. */
  private readonly waiting = WAITING_CLASSES.map((kind) => ({ kind, callers: new Map<string, Work[]>() }));

  /** How much waits. */
  get size(): number {
    return this.waiting.reduce(
      (sum, { callers }) => [...callers.values()].reduce((s, { length }) => s + length, sum),
      0,
    );
  }

  /** Refuses with `BUSY` when too much of one caller waits. */
  add({ kind, key }: Waiter, work: Work): void {
    const callers = this.callersOf(kind);
    const own = callers.get(key) ?? [];
    if (own.length >= MOST_WAITING) throw busy();
    callers.set(key, [...own, work]);
  }

  /** Takes what is to be done next; `null` if nothing waits, or only work of the caller who is left out. */
  next(leftOut: string | null = null): Work | null {
    for (const { callers } of this.waiting)
      for (const [key, [first, ...others]] of callers) {
        if (key === leftOut) continue;
        callers.delete(key);
        if (others.length > 0) callers.set(key, others); // behind everybody else of the class
        return first!;
      }
    return null;
  }

  /** Nobody waits for it any more; false if it does not wait. */
  drop({ kind, key }: Waiter, work: Work): boolean {
    const callers = this.callersOf(kind);
    const own = callers.get(key);
    if (!own?.includes(work)) return false;
    const others = own.filter((each) => each !== work);
    if (others.length > 0) callers.set(key, others);
    else callers.delete(key);
    return true;
  }

  /** Takes everything, in no order. */
  clear(): Work[] {
    return this.waiting.flatMap(({ callers }) => {
      const all = [...callers.values()].flat();
      callers.clear();
      return all;
    });
  }

  private callersOf(kind: Waiter['kind']): Map<string, Work[]> {
    return this.waiting.find((each) => each.kind === kind)!.callers;
  }
}

function busy(): Refusal {
  return new Refusal(
    'BUSY',
    `${MOST_WAITING} of your questions wait for the server already. Wait until one of them is answered, then ask again.`,
  );
}
