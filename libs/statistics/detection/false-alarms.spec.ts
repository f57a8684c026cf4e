import { howMany, seedStep } from '../../../test/support/how-much.js';
import { randomBits, uniform, type RandomBits } from '../resampling/random.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { assessWeeks, weekScores, DRIFT_LIMIT } from './drift.js';
import { ewma } from './control-chart.js';
import { COUNT_SCALE, assessDay, assessDays } from './spike.js';
import { stabilisedCount } from './stabilise.js';

/** How often the watch cries wolf on made-up nodes to which nothing happens, and how much it misses of what does. */

const WEEKDAYS = [1.2, 1.15, 1.1, 1.05, 1, 0.8, 0.7];

/** Knuth, "The art of computer programming", volume 2: uniforms are multiplied until they fall below e^−mean. */
function poisson(mean: number, bits: RandomBits): number {
  const end = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > end; product *= uniform(bits)) count++;
  return count;
}

/** Poisson counts by weekday with a yearly season of ± 8 %. */
function dailyCounts(perDay: number, days: number, bits: RandomBits): number[] {
  const phase = uniform(bits);
  return Array.from({ length: days }, (_, day) => {
    const season = Math.exp(0.08 * Math.sin(2 * Math.PI * (day / 365.25 + phase)));
    return poisson(perDay * WEEKDAYS[day % 7]! * season, bits);
  });
}

describe('days', () => {
  const HISTORY = 112;

  it.each([
    [200, 20],
    [40, 25],
  ])('at %d a day: 0.05 to 0.3 false alarms a node and year', (perDay, part) => {
    const nodes = howMany(part, 10 * part);
    const bits = randomBits(31 + 100 * seedStep());
    let alarms = 0;
    for (let node = 0; node < nodes; node++) {
      const counts = dailyCounts(perDay, HISTORY + 2 * 365, bits).map(stabilisedCount);
      const judged = assessDays(counts, COUNT_SCALE).slice(HISTORY);
      alarms += judged.filter((day) => day.kind === 'judged' && day.isSpike).length;
    }
    expect(alarms / (2 * nodes)).toBeGreaterThan(0.05);
    expect(alarms / (2 * nodes)).toBeLessThan(0.3);
  });

  it.each([
    [200, 0.85, 1],
    [40, 0.2, 0.5],
  ])('at %d a day, 60 %% more on one day is seen in %d to %d of cases', (perDay, least, most) => {
    const bits = randomBits(32 + 100 * seedStep());
    const runs = howMany(200, 2_000);
    let hits = 0;
    for (let run = 0; run < runs; run++) {
      const counts = dailyCounts(perDay, HISTORY, bits);
      counts.push(poisson(1.6 * counts[HISTORY - 7]!, bits));
      const result = assessDay(counts.map(stabilisedCount), COUNT_SCALE);
      if (result.kind === 'judged' && result.z > 0 && result.isSpike) hits++;
    }
    expect(hits / runs).toBeGreaterThan(least);
    expect(hits / runs).toBeLessThanOrEqual(most);
  });
});

describe('weeks', () => {
  const HISTORY = 26;

  /** Logarithms of weekly counts; `season` ± of the year. */
  function weeklyLogs(perDay: number, weeks: number, season: number, bits: RandomBits): number[] {
    const phase = uniform(bits);
    const chance = () => normalQuantile(uniform(bits)) / Math.sqrt(7 * perDay);
    return Array.from({ length: weeks }, (_, w) => season * Math.sin(2 * Math.PI * (w / 52.18 + phase)) + chance());
  }

  it.each([
    [200, 0, 0.25, 0.6],
    [8, 0.08, 0.5, 1.4],
    [40, 0.08, 1.8, 3.4],
  ])('at %d a day and a season of ± %d: %d to %d false alarms a node and year', (perDay, season, least, most) => {
    const bits = randomBits(33 + 100 * seedStep());
    const nodes = howMany(60, 600);
    let alarms = 0;
    for (let node = 0; node < nodes; node++) {
      const levels = ewma(weekScores(weeklyLogs(perDay, HISTORY + 104, season, bits)), 0.3);
      const isOut = Array.from(levels, (x) => Math.abs(x) > DRIFT_LIMIT);
      alarms += isOut.filter((out, week) => week >= HISTORY && out && !isOut[week - 1]).length;
    }
    expect(alarms / (2 * nodes)).toBeGreaterThan(least);
    expect(alarms / (2 * nodes)).toBeLessThan(most);
  });

  it.each([
    [200, 0.95, 1],
    [8, 0.25, 0.6],
  ])('at %d a day, 20 %% more for good is seen within six weeks in %d to %d of cases', (perDay, least, most) => {
    const bits = randomBits(34 + 100 * seedStep());
    const runs = howMany(150, 1_500);
    let hits = 0;
    for (let run = 0; run < runs; run++) {
      const weeks = weeklyLogs(perDay, 46, 0.08, bits).map((x, week) => (week < 40 ? x : x + Math.log(1.2)));
      const isUp = (end: number) => {
        const result = assessWeeks(weeks.slice(0, end));
        return result.kind === 'judged' && result.direction === 'up';
      };
      if ([41, 42, 43, 44, 45, 46].some(isUp)) hits++;
    }
    expect(hits / runs).toBeGreaterThan(least);
    expect(hits / runs).toBeLessThanOrEqual(most);
  });
});
