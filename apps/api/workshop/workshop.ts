/**
 * Where dear work is done: in threads of its own, so that the thread that answers everybody stays free, or, where there are none, right
 * here. A piece of work is a whole operation or a whole chore, so that what goes in and what comes out is plain data.
 */
import type { Snapshot } from '@bough/application';
import type { Caller } from '@bough/domain';
import type { Chores } from './chores.js';
import type { AnsweredOperation, AskedOperation } from './operation.js';
import type { Wait } from './wait.js';
import type { AskedTable } from './table.js';

/** Everything that a workshop can do: each takes plain data, gives plain data, and reads the numbers of its thread. */
export interface Works extends Chores {
  /** A GraphQL operation, from its text to its answer. */
  operation(asked: AskedOperation, caller: Caller, wait: Wait): Promise<AnsweredOperation>;
  /** A table as CSV. */
  table(asked: AskedTable, caller: Caller): Promise<string>;
}

export type WorkName = keyof Works;

/** Work, for whom, on which numbers, and how long they wait for it. */
export interface WorkOrder<Name extends WorkName = WorkName> {
  readonly name: Name;
  readonly asked: Parameters<Works[Name]>[0];
  readonly caller: Caller;
  /** `null` before the first workspace. */
  readonly numbers: Snapshot | null;
  readonly wait: Wait;
}

/** A class, so that it can be injected. */
export abstract class Workshop {
  /**
   * Does the work, when its turn comes. Throws what the work throws, refusals as they are; what the wait ends with; `BUSY`; and
   * `WORK_FAILED` when the thread ended that did it.
   */
  abstract run<Name extends WorkName>(order: WorkOrder<Name>): Promise<Awaited<ReturnType<Works[Name]>>>;
  /** Whether work is done elsewhere: an operation that is asked here is executed here if not. */
  abstract readonly isApart: boolean;
}

/** Does everything in the thread that asks. */
export class OneThread extends Workshop {
  readonly isApart = false;

  /** An operation is executed where it is asked, so nobody brings it here. */
  constructor(private readonly works: Omit<Works, 'operation'>) {
    super();
  }

  run<Name extends WorkName>({ name, asked, caller, wait }: WorkOrder<Name>) {
    const work = (this.works as Works)[name] as (...given: unknown[]) => ReturnType<Works[Name]>;
    return wait.within(Promise.resolve(work(asked, caller, wait)));
  }
}
