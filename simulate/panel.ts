/**
 * Made-up support by day: shocks that affect everybody, shocks of single segments, weekdays, incidents, drift, and counts or
 * durations on top. With and without an effect, the support differs only in the treated segment after launch.
 */
import type { SegmentSeries } from '@bough/statistics';
import { chance, type Chance } from './chance.js';
import type { Scenario } from './scenarios.js';

const WEEKDAYS = [1.2, 1.1, 1.05, 1, 0.95, 0.4, 0.3];
const COMMON_PHI = 0.85;
/** Of the logarithm of a duration: a coefficient of variation of 1.01. */
const SIGMA = 0.84;
const LARGE = 30;

interface Segment {
  /** Logarithm of what the level is multiplied with, by day. */
  readonly moves: Float64Array;
  readonly volume: Float64Array;
  readonly seed: number;
}

/** For each effect (0.1: 10 % less in the treated segment after launch) the series of all segments. */
export function panels(scenario: Scenario, seed: number, effects: readonly number[]): SegmentSeries[][] {
  const random = chance(seed);
  const days = (scenario.weeksBefore + scenario.weeksAfter) * 7;
  const common = autoregression(random, days, COMMON_PHI, scenario.commonSd);
  const segments = scenario.sizes.map((size, index) => segmentOf(scenario, random, size, index, common));
  const untouched = segments.map((segment) => drawn(scenario, segment, 0));
  return effects.map((effect) =>
    segments.map((segment, index) =>
      (index === scenario.treated || scenario.alsoTreated.includes(index)) && effect > 0
        ? drawn(scenario, segment, effect)
        : untouched[index]!,
    ),
  );
}

function segmentOf(scenario: Scenario, random: Chance, size: number, index: number, common: Float64Array): Segment {
  const days = common.length;
  const [low, high] = scenario.loadings;
  const loading = low + (high - low) * random.uniform();
  const weekdays = WEEKDAYS.map((weight) => weight * Math.exp(scenario.weekdaySd * random.normal()));
  const own = autoregression(random, days, scenario.own.phi, scenario.own.sd);
  const moves = new Float64Array(days);
  let [walk, incident] = [0, 0];
  for (let day = 0; day < days; day++) {
    walk += scenario.drift * random.normal();
    if (scenario.incidents > 0 && random.uniform() < scenario.incidents) incident = 2;
    const isTreated = index === scenario.treated || scenario.alsoTreated.includes(index);
    const trend = isTreated ? scenario.trend * day : 0;
    moves[day] = loading * common[day]! + own[day]! + walk + trend + (incident-- > 0 ? Math.log(1.8) : 0);
  }
  const volume = Float64Array.from(moves, (_, day) => size * weekdays[day % 7]!);
  return { moves, volume, seed: Math.floor(random.uniform() * 2 ** 32) };
}

function drawn(scenario: Scenario, { moves, volume, seed }: Segment, effect: number): SegmentSeries {
  const random = chance(seed);
  const launch = scenario.weeksBefore * 7;
  const level = (day: number) => Math.exp(moves[day]!) * (day >= launch ? 1 - effect : 1);
  if (scenario.kind === 'counts') return { numerators: volume.map((mean, day) => random.poisson(mean * level(day))) };
  const denominators = volume.map((mean) => random.poisson(mean));
  return { denominators, numerators: denominators.map((count, day) => level(day) * durations(random, count)) };
}

/** The sum of so many lognormal durations of mean 1. */
function durations(random: Chance, count: number): number {
  if (count > LARGE) return Math.max(0, count + Math.sqrt(count * Math.expm1(SIGMA * SIGMA)) * random.normal());
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(SIGMA * random.normal() - (SIGMA * SIGMA) / 2);
  return sum;
}

function autoregression({ normal }: Chance, days: number, phi: number, sd: number): Float64Array {
  const fresh = sd * Math.sqrt(1 - phi * phi);
  let x = sd * normal();
  return new Float64Array(days).map(() => (x = phi * x + fresh * normal()));
}
