import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { DEMO_VISITOR, SYSTEM, type Principal } from '@bough/domain';
import { Wait } from './wait.js';
import { Threads } from './threads.js';
import { WorkThread } from './work-thread.js';

/** A thread without modules: it does what it is told by the query. */
const SCRIPT = `
  import { parentPort, threadId } from 'node:worker_threads';
  let begun = 0;
  const answers = {
    'wait': ({ ms }) => new Promise((done) => setTimeout(() => done(ms), ms)),
    'spin': ({ ms }) => { const until = Date.now() + ms; while (Date.now() < until); return ms; },
    'hog': () => { const all = []; for (;;) all.push({ text: [all.length, 'x'] }); },
    'refuse': () => { throw { kind: 'refusal', code: 'NO_DATA', message: 'There is nothing yet.' }; },
    'break': () => { throw { kind: 'other', code: '57P01', message: 'terminated' }; },
    'leave': () => process.exit(3),
    'who': () => threadId,
    'numbers': () => begun,
  };
  let last = Promise.resolve();
  parentPort.on('message', (order) => {
    if (order === null) return void last.then(() => process.exit());
    begun++;
    last = (async () => parentPort.postMessage({ answer: await answers[order.asked.query](order.asked.variables) }))()
      .catch((error) => parentPort.postMessage({ error }));
  });
`;
/** In megabytes. */
const MEMORY = 24;
const FILE = new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`);

const person = (name: string): Principal => ({ person: name, name, role: 'viewer', via: 'session', scopes: null });
const code = (name: string) => expect.objectContaining({ code: name });

beforeAll(() => Logger.overrideLogger(false)); // a thread that dies is told

let started: number;
let threads: Threads;
function workshop(most: number): Threads {
  started = 0;
  threads = new Threads(most, () => {
    started++;
    return new WorkThread(FILE, { dataDirectory: null }, () => 'postgres://nowhere', MEMORY);
  });
  return threads;
}
afterEach(() => threads.close());

const order = (query: string, variables: object, principal: Principal | null, wait: Wait) => ({
  name: 'operation' as const,
  asked: { query, variables: variables as Record<string, unknown>, operationName: undefined, session: null },
  caller: { principal, requestId: 'r' },
  numbers: null,
  wait,
});
/** What comes of a piece of work. */
function ask(query: string, { ms = 0, by = person('ann'), wait = Wait.of(20) as Wait } = {}): Promise<unknown> {
  return threads.run(order(query, { ms }, by, wait)).finally(() => wait.stop());
}

it('does work in threads that start when they are needed, and no more than there may be', async () => {
  workshop(2);
  expect(started).toBe(0);
  const answers = Promise.all([30, 20, 10, 5].map((ms, at) => ask('wait', { ms, by: person(`p${at}`) })));
  expect(started).toBe(2);
  expect(await answers).toEqual([30, 20, 10, 5]);
  expect([await ask('who'), await ask('who'), started]).toEqual([expect.any(Number), expect.any(Number), 2]);
});

it('gives work to the thread that has done some before', async () => {
  workshop(3);
  const first = await ask('who');
  for (let i = 0; i < 5; i++) expect(await ask('who')).toBe(first);
  expect(started).toBe(1);
});

it('can start before anything is asked', async () => {
  workshop(2).warmUp();
  threads.warmUp();
  await ask('who');
  expect(started).toBe(1);
});

it('lets people go before visitors, and callers take turns', async () => {
  workshop(1);
  const done: string[] = [];
  const asked = (name: string, by: Principal) => ask('wait', { by }).then(() => done.push(name));
  const first = ask('wait', { ms: 30 });
  await Promise.all([
    asked('v', DEMO_VISITOR),
    asked('a1', person('ann')),
    asked('a2', person('ann')),
    asked('b', person('bob')),
    first,
  ]);
  expect(done).toEqual(['a1', 'b', 'a2', 'v']);
});

it('leaves a thread to whoever asks while Bough does something by itself', async () => {
  workshop(2);
  const done: string[] = [];
  const own = (name: string) => ask('wait', { ms: 200, by: SYSTEM, wait: Wait.endless() }).then(() => done.push(name));
  await Promise.all([own('own'), own('own'), ask('wait', { ms: 1 }).then(() => done.push('ann'))]);
  expect(done).toEqual(['ann', 'own', 'own']);
});

it('refuses what would wait behind four of the same caller', async () => {
  workshop(1);
  const all = Array.from({ length: 6 }, () => ask('wait', { ms: 5 }));
  const [outcome] = (await Promise.allSettled(all)).slice(-1);
  expect(outcome).toEqual({ status: 'rejected', reason: code('BUSY') });
  await expect(ask('wait')).resolves.toBe(0);
});

it('hands errors on as what they were', async () => {
  workshop(1);
  await expect(ask('refuse')).rejects.toEqual(code('NO_DATA'));
  await expect(ask('refuse')).rejects.toThrow('There is nothing yet.');
  await expect(ask('break')).rejects.toEqual(code('57P01'));
});

describe('whoever leaves', () => {
  it('takes along what waits, which nobody begins', async () => {
    workshop(1);
    const running = ask('wait', { ms: 50 });
    const wait = Wait.of(20);
    const waiting = [1, 2, 3, 4].map(() => ask('wait', { by: person('bob'), wait }));
    wait.leave();
    for (const each of waiting) await expect(each).rejects.toEqual(code('NOBODY_WAITS'));
    await running;
    expect(await ask('numbers')).toBe(2); // the one that ran, and this
  });

  it('does not end what runs', async () => {
    workshop(1);
    const wait = Wait.of(20);
    const [before, running] = [await ask('who'), ask('wait', { ms: 50, wait })];
    wait.leave();
    await expect(running).rejects.toEqual(code('NOBODY_WAITS'));
    expect([await ask('who'), started]).toEqual([before, 1]);
  });
});

describe('a deadline', () => {
  it('ends what waits, and then a thread that does not end by itself', async () => {
    workshop(1);
    const [stuck, waiting] = [ask('spin', { ms: 60_000, wait: Wait.of(0.2) }), ask('who', { wait: Wait.of(0.1) })]; // prettier-ignore
    await expect(waiting).rejects.toEqual(code('DEADLINE_EXCEEDED'));
    await expect(stuck).rejects.toEqual(code('DEADLINE_EXCEEDED'));
    await expect(ask('who')).resolves.toEqual(expect.any(Number)); // in a thread that took its place
    expect(started).toBe(2);
  });

  it('leaves alone a thread that is done shortly after', async () => {
    workshop(1);
    const before = await ask('who');
    await expect(ask('wait', { ms: 100, wait: Wait.of(0.05) })).rejects.toEqual(code('DEADLINE_EXCEEDED'));
    expect([await ask('who'), started]).toEqual([before, 1]);
  });
});

describe('a thread that dies', () => {
  it.each(['hog', 'leave'])(
    'costs one answer: %s',
    async (how) => {
      workshop(1);
      const [dead, next] = [ask(how), ask('who', { by: person('bob') })];
      await expect(dead).rejects.toEqual(code('WORK_FAILED'));
      await expect(next).resolves.toEqual(expect.any(Number));
      expect(started).toBe(2);
    },
    60_000,
  );
});

describe('closing', () => {
  it('lets finish what is nearly done, and refuses the rest', async () => {
    workshop(1);
    await ask('who');
    const [running, waiting] = [ask('wait', { ms: 50 }), ask('who')];
    const refused = expect(waiting).rejects.toEqual(code('SERVER_STOPPING'));
    const closed = threads.close();
    await expect(running).resolves.toBe(50);
    await Promise.all([closed, refused]);
    await expect(ask('who')).rejects.toEqual(code('SERVER_STOPPING'));
  });

  it('waits for nothing that does not end', async () => {
    workshop(1);
    await ask('who');
    const stuck = expect(ask('spin', { ms: 60_000 })).rejects.toEqual(code('SERVER_STOPPING'));
    await sleep(10);
    const began = performance.now();
    await Promise.all([threads.close(), stuck]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
