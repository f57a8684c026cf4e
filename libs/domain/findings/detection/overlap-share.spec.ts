import { parseFormula } from '@bough/formula';
import type { ContrastInput } from '../contrasts/contrast-input.js';
import { measureOverlapShare } from './overlap-share.js';

/** Four customers, each in a combination of plan and industry of its own. */
const CELLS = {
  ids: ['a', 'b', 'c', 'd'],
  customers: Int32Array.of(0, 1, 2, 3),
  cells: Int32Array.of(0, 1, 2, 3),
  segments: [
    ['plan/pro', 'industry/fintech'],
    ['plan/free', 'industry/fintech'],
    ['plan/free', 'industry/retail'],
    ['plan/pro', 'industry/retail'],
  ],
  labels: [],
  sums: new Map([
    ['handle_seconds', Float64Array.of(500, 120, 80, 999)],
    ['resolved', Float64Array.of(10, 10, 10, 10)],
    ['customer_days', Float64Array.of(30, 10, 20, 20)],
  ]),
};
const input = {
  now: { cells: CELLS },
  model: { expressions: new Map([['handle_time', parseFormula('handle_seconds / resolved').expression]]) },
} as unknown as ContrastInput;

it('of a ratio it is the share of the excess over customers outside of the other segment', () => {
  // Outside of Pro: (120 + 80) / (10 + 10) = 10 each. Excess of fintech: 500 − 100 in Pro, 120 − 100 outside.
  expect(measureOverlapShare(input, 'handle_time', 'industry/fintech', 'plan/pro')).toBeCloseTo(400 / 420, 12);
});

it('of any other metric it is the share of customer days', () => {
  expect(measureOverlapShare(input, 'csat', 'industry/fintech', 'plan/pro')).toBeCloseTo(30 / 40, 12);
});
