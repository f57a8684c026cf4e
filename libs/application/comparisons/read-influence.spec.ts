import {
  leafColumns,
  MEASURES,
  modelOf,
  STORED_MEASURES,
  type CostPool,
  type DataState,
  type TemplateNode,
} from '@bough/domain';
import { normalQuantile, randomBits, uniform } from '@bough/statistics';
import { day, workspace } from '../../../test/support/builders.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { readInfluence } from './read-influence.js';
import { Snapshot } from '../trees/snapshot.js';

const MONDAY = day('2024-01-01');

/** A believed driver right under the segment, whose headline is CSAT. */
function believed(key: string, metric: string): TemplateNode {
  const nothing = { family: null, planned: null, identity: null, note: null };
  return { key, parent: null, name: key, metric, edge: 'influence', ...nothing };
}

const NODES = [
  believed('reply', 'first_response_time'),
  believed('touches', 'touches_per_ticket'),
  believed('price', 'cost_per_conversation'),
];
const TREE = { ...workspace().tree, headline: 'csat', nodes: NODES };
const MODEL = modelOf(workspace({ tree: TREE }));
const PLANS = ['plan/free', 'plan/pro'];

/** Draws from a normal distribution, as many as there are weeks and some before. */
function normals(seed: number): (week: number) => number {
  const bits = randomBits(seed);
  const drawn = Array.from({ length: 200 }, () => normalQuantile(uniform(bits)));
  return (week) => drawn[week + 10]!;
}

type Week = Partial<Record<string, number>>;

/**
 * Facts on the Monday of each week; the last day is a Sunday. One per cent of a slower first reply is half a per cent of CSAT two
 * weeks later; touches go their own way; the spring and autumn of replies and CSAT are everybody's.
 */
function weekOf(plan: number, week: number): Week {
  const [news, noise, other] = [1, 2, 3].map((seed) => normals(10 * plan + seed)) as [Normal, Normal, Normal];
  const season = 0.3 * Math.sin((2 * Math.PI * week) / 26);
  const satisfied = 800 * Math.exp(season / 10 - 0.05 * news(week - 2) + 0.01 * noise(week));
  return {
    answered: 100,
    first_response_seconds: 100 * 3600 * Math.exp(season + 0.1 * news(week)),
    ratings: 1000,
    satisfied,
    resolved: 100,
    touches: 300 * Math.exp(0.1 * other(week)),
  };
}
type Normal = (week: number) => number;

function snapshotOf(weeks: number, facts = weekOf, pools: readonly CostPool[] = []): Snapshot {
  const blockOn = (offset: number, plans: readonly Week[]) => ({
    day: MONDAY + offset,
    segments: ['all', ...PLANS],
    values: Float64Array.from(
      STORED_MEASURES.flatMap(({ key }) => {
        const own = plans.map((plan) => plan[key] ?? 0);
        return [own.reduce((sum, value) => sum + value, 0), ...own];
      }),
    ),
  });
  const mondays = Array.from({ length: weeks }, (_, week) =>
    blockOn(
      7 * week,
      PLANS.map((_, plan) => facts(plan, week)),
    ),
  );
  const blocks = [...mondays, blockOn(7 * weeks - 1, [{ created: 1 }, {}])];
  const columns = leafColumns(
    blocks,
    MODEL.segments.map(({ id }) => id),
    pools,
    () => false,
  );
  const state: DataState = {
    range: { from: MONDAY, to: MONDAY + 7 * weeks },
    carried: new Set([...MEASURES.values()].flatMap(({ requires }) => requires)),
    costMonths: new Set(pools.map(({ month }) => month)),
    today: MONDAY + 7 * weeks,
  };
  return new Snapshot({ model: MODEL, columns, state, workspaceVersion: 1, dataVersion: 1 }, memoryStores().rollups);
}

const influence = (snapshot: Snapshot, path: string) => readInfluence(snapshot, MODEL.nodesByPath.get(path)!);

it('finds a driver that leads by two weeks, and how far the outcome follows', () => {
  const found = influence(snapshotOf(80), 'free/reply')!;
  expect(found).toMatchObject({
    outcome: { path: 'free', metric: 'csat' },
    besides: ['free/touches'],
    // The ratings of the last week may still come in.
    strength: { state: 'tested', relation: 'may_lead', weeks: 79, best: { lag: 2 } },
  });
  if (found.strength.state !== 'tested') throw new Error('not tested');
  expect(found.strength.high).toBeLessThan(-0.5);
  expect(found.strength.elasticity).toBeCloseTo(-0.5, 1);
});

it('finds nothing in one that goes its own way, with the other driver taken out', () => {
  expect(influence(snapshotOf(80), 'free/touches')).toMatchObject({
    besides: ['free/reply'],
    strength: { state: 'tested', relation: 'no_sign' },
  });
});

it('asks for half a year', () => {
  // Twenty weeks, of which the last is immature.
  expect(influence(snapshotOf(20), 'free/reply')).toMatchObject({
    besides: [],
    strength: { state: 'not_enough_weeks', weeks: 19, needed: 26 },
  });
});

it('is not kept from an answer by another driver that is known for few weeks', () => {
  const lately = (plan: number, week: number) => ({ ...weekOf(plan, week), ...(week < 70 ? { resolved: 0 } : {}) });
  expect(influence(snapshotOf(80, lately), 'free/reply')).toMatchObject({
    besides: [],
    strength: { state: 'tested', relation: 'may_lead', best: { lag: 2 } },
  });
});

it('takes no season out where the other segments have no values', () => {
  const alone = (plan: number, week: number) => (plan === 0 ? { ...weekOf(0, week) } : {});
  expect(influence(snapshotOf(80, alone), 'free/reply')).toMatchObject({ strength: { state: 'tested', weeks: 79 } });
});

it('does not take weeks without a cost pool for weeks that cost nothing', () => {
  // Pools for May and June 2024: the whole weeks from 6 May to 30 June are eight.
  const pools = ['2024-05-01', '2024-06-01'].map((month) => ({
    month: day(month),
    category: 'pay',
    amount: 1_000_000,
  }));
  const handled = (plan: number, week: number) => ({ ...weekOf(plan, week), handle_seconds: 1 });
  expect(influence(snapshotOf(80, handled, pools), 'free/price')).toMatchObject({
    strength: { state: 'not_enough_weeks', weeks: 8 },
  });
});

it('has nothing to say of the root, a segment, or a model without data', () => {
  for (const path of ['', 'free']) expect(influence(snapshotOf(30), path)).toBeNull();
  const empty = snapshotOf(30);
  const none = new Snapshot({ ...empty, state: { ...empty.state, range: null } }, memoryStores().rollups);
  expect(influence(none, 'free/reply')).toMatchObject({ strength: { state: 'not_enough_weeks', weeks: 0 } });
});
