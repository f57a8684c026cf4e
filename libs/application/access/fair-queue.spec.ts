import fc from 'fast-check';
import { DEMO_VISITOR, LOCAL_OPERATOR, SYSTEM, type Principal } from '@bough/domain';
import { FairQueue, MOST_WAITING, WAITING_CLASSES, waiterOf, type Waiter } from './fair-queue.js';

const ANN: Waiter = { kind: 'person', key: 'ann' };
const BOB: Waiter = { kind: 'person', key: 'bob' };
const TOKEN: Waiter = { kind: 'token', key: 'token' };
const VISITOR: Waiter = { kind: 'visitor', key: 'visitor' };

function queueOf(...jobs: readonly (readonly [Waiter, string])[]) {
  const queue = new FairQueue<string>();
  for (const [waiter, job] of jobs) queue.add(waiter, job);
  return queue;
}

function all<Work>(queue: FairQueue<Work>): Work[] {
  const taken: Work[] = [];
  for (let work = queue.next(); work !== null; work = queue.next()) taken.push(work);
  return taken;
}

it('lets people go first, then tokens, then visitors', () =>
  expect(all(queueOf([VISITOR, 'v'], [TOKEN, 't'], [ANN, 'a'], [VISITOR, 'w'], [TOKEN, 'u']))).toEqual([
    'a',
    't',
    'u',
    'v',
    'w',
  ]));

it('lets callers take turns', () =>
  expect(all(queueOf([ANN, 'a1'], [ANN, 'a2'], [ANN, 'a3'], [BOB, 'b1'], [BOB, 'b2']))).toEqual([
    'a1',
    'b1',
    'a2',
    'b2',
    'a3',
  ]));

it('refuses the fifth that waits of one caller, and nobody else', () => {
  const queue = queueOf(...Array.from({ length: MOST_WAITING }, (_, index) => [ANN, `a${index}`] as const));
  expect(() => queue.add(ANN, 'a5')).toThrow(expect.objectContaining({ code: 'BUSY' }));
  queue.add(BOB, 'b');
  queue.next();
  queue.add(ANN, 'a5');
  expect(queue.size).toBe(MOST_WAITING + 1);
});

it('leaves out a caller, whose turn comes later', () => {
  const queue = queueOf([TOKEN, 't'], [VISITOR, 'v']);
  expect([queue.next(TOKEN.key), queue.next(TOKEN.key), queue.next()]).toEqual(['v', null, 't']);
});

it('gives away nothing that was dropped', () => {
  const queue = queueOf([ANN, 'a1'], [ANN, 'a2'], [BOB, 'b']);
  expect([queue.drop(ANN, 'a1'), queue.drop(ANN, 'a1'), queue.drop(BOB, 'a2')]).toEqual([true, false, false]);
  expect(all(queue)).toEqual(['a2', 'b']);
  expect(queue.drop(BOB, 'b')).toBe(false);
});

it('can be emptied', () => {
  const queue = queueOf([ANN, 'a'], [VISITOR, 'v']);
  expect(queue.clear().sort()).toEqual(['a', 'v']);
  expect([queue.size, queue.next()]).toEqual([0, null]);
});

describe('a caller', () => {
  const person: Principal = { person: 'p1', name: 'Ann', role: 'editor', via: 'session', scopes: null };
  it.each<[string, Principal | null, Waiter['kind']]>([
    ['with a session', person, 'person'],
    ['at the command line', LOCAL_OPERATOR, 'person'],
    ['with a token', { ...person, via: 'token' }, 'token'],
    ['that is Bough itself', SYSTEM, 'token'],
    ['that looks at the demo', DEMO_VISITOR, 'visitor'],
    ['that nobody knows', null, 'visitor'],
  ])('%s', (_, principal, kind) => expect(waiterOf(principal).kind).toBe(kind));

  it('is the same with another token, and not the same as another person', () => {
    const token = { ...person, via: 'token', name: 'build' } as const;
    expect(waiterOf(token)).toEqual(waiterOf({ ...token, name: 'report' }));
    expect(waiterOf(token).key).not.toBe(waiterOf({ ...token, person: 'p2' }).key);
  });
});

/** Whatever comes, whoever leaves, and whenever work is taken. */
describe('at any time', () => {
  interface Job {
    readonly waiter: Waiter;
    readonly number: number;
  }
  const waiters = WAITING_CLASSES.flatMap((kind) => ['x', 'y', 'z'].map((name) => ({ kind, key: `${kind} ${name}` })));
  const steps = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ add: fc.constantFrom(...waiters) }) },
      { weight: 3, arbitrary: fc.constant('take' as const) },
      { weight: 1, arbitrary: fc.record({ drop: fc.nat(100) }) },
    ),
    { maxLength: 60 },
  );

  /** Goes through the steps beside a plain list of what waits, and calls `check` for each that is taken with what waited then. */
  function follow(
    list: readonly ('take' | { add: Waiter } | { drop: number })[],
    check: (taken: Job, waited: readonly Job[], before: readonly Job[]) => void,
  ): void {
    const queue = new FairQueue<Job>();
    let waiting: Job[] = [];
    const taken: Job[] = [];
    let number = 0;
    for (const step of list) {
      if (step === 'take') {
        const job = queue.next();
        if (job === null) expect(waiting).toEqual([]);
        else {
          check(job, waiting, taken);
          taken.push(job);
          waiting = waiting.filter((each) => each !== job);
        }
      } else if ('add' in step) {
        const job = { waiter: step.add, number: number++ };
        const own = waiting.filter(({ waiter }) => waiter === step.add).length;
        if (own >= MOST_WAITING) expect(() => queue.add(step.add, job)).toThrow();
        else {
          queue.add(step.add, job);
          waiting.push(job);
        }
      } else if (waiting.length > 0) {
        const job = waiting[step.drop % waiting.length]!;
        expect(queue.drop(job.waiter, job)).toBe(true);
        waiting = waiting.filter((each) => each !== job);
      }
      expect(queue.size).toBe(waiting.length);
    }
  }

  it('takes what waits, of the first class of which anything does, and of a caller the oldest', () =>
    fc.assert(
      fc.property(steps, (list) =>
        follow(list, (job, waited) => {
          expect(waited).toContain(job);
          const rank = ({ waiter }: Job) => WAITING_CLASSES.indexOf(waiter.kind);
          expect(rank(job)).toBe(Math.min(...waited.map(rank)));
          const own = waited.filter(({ waiter }) => waiter === job.waiter);
          expect(job.number).toBe(Math.min(...own.map(({ number }) => number)));
        }),
      ),
    ));

  it('takes nothing of a caller twice while another of the class has waited since the first', () =>
    fc.assert(
      fc.property(steps, (list) =>
        follow(list, (job, waited, before) => {
          const last = before.findLastIndex(({ waiter }) => waiter === job.waiter);
          if (last < 0) return;
          const served = new Set(before.slice(last + 1).map(({ waiter }) => waiter));
          const since = before[last]!.number;
          const passed = waited.filter(
            ({ waiter, number }) =>
              waiter !== job.waiter && waiter.kind === job.waiter.kind && number < since && !served.has(waiter),
          );
          expect(passed).toEqual([]);
        }),
      ),
    ));
});
