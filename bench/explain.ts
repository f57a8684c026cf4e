/**
 * Measures the explanation of a change: the five factors of cost to serve for 512 segments, against a loop written by hand for
 * exactly this product that takes the same steps and gives the same parts.
 */
import { ATTRIBUTION_STEPS, parseFormula, planAttribution, runAttribution } from '@bough/formula';
import { ratio, type BenchTable } from './table.js';

const SEGMENTS = 512;
const ROUNDS = 25;
const FACTORS = ['contact_rate', 'issue_complexity', 'throughput', 'handling_efficiency', 'cost_per_second'];
const GOAL = 2;

type Sides = readonly [before: readonly Float64Array[], after: readonly Float64Array[]];

export async function benchExplain(): Promise<BenchTable> {
  const formula = parseFormula(FACTORS.join(' * ')).expression!;
  const plan = planAttribution(new Map([['cost_to_serve', formula]]), 'cost_to_serve');
  const sides = [factors(1), factors(2)] as const;
  const hand = () => byHand(sides);
  const bough = () => runAttribution(plan, ...sides, SEGMENTS);
  checkEqual(
    hand(),
    plan.root.parts.map(({ value }) => bough()[value]!),
  );
  const least = { hand: Infinity, bough: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    least.hand = Math.min(least.hand, cpuOf(hand));
    least.bough = Math.min(least.bough, cpuOf(bough));
  }
  return {
    title: `Explaining a change: ${FACTORS.length} factors × ${SEGMENTS} segments`,
    columns: ['way', 'CPU ms', '× by hand', 'goal'],
    rows: [
      ['a loop written by hand for this product', least.hand.toFixed(2), ratio(1), ''],
      ['Bough, any formula', least.bough.toFixed(2), ratio(least.bough / least.hand), `${GOAL}`],
    ],
    notes: [`${ATTRIBUTION_STEPS} steps each, equal parts. Least of ${ROUNDS} rounds, in turns in one process.`],
  };
}

function factors(seed: number): Float64Array[] {
  return FACTORS.map((_, f) =>
    Float64Array.from({ length: SEGMENTS }, (_, s) => 1 + ((s * 31 + f * 17 + seed * 13) % 97) / 97),
  );
}

function cpuOf(run: () => unknown): number {
  const repeats = 20;
  const before = process.cpuUsage();
  for (let i = 0; i < repeats; i++) run();
  return process.cpuUsage(before).user / 1000 / repeats;
}

/** a · b · c · d · e, from the left, every product split by the average of both orders. */
function byHand([before, after]: Sides): Float64Array[] {
  const parts = before.map(() => new Float64Array(SEGMENTS));
  const [from, to] = [new Float64Array(5), new Float64Array(5)];
  for (let s = 0; s < SEGMENTS; s++) {
    for (let f = 0; f < 5; f++) from[f] = before[f]![s]!;
    for (let step = 1; step <= ATTRIBUTION_STEPS; step++) {
      const t = step / ATTRIBUTION_STEPS;
      for (let f = 0; f < 5; f++) to[f] = before[f]![s]! + t * (after[f]![s]! - before[f]![s]!);
      const [p0, q0] = [from[0]! * from[1]!, to[0]! * to[1]!];
      const [p1, q1] = [p0 * from[2]!, q0 * to[2]!];
      const [p2, q2] = [p1 * from[3]!, q1 * to[3]!];
      parts[4]![s]! += ((p2 + q2) / 2) * (to[4]! - from[4]!);
      const w2 = (from[4]! + to[4]!) / 2;
      parts[3]![s]! += ((w2 * (p1 + q1)) / 2) * (to[3]! - from[3]!);
      const w1 = (w2 * (from[3]! + to[3]!)) / 2;
      parts[2]![s]! += ((w1 * (p0 + q0)) / 2) * (to[2]! - from[2]!);
      const w0 = (w1 * (from[2]! + to[2]!)) / 2;
      parts[1]![s]! += ((w0 * (from[0]! + to[0]!)) / 2) * (to[1]! - from[1]!);
      parts[0]![s]! += ((w0 * (from[1]! + to[1]!)) / 2) * (to[0]! - from[0]!);
      from.set(to);
    }
  }
  return parts;
}

function checkEqual(a: readonly Float64Array[], b: readonly Float64Array[]): void {
  a.forEach((column, f) =>
    column.forEach((value, s) => {
      if (!(Math.abs(value - b[f]![s]!) < 1e-12)) throw new Error(`factor ${f} of segment ${s} differs`);
    }),
  );
}
