/**
 * A prediction about resolution time is about the conversations that are resolved. One of ten never is: it counts with the whole follow-up, before
 * launch and after, so a quarter less of the time of the others is about an eighth less of what is measured.
 */
import { normalQuantile, randomBits, uniform } from '@bough/statistics';
import { numbersOf, planOf } from '../../../../test/support/builders-impact.js';
import { assess } from '../assess/assess.js';
import type { InterventionPlan } from '../plan.js';
import { powerOf } from '../planning/plan-power.js';
import type { VersionedNumbers } from './plan-study.js';
import { measuredSize, resolvedPart } from './resolved-time.js';
import { atMostByChance, howMany, seedStep } from '../../../../test/support/how-much.js';

const [DAYS, LAUNCH, FOLLOWED] = [231, 182, 7];
const DAY = 86_400;
const SIZES = [60, 50, 40, 30];
const RESOLUTION = { metric: 'resolution_time', primary: 'one/handling_efficiency/resolution_time', followUpDays: FOLLOWED, controls: ['tier/two', 'tier/three', 'tier/four'] } as const; // prettier-ignore

/** Tickets one by one: lognormal times (median 10 hours), of which every tenth is never resolved; in the first segment `faster` after launch. */
function tickets(seed: number, faster: number, { never = 10, sigma = 0.8 } = {}): VersionedNumbers {
  const bits = randomBits(seed);
  const noise = () => normalQuantile(uniform(bits));
  const shock = Array.from({ length: DAYS }, () => 0.05 * noise());
  const sums = SIZES.map((size, segment) => {
    const day = (at: number) => {
      const created = Math.max(20, Math.round(size + Math.sqrt(size) * noise()));
      const level = 10 * 3600 * Math.exp(shock[at]! + 0.05 * noise()) * (segment === 0 && at >= LAUNCH ? 1 - faster : 1);
      let [resolved, seconds] = [0, 0];
      for (let i = 0; i < created; i++) {
        const takes = i % never === never - 1 ? Infinity : level * Math.exp(sigma * noise());
        if (takes > FOLLOWED * DAY) continue;
        [resolved, seconds] = [resolved + 1, seconds + takes];
      }
      return { created, resolved, seconds };
    };
    return Array.from({ length: DAYS }, (_, at) => day(at));
  }); // prettier-ignore
  const of = (key: 'created' | 'resolved' | 'seconds') => sums.map((days) => days.map((each) => each[key]));
  const daily = { created: of('created'), resolved: of('resolved'), resolution_seconds: of('seconds') };
  const numbers = numbersOf(daily, DAYS);
  return { ...numbers, followed: { days: FOLLOWED, columns: numbers.columns, atLaunch: { begun: 400, open: 60 } } };
}

const assessed = (numbers: VersionedNumbers, plan: Partial<InterventionPlan>) =>
  assess(numbers, planOf({ ...RESOLUTION, ...plan }), { registered: true, overlaps: [], planChanges: [] });

describe('a true prediction of a quarter faster, again and again', () => {
  const count = howMany(60, 600);
  const runs = Array.from({ length: count }, (_, seed) =>
    assessed(tickets(seedStep() * count + seed + 1, 0.25), { predicted: 0.25 }),
  );

  it('is ruled out as often as chance does, and not in one of six', () => {
    const kinds = runs.map(({ verdict }) => verdict.kind);
    // 2.5 of 100 lie so far off; more than the most would come in one of a thousand such series, where one of six is far more often.
    const most = atMostByChance(count, 0.025, 1e-3);
    expect(most).toBeLessThan(count / 8);
    const ruledOut = runs.filter(({ effect, predicted }) => effect!.estimate.low95 > -predicted!);
    expect(ruledOut.length).toBeLessThanOrEqual(most);
    expect(kinds.filter((kind) => kind === 'partly_verified').length).toBeLessThanOrEqual(most);
    expect(kinds.filter((kind) => kind === 'verified_improvement').length).toBeGreaterThanOrEqual((5 / 6) * count);
  });

  it('is measured smaller, and stated over those resolved', () => {
    const mean = (of: (run: (typeof runs)[0]) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
    expect(mean(({ effect }) => effect!.relative!.value)).toBeGreaterThan(-0.2);
    expect(mean(({ effect, metric }) => effect!.relative!.value / metric.resolvedPart!)).toBeCloseTo(-0.25, 1);
    expect(mean(({ shareOfPredicted }) => shareOfPredicted!)).toBeCloseTo(1, 1);
    const { words, metric } = runs[0]!;
    expect(words.summary).toContain('The bet was 25.0\u00a0% of the time of those resolved, which is');
    expect(words.summary).toContain('Over the conversations that were resolved in time this is about −');
    // Mean 10 h · exp(0.8² / 2) = 13.8 h of nine in ten, 168 h of one: 12.4 of 29.2 hours.
    expect(metric.resolvedPart).toBeCloseTo(12.4 / 29.2, 1);
  });
});

it('half of what was predicted is ruled out', () => {
  const kinds = [1, 2, 3, 4, 5, 6].map((seed) => assessed(tickets(seed, 0.25), { predicted: 0.5 }).verdict.kind);
  expect(kinds.every((kind) => kind === 'partly_verified')).toBe(true);
});

it('a true prediction stands where slow ones outlast the follow-up, and where all are resolved', () => {
  for (const shape of [{ sigma: 1.5 }, { never: Infinity }]) {
    const kinds = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => assessed(tickets(seed, 0.25, shape), { predicted: 0.25 }).verdict.kind); // prettier-ignore
    expect(kinds.filter((kind) => kind === 'partly_verified').length).toBeLessThanOrEqual(1);
  }
});

it('the margin is one of those resolved, too: 15 % faster matters where 10 % do', () => {
  const plan = { predicted: null, margin: { kind: 'relative', value: 0.1 }, weeks: 6 } as const;
  const kinds = [1, 2, 3, 4, 5, 6].map((seed) => assessed(tickets(seed, 0.15), plan));
  const improved = kinds.filter(({ verdict }) => verdict.outcome === 'improved');
  expect(improved.length).toBeGreaterThanOrEqual(4);
  // Measured it is about 6 %, which is below 10 % of what is measured.
  expect(improved.every(({ effect }) => effect!.relative!.value > -0.1)).toBe(true);
  expect(improved.every(({ verdict }) => verdict.kind === 'verified_improvement')).toBe(true);
});

it('the power is stated of those resolved, as the margin is', () => {
  const numbers = tickets(1, 0);
  const of = (value: number) => powerOf(numbers, planOf({ ...RESOLUTION, margin: { kind: 'relative', value } }));
  const [row] = of(0.1).rows;
  const enough = of(row!.detectable);
  expect(enough.rows[0]!.detectable).toBeCloseTo(row!.detectable, 12);
  expect(enough.weeksNeeded).toBeLessThanOrEqual(2);
});

describe('sizes, by hand', () => {
  // 90 of 100 resolved in 20 hours each, ten at 168 hours: 1,800 of 3,480 hours.
  const hour = 3600;
  const studies = [{ resolvedBefore: { seconds: 1800 * hour, resolved: 90, all: 3480 * hour } }];

  it('a share of those resolved is as much of their part', () => {
    expect(resolvedPart(studies)).toBeCloseTo(1800 / 3480, 12);
    expect(measuredSize({ kind: 'relative', value: 0.25 }, studies).value).toBeCloseTo(0.25 * (1800 / 3480), 12);
  });

  it('five hours less of each that is resolved are 450 of 3,480', () => {
    const size = measuredSize({ kind: 'points', value: 5 * hour }, studies);
    expect(size.kind).toBe('relative');
    expect(size.value).toBeCloseTo(450 / 3480, 12);
  });

  it('waves are put together, and other metrics stay as they are', () => {
    const both = [...studies, { resolvedBefore: { seconds: 200 * hour, resolved: 10, all: 520 * hour } }];
    expect(resolvedPart(both)).toBeCloseTo(0.5, 12);
    expect(resolvedPart([{ resolvedBefore: null }])).toBeNull();
    expect(measuredSize({ kind: 'points', value: 3 }, [{ resolvedBefore: null }])).toEqual({
      kind: 'points',
      value: 3,
    });
  });
});
