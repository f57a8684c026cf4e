/**
 * Like is compared with like: where the same happens every day, no change is good or bad, whatever periods are compared, on whichever day
 * and in whichever time zone.
 */
import fc from 'fast-check';
import {
  addMonths,
  buckets,
  changeBetween,
  COMPARISON_PRESETS,
  comparisonPeriod,
  GRAINS,
  METRIC_DEFAULTS,
  monthStart,
  PERIOD_PRESETS,
  parsePeriod,
  periodLabel,
  resolvePreset,
  timeZone,
  type Change,
  type Period,
} from '@bough/domain';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  HOUR,
  importBatches,
  PLAN,
  workspace,
} from '../../../test/support/builders.js';
import { tries } from '../../../test/support/how-much.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { Engine } from '../trees/engine.js';
import type { Snapshot } from '../trees/snapshot.js';
import { explainNode } from './explain-node.js';

const FIELDS = [
  ...['first_human_reply_at', 'first_reply_at', 'bot_took_part', 'resolved_by', 'escalated', 'resolved_at', 'touches'],
  ...['handle_time', 'reopen_count', 'rating', 'effort'],
];

const own = (key: string, formula: string) => ({
  ...METRIC_DEFAULTS,
  key,
  name: key,
  formula,
  polarity: 'lower' as const,
  minimumSample: 1,
});

/** Formulas of customers: sums, sums that are not proportional, other days than the period, and the days themselves. */
const OWN = [
  own('volume', 'created'),
  own('volume_and_five', 'created + 5'),
  own('whole_weeks', 'round(created / 7)'),
  own('when_many', 'if(created > 100, created, resolved / 2)'),
  own('squared', 'created * created / resolved'),
  own('per_day', 'created / days'),
  own('ever', 'cumulative(created)'),
  own('ever_per_customer', 'cumulative(created) / cumulative(customer_days)'),
  own('last_week', 'rolling(created, 7)'),
  own('against_week_before', 'created / lag(created, 7)'),
  own('escalations_per_customer', 'escalated / (customer_days / days)'),
  own('hours', 'handle_seconds / 3600'),
  own('open', 'open_at_end'),
];

interface Load {
  readonly zone: string;
  readonly now: number;
  /** The number of days of history. */
  readonly length: number;
  /** How many times as many conversations begin on a day, by days from the start. */
  readonly times?: (index: number) => number;
}

/** Four conversations a day, all alike every day, up to the present moment; each is handled within the hour. */
async function loaded({ zone, now, length, times = () => 1 }: Load): Promise<Snapshot> {
  const stores = memoryStores();
  const { dayAt, startOf } = timeZone(zone);
  const today = dayAt(now);
  await stores.workspaces.save(
    workspace({ dimensions: [PLAN], timeZone: zone, metrics: OWN, freshnessDays: 7 }),
    new Date(now),
  );
  await stores.facts.carry({ id: 0 }, [...FIELDS]);
  const first = today - length;
  const people = ['free', 'pro'].map((plan) => customer(plan, { attributes: { plan }, activeFrom: first - 50 }));
  await importBatches(stores.facts, [customers(...people)], { kind: 'customers' });
  const facts = Array.from({ length: length + 1 }, (_, index) =>
    Array.from({ length: 4 * times(index) }, (_, copy) => {
      const createdAt = startOf(first + index) + ((copy % 4) * 4 + 5) * HOUR;
      return conversation(`${index}.${copy}`, {
        createdAt,
        firstReplyAt: createdAt + 60_000,
        firstHumanReplyAt: createdAt + 120_000,
        resolvedAt: createdAt + 600_000,
        customerExternalId: copy % 4 === 0 ? 'pro' : 'free',
        escalated: copy % 4 === 1,
        handleSeconds: 300,
        touches: 1,
        rating: copy % 2 === 0 ? 5 : 2,
        ratedAt: createdAt + 900_000,
      });
    }),
  );
  const known = facts.flat().filter(({ createdAt }) => createdAt + 900_000 < now);
  await importBatches(stores.facts, [conversations(...known)]);
  const pools = [];
  for (let month = monthStart(first); month <= today; month = addMonths(month, 1))
    pools.push({ month, category: 'pay', amount: 1000 * (addMonths(month, 1) - month) });
  await importBatches(stores.facts, [{ kind: 'cost_pools', facts: pools }], { kind: 'cost_pools' });
  const engine = new Engine({ ...stores, today: () => today });
  await engine.refresh();
  return engine.current!;
}

async function changesOf(snapshot: Snapshot, period: Period, basis: Period): Promise<[string, Change][]> {
  const changes: [string, Change][] = [];
  for (const metric of snapshot.model.metrics.keys())
    for (const position of [0, 1]) {
      const [now, before] = [
        await snapshot.reading(metric, position, period),
        await snapshot.reading(metric, position, basis),
      ];
      const terms = snapshot.termsOverTime(metric, period, basis, 'lower')(position);
      changes.push([`${metric} at ${position}`, changeBetween(now, before, terms)]);
    }
  return changes;
}

const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Kathmandu'];

/** Every preset, and what people type: a day, a week, a month, a quarter and a year, running or over. */
function periodsAt({ state }: Snapshot): Period[] {
  const { range, today } = state;
  const typed = [today, today - 1, today - 31].flatMap((each) =>
    GRAINS.map((grain) =>
      periodLabel(buckets({ from: each, to: each + 400 }, grain)[1] ?? { from: each, to: each + 1 }),
    ),
  );
  const presets = PERIOD_PRESETS.map((preset) => resolvePreset(preset, range!, today));
  const running = GRAINS.flatMap((grain) =>
    buckets({ from: today - 400, to: today + 400 }, grain).filter(({ from, to }) => from <= today && to > today - 40),
  );
  const all = [...presets, ...running, ...typed.flatMap((text) => parsePeriod(text, range!, today) ?? [])];
  return [...new Map(all.map((period) => [`${period.from}/${period.to}`, period])).values()];
}

it('no change has a tone where every day is alike', async () => {
  let compared = 0;
  const moments = fc.integer({ min: at('2025-01-01') / HOUR, max: at('2028-12-31') / HOUR });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ZONES), moments, async (zone, hour) => {
      const snapshot = await loaded({ zone, now: hour * HOUR, length: 430 });
      for (const period of periodsAt(snapshot))
        for (const preset of COMPARISON_PRESETS) {
          const basis = comparisonPeriod(preset, period);
          const toned = (await changesOf(snapshot, period, basis)).filter(([, { tone, neutralBecause }]) => {
            if (neutralBecause === 'UNCHANGED') compared++;
            return tone !== 'NEUTRAL';
          });
          expect([periodLabel(period), periodLabel(basis), toned]).toEqual([expect.anything(), expect.anything(), []]);
        }
    }),
    tries(1, 12),
  );
  expect(compared).toBeGreaterThan(1_000); // so that the law says something
});

describe('a month against the month before', () => {
  const MARCH = { from: day('2026-03-01'), to: day('2026-04-01') };
  const FEBRUARY = { from: day('2026-02-01'), to: day('2026-03-01') };
  const change = async (snapshot: Snapshot, metric: string, period: Period, basis: Period) => {
    const [now, before] = [await snapshot.reading(metric, 0, period), await snapshot.reading(metric, 0, basis)];
    return changeBetween(now, before, snapshot.termsOverTime(metric, period, basis)(0));
  };

  it('of 31 days is compared with 31 days of the one of 28', async () => {
    const snapshot = await loaded({ zone: 'UTC', now: at('2026-05-20 12:00'), length: 200 });
    expect(snapshot.valuesOf(MARCH).metrics.get('volume')![0]).toBe(124);
    expect(await change(snapshot, 'volume', MARCH, FEBRUARY)).toEqual({
      absolute: 0,
      relative: 0,
      tone: 'NEUTRAL',
      against: 124,
      neutralBecause: 'UNCHANGED',
    });
    // 124 over two customers against 112 over two.
    expect(await change(snapshot, 'contact_rate', MARCH, FEBRUARY)).toMatchObject({ relative: 0, against: 62 });
  });

  it('that runs is compared over the days that it has, and is neither good nor bad yet', async () => {
    const snapshot = await loaded({ zone: 'UTC', now: at('2026-03-12 23:30'), length: 100 });
    const running = await change(snapshot, 'volume', MARCH, FEBRUARY);
    // 48 in twelve days, against 112 in 28, which are 48 in twelve.
    expect(running).toMatchObject({ absolute: 0, relative: 0, tone: 'NEUTRAL', against: 48 });
    expect(running.neutralBecause).toBe('PERIOD_INCOMPLETE');
    const value = await snapshot.reading('volume', 0, MARCH);
    expect(value.message).toBe('data ends on 2026-03-12; still filling: 2026-03-12 is not over');
  });

  it('has a tone when there is twice as much a day', async () => {
    const start = day('2026-05-20') - 200;
    const times = (index: number) => (start + index >= MARCH.from ? 2 : 1);
    const snapshot = await loaded({ zone: 'UTC', now: at('2026-05-20 12:00'), length: 200, times });
    const twice = await change(snapshot, 'volume', MARCH, FEBRUARY);
    expect(twice).toMatchObject({ absolute: 124, relative: 1, tone: 'BAD', against: 124, neutralBecause: null });
    // The difference is explained by what happened and not by the length of the months.
    const explained = await explainNode(snapshot, {
      metric: 'volume',
      node: null,
      place: { position: 0, period: MARCH },
      reference: { position: 0, period: FEBRUARY },
    });
    expect(explained.change).toMatchObject({ absolute: 124, against: 124 });
    expect(explained.explanation).toMatchObject({
      before: 124,
      after: 248,
      parts: [{ key: 'created', before: 124, after: 248, amount: 124 }],
    });
    // Three of four conversations are of free.
    expect(explained.split!.segments.map(({ segments, rate }) => [segments[0]!.key, rate])).toEqual([
      ['free', 93],
      ['pro', 31],
      ['unknown', 0],
    ]);
  });
});

it('marks the day that still fills in a series', async () => {
  const snapshot = await loaded({ zone: 'UTC', now: at('2026-03-12 11:30'), length: 40 });
  const period = { from: day('2026-03-10'), to: day('2026-03-13') };
  const points = snapshot.series('volume', 0, period, 'DAY');
  expect(points.map(({ value }) => [value.value, value.marks, value.message])).toEqual([
    [4, [], null],
    [4, [], null],
    [2, ['PERIOD_INCOMPLETE'], 'still filling: 2026-03-12 is not over'],
  ]);
});

it('does not call a small segment good because it has less of everything', async () => {
  const snapshot = await loaded({ zone: 'UTC', now: at('2026-05-20 12:00'), length: 200 });
  const period = { from: day('2026-03-01'), to: day('2026-04-01') };
  const pro = snapshot.model.positions.get('plan/pro')!;
  const toned = [];
  for (const metric of [
    'volume',
    'open',
    'hours',
    'volume_and_five',
    'per_day',
    'when_many',
    'escalations_per_customer',
  ]) {
    const [segment, all] = [
      await snapshot.reading(metric, pro, period),
      await snapshot.reading(metric, 0, period),
    ] as const;
    const { tone, neutralBecause } = changeBetween(segment, all, snapshot.termsAcross(metric, period));
    toned.push([metric, tone, neutralBecause]);
  }
  expect(toned).toEqual([
    ['volume', 'NEUTRAL', 'NOT_COMPARABLE'],
    ['open', 'NEUTRAL', 'UNCHANGED'], // none is open anywhere
    ['hours', 'NEUTRAL', 'NOT_COMPARABLE'],
    ['volume_and_five', 'NEUTRAL', 'NOT_COMPARABLE'],
    ['per_day', 'NEUTRAL', 'NOT_COMPARABLE'],
    ['when_many', 'NEUTRAL', 'NOT_COMPARABLE'],
    ['escalations_per_customer', 'GOOD', null], // none, against 31 of two customers
  ]);
});
