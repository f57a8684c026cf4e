import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  PLAN,
  workspace,
} from '../../../../test/support/builders.js';
import { aStandard } from '../../../../test/support/builders-standards.js';
import { memoryStores } from '../../../../test/support/memory-stores.js';
import { METRIC_CATALOGUE, type Workspace } from '@bough/domain';
import { Engine } from '../../trees/engine.js';
import { assessScorecard } from './assess-scorecard.js';
import { readStandards } from './read-standards.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };
const FIELDS = ['first_human_reply_at', 'first_reply_at', 'resolved_at', 'rating', 'handle_time', 'touches'];

/** Free: 30 conversations answered after 10 minutes; pro: 30 after 20 and 10 more that are open. One is of nobody known. */
async function opened(given: Partial<Workspace> = {}) {
  const stores = memoryStores();
  await stores.workspaces.save(workspace({ dimensions: [PLAN], ...given }), new Date(0));
  await stores.facts.carry({ id: 0 }, FIELDS);
  const people = ['free', 'pro'].map((plan) => customer(plan, { attributes: { plan }, activeFrom: day('2025-02-01') }));
  await importBatches(stores.facts, [customers(...people)], { kind: 'customers' });
  const facts = Array.from({ length: 71 }, (_, index) => {
    const plan = index < 30 ? 'free' : index < 70 ? 'pro' : null;
    const createdAt = at('2025-03-01 09:00') + (index % 30) * 86_400_000;
    const reply = createdAt + (plan === 'free' ? 600_000 : 1_200_000);
    const resolvedAt = index < 60 ? createdAt + (plan === 'free' ? 3_600_000 : 7_200_000) : null;
    const isUnhappy = plan === 'pro' && index % 2 === 0;
    return conversation(`${index}`, {
      createdAt,
      resolvedAt,
      customerExternalId: plan,
      firstHumanReplyAt: reply,
      firstReplyAt: reply,
      rating: isUnhappy ? 1 : 5,
      ratedAt: createdAt + 8_000_000,
      handleSeconds: 600,
      touches: 1,
    });
  });
  // So that March moves no more.
  const later = conversation('later', { createdAt: at('2025-04-20'), resolvedAt: at('2025-04-20 01:00') });
  await importBatches(stores.facts, [conversations(...facts, later)]);
  const asked: string[] = [];
  const counting = new Proxy(stores.rollups, {
    get: (store, name: keyof typeof stores.rollups) => {
      const method = store[name] as (...args: never[]) => unknown;
      return typeof method === 'function'
        ? (...args: never[]) => (asked.push(name), method.apply(store, args))
        : method;
    },
  });
  const engine = new Engine({ ...stores, rollups: counting, today: () => day('2025-05-01') });
  await engine.refresh();
  asked.length = 0;
  return { snapshot: engine.current!, asked };
}
const QUERY = { period: MARCH, dimension: 'plan', metrics: ['csat', 'first_response_time', 'resolution_time'] };

it('ranks segments, tells them from the whole, and counts what is still open', async () => {
  const card = await assessScorecard((await opened()).snapshot, QUERY);
  const [csat, response, resolution] = card.rows[1]!.cells;
  expect(card.rows.map(({ segment }) => segment.key)).toEqual(['free', 'pro', 'unknown']);
  expect(card.rows.map(({ cells }) => cells.map(({ rank }) => rank))).toEqual([
    [1, 1, 1],
    [2, 2, 2],
    [null, null, null],
  ]);
  // 20 of 40 are satisfied; with free's 30 of 30 and the one of nobody, 51 of 71.
  expect(csat!.current).toMatchObject({ value: 0.5, sample: 40 });
  expect(csat!.versusTotal!.absolute).toBeCloseTo(0.5 - 51 / 71, 12);
  expect(csat!.versusTotal!.tone).toBe('BAD');
  expect(csat!.shrunk!.value).toBeGreaterThan(0.5);
  expect(response!.current.value).toBe(1200);
  expect(response!.previous).toMatchObject({ value: null, reason: 'BEFORE_FIRST_DATA' });
  expect(resolution!.resolution).toMatchObject({ begun: 40, shareOpen: 0.25, reason: null });
  expect(Math.abs(resolution!.resolution!.median! / 7200 - 1)).toBeLessThan(0.011);
  expect(card.total.cells[0]).toMatchObject({ rank: null, versusTotal: null, shrunk: null });
  expect(card.unknown.conversations).toBeCloseTo(1 / 71, 12);
});

it('judges every segment by its own standards, and compares with benchmarks', async () => {
  const standards = [
    aStandard({ high: 900, from: day('2025-01-01') }),
    aStandard({ segment: 'plan/free', kind: 'share_within', share: 0.9, high: 900, from: day('2025-01-01') }),
    aStandard({ segment: 'plan/unknown', from: day('2025-01-01') }),
    aStandard({ segment: 'plan/free', high: 1, from: day('2025-04-01') }),
  ];
  const { snapshot } = await opened({ standards, benchmarks: ['industry/saas'] });
  const card = await assessScorecard(snapshot, QUERY);
  const verdicts = card.rows.map(({ cells }) => cells[1]!.verdicts.map(({ status, margin }) => [status, margin]));
  expect(verdicts).toEqual([[['met', expect.closeTo(0.1, 9)]], [['missed', -300]], [['not_evaluable', null]]]);
  expect(card.rows[0]!.cells[1]!.benchmarks).toMatchObject([{ band: 'below', tone: 'GOOD' }]);
  const read = await readStandards(snapshot, MARCH);
  expect(read.map(({ segment, verdict }) => `${segment.id} ${verdict.status}`)).toEqual([
    'plan/pro missed',
    'plan/free met',
    'plan/unknown not_evaluable',
  ]);
});

it('ranks nobody by what grows with the size of a segment', async () => {
  const card = await assessScorecard((await opened()).snapshot, { ...QUERY, metrics: ['backlog', 'resolution_time'] });
  const [free, pro] = card.rows;
  expect(card.rows.map(({ cells }) => cells.map(({ rank }) => rank))).toEqual([[null, 1], [null, 2], [null, null]]); // prettier-ignore
  expect([free, pro].map((row) => row!.cells[0]!.current.value)).toEqual([0, 10]);
});

it('sorts the worst first, and shows only what is asked for, ranked among all', async () => {
  const { snapshot } = await opened();
  const order = async (given: object) =>
    (await assessScorecard(snapshot, { ...QUERY, ...given })).rows.map(({ segment }) => segment.key);
  expect(await order({ sort: { by: 'metric', metric: 'csat' } })).toEqual(['pro', 'free', 'unknown']);
  expect(await order({ sort: { by: 'metric', metric: 'conversation_volume' } })).toEqual(['pro', 'free', 'unknown']);
  const { rows } = await assessScorecard(snapshot, { ...QUERY, segments: ['pro'] });
  expect(rows.map(({ segment, cells }) => [segment.key, cells[0]!.rank])).toEqual([['pro', 2]]);
});

it('asks the database as often for 512 segments × 20 metrics as for three', async () => {
  const segments = Array.from({ length: 511 }, (_, index) => ({ key: `s${index}`, name: 's', values: [`v${index}`] }));
  const metrics = METRIC_CATALOGUE.slice(0, 20).map(({ key }) => key);
  const counts = [];
  for (const dimension of [PLAN, { ...PLAN, segments }]) {
    const { snapshot, asked } = await opened({ dimensions: [dimension] });
    const { rows } = await assessScorecard(snapshot, { ...QUERY, metrics });
    counts.push({ rows: rows.length, asked: [...asked].sort() });
  }
  const asked = ['histograms', 'histograms', 'repeatCustomers', 'repeatCustomers', 'resolutionTimes'];
  expect(counts).toEqual([
    { rows: 3, asked },
    { rows: 512, asked },
  ]);
});

describe('conversations that all take as long as the limit', () => {
  const named = { kind: 'share_within', share: 0.9, from: day('2025-01-01') } as const;
  const week = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);
  const businessHours = { timeZone: 'UTC', week, holidays: null, closed: [], open: [] };

  it.each([1, 5, 60, 720, 4320])(
    '%d minutes: all 200 are within it, and none within a second less',
    async (minutes) => {
      const high = minutes * 60;
      const standards = ['first_response_time', 'resolution_time'].flatMap((metric) =>
        [high, high - 1].flatMap((limit) =>
          (['calendar', 'business'] as const).map((basis) =>
            aStandard({ ...named, segment: 'plan/free', metric, high: limit, basis }),
          ),
        ),
      );
      const stores = memoryStores();
      await stores.workspaces.save(workspace({ businessHours, standards }), new Date());
      await stores.facts.carry({ id: 0 }, FIELDS);
      await importBatches(stores.facts, [customers(customer('A', { attributes: { plan: 'free' } }))], {
        kind: 'customers',
      });
      const facts = Array.from({ length: 200 }, (_, index) => {
        const createdAt = at('2025-03-01 09:00') + (index % 25) * 86_400_000;
        const end = createdAt + high * 1000;
        const times = { createdAt, firstReplyAt: end, firstHumanReplyAt: end, resolvedAt: end };
        return conversation(`${index}`, { ...times, customerExternalId: 'A' });
      });
      const later = conversation('later', { createdAt: at('2025-04-20') });
      await importBatches(stores.facts, [conversations(...facts, later)]);
      const engine = new Engine({ ...stores, today: () => day('2025-05-01') });
      await engine.refresh();
      const snapshot = engine.current!;
      for (const { standard, verdict } of await readStandards(snapshot, MARCH)) {
        const isWithin = standard.high === high;
        // The true share is 1; at the bound of 90 % not one of 200 within the limit has the probability 0.1^200.
        expect(verdict).toMatchObject({ status: isWithin ? 'met' : 'missed', actual: isWithin ? 1 : 0 });
        expect(verdict.p).toBeCloseTo(isWithin ? 1 : 0, 12);
      }
      const { rows } = await assessScorecard(snapshot, QUERY);
      const [, response, resolution] = rows[0]!.cells;
      expect(response!.quantiles).toEqual({ median: high, p90: high });
      expect(resolution!.quantiles).toEqual({ median: high, p90: high });
      expect(resolution!.resolution).toMatchObject({ median: high });
    },
  );
});

describe('a standard in business time', () => {
  const standards = ['at_most', 'share_within'].map((kind) =>
    aStandard({
      kind: kind as 'at_most',
      from: day('2025-01-01'),
      review: day('2026-01-01'),
      basis: 'business',
      high: 700,
      ...(kind === 'share_within' && { share: 0.9 }),
    }),
  );
  // Pro is answered at 9:20; a desk that opens at 9:10, every day, needs ten minutes of its time for that.
  const week = Array.from({ length: 7 }, () => [{ from: 550, to: 1020 }]);
  const businessHours = { timeZone: 'UTC', week, holidays: null, closed: [], open: [] };
  const told = async (given: Partial<Workspace>) =>
    (await readStandards((await opened({ standards, ...given })).snapshot, MARCH)).map(({ verdict }) => {
      const { status, actual, reason } = verdict;
      return [status, actual, reason];
    });

  it('is judged by what was counted while the desk was open', async () => {
    expect(await told({ businessHours })).toEqual([
      ['met', 600, null],
      ['met', 1, null],
    ]);
    // On the clock of everybody it took twenty minutes.
    const calendar = standards.map((standard) => ({ ...standard, basis: 'calendar' as const }));
    const missed = await told({ businessHours, standards: calendar });
    expect(missed.map(([status, actual]) => [status, actual])).toEqual([
      ['missed', 1200],
      ['missed', 0],
    ]);
  });

  it('cannot be judged without hours, and says so', async () =>
    expect(await told({})).toEqual([
      ['not_evaluable', null, 'the workspace file has no business_hours'],
      ['not_evaluable', null, 'the workspace file has no business_hours'],
    ]));
});
