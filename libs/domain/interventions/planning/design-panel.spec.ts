/**
 * The chances of designs on generated panels with noise much as real data have it: six segments, shocks of their own that last. Measured once;
 * the page on verified impact has the numbers beside those of real data.
 */
import { normalQuantile, randomBits, uniform } from '@bough/statistics';
import { FIRST_DAY, numbersOf, planOf } from '../../../../test/support/builders-impact.js';
import type { ArmHistory } from '../circumstances.js';
import { designChances, LAUNCH_DESIGNS } from './design-chances.js';

const DAYS = 84;
const SEGMENTS = 6;
const TICKETS = 40;
const CUSTOMERS = 240;

/** Twelve weeks: common shocks (AR(1) 0.85, sd 12 %), own ones (AR(1) 0.8, sd 10 %), 40 tickets a day a segment with touches that vary by 80 %. */
function panel(seed: number) {
  const bits = randomBits(seed);
  const noise = () => normalQuantile(uniform(bits));
  const walk = (phi: number, sd: number) => {
    let x = sd * noise();
    return () => (x = phi * x + Math.sqrt(1 - phi * phi) * sd * noise());
  };
  const common = Array.from({ length: DAYS }, walk(0.85, 0.12));
  const resolved = Array.from({ length: SEGMENTS }, () => Array.from({ length: DAYS }, () => TICKETS));
  const touches = resolved.map((counts) => {
    const own = walk(0.8, 0.1);
    return counts.map((count, day) => 3 * count * Math.exp(common[day]! + own()) * (1 + (0.8 * noise()) / Math.sqrt(count))); // prettier-ignore
  });
  // Each customer keeps to itself (sd 30 %) and writes a ticket a day.
  const usual = Array.from({ length: CUSTOMERS }, () => 3 * Math.exp(0.3 * noise()));
  const halves = [2, 4, 8, 12].map((weeks): ArmHistory => {
    const tickets = Array.from({ length: CUSTOMERS }, () => Math.max(1, Math.round(7 * weeks * Math.exp(0.8 * noise()))));
    const sums = usual.map((each, i) => tickets[i]! * each * Math.max(0.1, 1 + (0.8 * noise()) / Math.sqrt(tickets[i]!)));
    const half = (name: string, arm: number) => ({
      name,
      customers: CUSTOMERS / 2,
      sums: new Map([
        ['touches', sums.filter((_, i) => i % 2 === arm)],
        ['resolved', tickets.filter((_, i) => i % 2 === arm)],
      ]),
    });
    return { weeks, arms: [half('treated', 0), half('control', 1)] };
  }); // prettier-ignore
  return { numbers: numbersOf({ touches, resolved, created: resolved }, DAYS), halves };
}

it('one segment sees least, half of the segments more, waves and half of the customers far more', () => {
  const plan = planOf({ launch: FIRST_DAY + DAYS, margin: { kind: 'relative', value: 0.15 } });
  const found = Array.from({ length: 20 }, (_, seed) => {
    const { numbers, halves } = panel(seed + 1);
    const { designs } = designChances(numbers, plan, halves)!;
    return LAUNCH_DESIGNS.map((design) => designs.find((each) => each.design === design)!.chances[1]!.chance!);
  });
  const mean = LAUNCH_DESIGNS.map((_, at) => found.reduce((sum, each) => sum + each[at]!, 0) / found.length);
  // In the order of LAUNCH_DESIGNS: one segment, half of the segments, waves, half of the customers.
  expect(mean.map((each) => Math.round(100 * each))).toEqual([33, 43, 78, 69]);
});
