import { clockFrom } from '@bough/application';
import type { Caller, Conversation, Workspace } from '@bough/domain';
import { askedWorldOf } from '../support/asked-world.js';
import { conversation, conversations, customer, customers, day, importBatches, OPERATOR, workspace } from '../support/builders.js'; // prettier-ignore
import { codesOfSound } from '../support/check-answers.js';
import { ASKED_PERIODS, operationsOf } from '../support/every-query.js';
import { partOf } from '../support/how-much.js';
import { invited } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/**
 * Every field of every query over workspaces that have nothing, or too little, or far too much: an answer has finite numbers, or null,
 * or a refusal. Asked are all days together and a single one.
 */
const HOUR = 3_600_000;
const FIELDS = ['resolved_at', 'rating', 'bot_took_part', 'resolved_by', 'handle_time', 'first_reply_at', 'touches', 'reopens', 'topic', 'channel', 'escalated_at']; // prettier-ignore
const START = Date.UTC(2026, 0, 5, 9);

interface Hostile {
  readonly given?: Partial<Workspace>;
  readonly customers?: readonly (readonly [key: string, attributes: Record<string, string>])[];
  readonly conversations?: readonly Conversation[];
  readonly costs?: readonly number[];
}

/** `count` conversations, one a day, of customers in turn. */
function daily(count: number, of: readonly string[], given: (index: number) => Partial<Conversation>): Conversation[] {
  return Array.from({ length: count }, (_, index) => {
    const createdAt = START + index * 24 * HOUR;
    return conversation(`c${index}`, { customerExternalId: of[index % of.length]!, createdAt, ...given(index) });
  });
}

const solved = (index: number): Partial<Conversation> => {
  const at = START + index * 24 * HOUR;
  return { firstReplyAt: at + HOUR, resolvedAt: at + 2 * HOUR, handleSeconds: 600, touches: 2, topic: 'billing' };
};
/** Twelve customers a plan. */
const TWO_PLANS = Array.from({ length: 24 }, (_, index) => `k${index}`);
const planOf = (key: string) => (Number(key.slice(1)) < 12 ? 'free' : 'pro');
const revenueOf = (arr: string) => TWO_PLANS.map((key) => [key, { plan: planOf(key), arr }] as const);

const WORLDS: Readonly<Record<string, Hostile>> = {
  'a workspace without data': {},
  'one conversation of nobody': { conversations: daily(1, [''], () => ({ customerExternalId: null })) },
  'one conversation of one customer': { customers: [['x', { plan: 'pro', arr: '0' }]], conversations: daily(1, ['x'], solved) }, // prettier-ignore
  'nothing was ever resolved': { customers: revenueOf('1'), conversations: daily(120, TWO_PLANS, () => ({})) },
  'everything took no time at all': {
    customers: revenueOf('5'),
    conversations: daily(120, TWO_PLANS, (index) => {
      const at = START + index * 24 * HOUR;
      return { firstReplyAt: at, resolvedAt: at, handleSeconds: 0, touches: 0, rating: 1, ratedAt: at };
    }),
    costs: [0],
  },
  'customers without revenue, and costs without work': {
    customers: revenueOf('0'),
    conversations: daily(120, TWO_PLANS, (index) => ({ ...solved(index), handleSeconds: 0 })),
    costs: [1_000_000],
  },
  'one plan writes and the other never does': {
    customers: revenueOf('100'),
    conversations: daily(150, TWO_PLANS.slice(0, 12), solved),
    costs: [5],
  },
  'money as large as it can be written': {
    customers: TWO_PLANS.map((key, index) => [key, { plan: planOf(key), arr: index % 2 ? '9e15' : '1' }] as const),
    conversations: daily(150, TWO_PLANS, (index) => ({ ...solved(index), handleSeconds: index % 3 ? 1 : 2_000_000_000, touches: 1_000_000 })), // prettier-ignore
    costs: [9_000_000_000_000, 1],
  },
};

let app: TestApp;
let admin: Caller;

async function load({ given, customers: people = [], conversations: facts = [], costs = [] }: Hostile): Promise<void> {
  await app.apply(workspace(given));
  await app.facts.carry({ id: 0 }, FIELDS);
  const known = people.map(([key, attributes]) => customer(key, { attributes, activeFrom: day('2026-01-01') }));
  if (known.length > 0)
    await importBatches(app.facts, [customers(...known)], { kind: 'customers', fingerprint: 'who' });
  if (facts.length > 0) await importBatches(app.facts, [conversations(...facts)]);
  const pools = costs.map((amount, index) => ({ month: day(`2026-0${index + 1}-01`), category: 'pay', amount }));
  if (pools.length > 0) await importBatches(app.facts, [{ kind: 'cost_pools', facts: pools }], { kind: 'cost_pools', fingerprint: 'cost' }); // prettier-ignore
  await app.engine.refresh();
  await app.system.at(clockFrom(() => START + 160 * 24 * HOUR)).as(OPERATOR).findings.detect(); // prettier-ignore
}

async function faultsOf(): Promise<unknown[]> {
  const world = await askedWorldOf(app, admin);
  const faults: unknown[] = [];
  for (const asked of ASKED_PERIODS.slice(0, 2))
    for (const [call, operation] of operationsOf(app.schema, world, asked))
      try {
        codesOfSound(call, await app.run(operation, admin));
      } catch (error) {
        faults.push((error as Error).message.split('\n')[0]);
      }
  return faults;
}

beforeEach(async () => {
  app = await startTestApp({ today: () => day('2026-06-10') });
  const { id, name } = await invited(app, 'admin', 'olga');
  admin = { principal: { person: id, name, role: 'admin', via: 'session', scopes: null }, requestId: 'test' };
}, 60_000);
afterEach(() => app?.close());

it('before there is a workspace every query refuses or has nothing', async () => expect(await faultsOf()).toEqual([]), 120_000); // prettier-ignore

it.each(partOf(Object.entries(WORLDS), 3))(
  'every number of %s is one',
  async (_, hostile) => {
    await load(hostile);
    expect(await faultsOf()).toEqual([]);
  },
  240_000,
);
