/** The system on the stores of a test, joined by the same function as the product's. */
import { clockFrom, systemOn, type Engine, type Methods, type Stores, type System } from '@bough/application';
import type { Caller, Principal } from '@bough/domain';
import { uuid } from './builders-ownership.js';
import { memoryStores } from './memory-stores.js';

export interface TestSystemParts {
  readonly stores?: Stores;
  /** Epoch milliseconds; default: the real time. */
  readonly now?: () => number;
  /** Default: `uuid(1)`, `uuid(2)` and so on. */
  readonly newId?: () => string;
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly engine?: Pick<Engine, 'current'>;
  readonly methods?: Partial<Methods>;
}

export function testSystem({
  stores = memoryStores(),
  now = Date.now,
  engine,
  ...parts
}: TestSystemParts = {}): System {
  let next = 1;
  return systemOn({
    stores,
    clock: clockFrom(now),
    newId: () => uuid(next++),
    ...(engine && { engine: engine as Engine }),
    ...parts,
  });
}

/** Whoever has these rights, for use cases that are told who asks. */
export function callerOf(principal: Principal | null): Caller {
  return { principal, requestId: 'test' };
}
