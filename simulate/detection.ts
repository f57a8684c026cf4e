/**
 * How often detection raises false alarms and how much it finds, on series made up with fixed seeds: uniformity under clustering
 * by customer, days and weeks. `npm run simulate -- detection`; small versions are in `npm test`.
 */
import {
  COUNT_SCALE,
  assessDays,
  assessWeeks,
  normalQuantile,
  randomBits,
  stabilisedCount,
  uniform,
  uniformity,
  type RandomBits,
} from '@bough/statistics';

export interface DetectionFigure {
  readonly what: string;
  readonly found: number;
  /** The figure that statistics.md states, as a bound or a value. */
  readonly stated: string;
}

/**
 * How often half of the customers write at most. What is found depends on it, and nothing states it for the figure of 0.32.
 */
const CONVERSATIONS = [3, 5];

const WEEKDAYS = [1.2, 1.15, 1.1, 1.05, 1, 0.8, 0.7];

/** Shares from 0 to 1, alarms per node and year. */
export function simulateDetection(runs = 1000, seed = 1): DetectionFigure[] {
  return [
    ...CONVERSATIONS.flatMap((typical) => [
      {
        what: `uniformity: flagged though nothing differs, a customer writes ${typical} times`,
        found: flagged(runs, 1, typical, seed),
        stated: '0.06, at most 0.09',
      },
      {
        what: `uniformity: one segment 25 % slower is found, a customer writes ${typical} times`,
        found: flagged(runs, 1.25, typical, seed),
        stated: '0.32, in 300 runs: 0.27 to 0.37',
      },
    ]),
    ...[200, 40].map((perDay) => ({
      what: `days: false alarms a node and year at ${perDay} a day`,
      found: falseAlarms(perDay, Math.ceil(runs / 20), seed),
      stated: 'at most 0.5',
    })),
    ...([[200, '0.78'], [40, '0.18']] as const).map(([perDay, stated]) => ({ what: `days: 60 % more is seen at ${perDay} a day`, found: spikesSeen(perDay, runs, seed), stated })), // prettier-ignore
    ...([[200, '0.85'], [40, '0.60'], [8, '0.15']] as const).map(([perDay, stated]) => ({ what: `weeks: 20 % more for good within six weeks at ${perDay} a day`, found: driftsSeen(perDay, runs, seed), stated })), // prettier-ignore
  ];
}

/**
 * Five segments of 40 to 80 customers with a habit each (0.5), spread of a conversation 1. The number of conversations is heavy-tailed,
 * one and the whole part of a lognormal; half of the customers have `typical` or fewer.
 */
function flagged(runs: number, slower: number, typical: number, seed: number): number {
  const bits = randomBits(seed);
  const normal = () => normalQuantile(uniform(bits));
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const segments = Array.from({ length: 5 }, (_, segment) =>
      Array.from({ length: 40 + Math.floor(41 * uniform(bits)) }, () => {
        const count = 1 + Math.floor((typical - 0.5) * Math.exp(normal()));
        const habit = 0.5 * normal() + (segment === 0 ? Math.log(slower) : 0);
        return habit + normal() / Math.sqrt(count);
      }),
    );
    const found = uniformity(segments, Math.log(1.25));
    if (found.kind === 'judged' && found.test.p < 0.05) hits++;
  }
  return hits / runs;
}

function falseAlarms(perDay: number, nodes: number, seed: number): number {
  const [history, days] = [112, 730];
  const bits = randomBits(seed);
  let alarms = 0;
  for (let node = 0; node < nodes; node++) {
    const judged = assessDays(counts(perDay, history + days, bits).map(stabilisedCount), COUNT_SCALE).slice(history);
    alarms += judged.filter((day) => day.kind === 'judged' && day.isSpike).length;
  }
  return alarms / ((nodes * days) / 365);
}

function spikesSeen(perDay: number, runs: number, seed: number): number {
  const bits = randomBits(seed);
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const usual = counts(perDay, 112, bits);
    const day = poisson(1.6 * perDay * WEEKDAYS[112 % 7]!, bits);
    const last = assessDays([...usual, day].map(stabilisedCount), COUNT_SCALE).at(-1)!;
    if (last.kind === 'judged' && last.isSpike && last.z > 0) hits++;
  }
  return hits / runs;
}

function driftsSeen(perDay: number, runs: number, seed: number): number {
  const bits = randomBits(seed);
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const phase = uniform(bits);
    const weeks = Array.from({ length: 46 }, (_, week) => {
      const season = 0.08 * Math.sin(2 * Math.PI * (week / 52.18 + phase));
      return season + normalQuantile(uniform(bits)) / Math.sqrt(7 * perDay) + (week < 40 ? 0 : Math.log(1.2));
    });
    const isUp = (end: number) => {
      const found = assessWeeks(weeks.slice(0, end));
      return found.kind === 'judged' && found.direction === 'up';
    };
    if ([41, 42, 43, 44, 45, 46].some(isUp)) hits++;
  }
  return hits / runs;
}

/** Poisson counts by weekday with a yearly season of ± 8 %. */
function counts(perDay: number, days: number, bits: RandomBits): number[] {
  const phase = uniform(bits);
  return Array.from({ length: days }, (_, day) => {
    const season = Math.exp(0.08 * Math.sin(2 * Math.PI * (day / 365.25 + phase)));
    return poisson(perDay * WEEKDAYS[day % 7]! * season, bits);
  });
}

/** Knuth, "The art of computer programming", volume 2: uniforms are multiplied until they fall below e^−mean. */
function poisson(mean: number, bits: RandomBits): number {
  const end = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > end; product *= uniform(bits)) count++;
  return count;
}

/** As lines. */
export function printDetection(): void {
  for (const { what, found, stated } of simulateDetection())
    console.log(`${found.toFixed(3).padStart(6)}  ${what} (stated: ${stated})`);
}
