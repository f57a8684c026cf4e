import { day, at, conversation, conversations, customer, customers, importBatches, PLAN, workspace } from '../support/builders.js'; // prettier-ignore
import { startTestApp, type TestApp } from '../support/test-app.js';

/** A source that says when conversations began and were resolved and what about, and nothing of handle time, touches and cost: no answer has a 0 for these. */
const TODAY = day('2026-03-10');
const PERIOD = 'period: { range: { start: "2026-01-01", endExclusive: "2026-02-01" } }';
const LACKING = ['handle_time', 'touches_per_ticket', 'cost_per_conversation', 'cost_to_serve'];

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ today: () => TODAY });
  await app.apply(workspace({ dimensions: [PLAN] }));
  await app.facts.carry({ id: 0 }, ['resolved_at', 'topic']);
  const who = ['pro', 'free'].map((key) => customer(key, { attributes: { plan: key }, activeFrom: day('2026-01-01') }));
  await importBatches(app.facts, [customers(...who)], { kind: 'customers', fingerprint: 'who' });
  const facts = Array.from({ length: 62 }, (_, index) => {
    const createdAt = at('2026-01-01 09:00') + Math.floor(index / 2) * 86_400_000;
    const topic = index % 3 === 0 ? 'billing' : 'login';
    const of = index % 4 === 0 ? 'free' : 'pro';
    return conversation(`c${index}`, { customerExternalId: of, createdAt, resolvedAt: createdAt + 3_600_000, topic });
  });
  await importBatches(app.facts, [conversations(...facts)]);
  await app.engine.refresh();
});
afterAll(() => app?.close());

it('demand is weighed by conversations, and has neither handle time nor cost', async () => {
  const { demand } = await app.query(`{ demand(input: { ${PERIOD} }) { weight notes totalCount items {
    topic created resolved share cost { value } costPerConversation { value } costVersusAll { value } handleTime { value } } } }`);
  expect(demand.weight).toBe('CONVERSATIONS');
  expect(demand.notes.join(' ')).toContain('handle');
  expect(demand.items).toHaveLength(4);
  for (const item of demand.items)
    expect(item).toMatchObject({ cost: null, costPerConversation: null, costVersusAll: null, handleTime: null });
  const created = demand.items.map((item: { created: number }) => item.created);
  // The heaviest first, counted by hand: of 62, every fourth is of free, every third about billing.
  expect(created).toEqual([...created].sort((a: number, b: number) => b - a));
  expect(created.reduce((sum: number, each: number) => sum + each, 0)).toBe(62);
  expect(demand.items[0]).toMatchObject({ topic: 'login', created: 31, share: expect.any(Number) });
});

it('the scorecard has no value for what nobody carries, and says why', async () => {
  const metrics = JSON.stringify([...LACKING, 'conversation_volume']);
  const { scorecard } = await app.query(`{ scorecard(input: { dimension: "plan", metrics: ${metrics}, ${PERIOD} }) {
    rows { cells { metric { key } rank current { value formatted exact availability { status reason } } } }
    total { cells { metric { key } rank current { value formatted exact availability { status reason } } } } } }`);
  const rows = [...scorecard.rows, scorecard.total];
  for (const { cells } of rows)
    for (const { metric, rank, current } of cells) {
      if (!LACKING.includes(metric.key)) continue;
      expect([metric.key, rank, current.value, current.formatted, current.exact]).toEqual([metric.key, null, null, null, null]); // prettier-ignore
      expect(current.availability).toMatchObject({ status: 'UNAVAILABLE', reason: expect.any(String) });
    }
  // Unknown, Free, Pro and all: a count of nothing is 0.
  const volumes = rows.map(({ cells }: { cells: { current: { value: number } }[] }) => cells.at(-1)!.current.value);
  expect(volumes.slice().sort((a, b) => a - b)).toEqual([0, 16, 46, 62]);
});

it('the tree has no 0 at any node whose metric needs it, and a headline that the data carry', async () => {
  const { tree } = await app.query(`{ tree { slice(maxDepth: 9, first: 500) { nodes {
    key metric { key } reading(${PERIOD}) { current { value formatted availability { status reason } } } } } } }`);
  interface Node {
    key: string;
    metric: { key: string } | null;
    reading: { current: { value: number | null; availability: { status: string; reason: string | null } } } | null;
  }
  const nodes: Node[] = tree.slice.nodes;
  const lacking = nodes.filter(({ metric }) => metric !== null && LACKING.includes(metric.key));
  expect(lacking.length).toBeGreaterThan(3);
  for (const { key, reading } of lacking) {
    expect([key, reading!.current.value]).toEqual([key, null]);
    expect(reading!.current.availability).toMatchObject({
      status: 'UNAVAILABLE',
      reason: expect.stringMatching(/NOT_CONNECTED|BLOCKED|MISSING|NO_/),
    });
  }
  const contact = nodes.find(({ key }) => key === 'pro/demand_intensity/contact_rate');
  expect(contact!.reading!.current.value).toBeGreaterThan(0);
});
