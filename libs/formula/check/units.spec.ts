import { parseFormula } from '../syntax/parser.js';
import { NAMES, problemsOf } from '../../../test/support/known-names.js';
import { inferUnit } from './infer-unit.js';
import { unitWords } from './unit.js';
import { units } from './units.js';

const BOTH = 'both sides need the same unit';

describe('units that do not go together', () => {
  it.each([
    ['handle_seconds + created', 15, 1, `this adds seconds and count; ${BOTH}`],
    ['cost - touches', 5, 1, `this subtracts money and count; ${BOTH}`],
    ['cost >= days', 5, 2, `this compares money and days; ${BOTH}`],
    ['created = customer_days', 8, 1, `this compares count and customers × days; ${BOTH}`],
    ['1 + (cost / resolved + cost)', 21, 1, `this adds money per count and money; ${BOTH}`],
    ['created / resolved + cost', 19, 1, `this adds a plain number and money; ${BOTH}`],
    ['lag(cost, 7) - rolling(days, 7)', 13, 1, `this subtracts money and days; ${BOTH}`],
    ['max(1, cost, days)', 13, 4, '"max" chooses between money and days; all need the same unit'],
    ['if(created > 5, cost, days)', 22, 4, '"if" chooses between money and days; all need the same unit'],
    ['cost ^ throughput', 5, 1, 'the power of money needs an exponent that is written as a number, such as 2'],
    ['2 ^ cost', 2, 1, 'an exponent is a plain number, not money'],
  ])('%s', (text, offset, length, message) =>
    expect(problemsOf(units, text)).toEqual([{ code: 'UNIT_MISMATCH', message, offset, length }]),
  );

  it('are all found, each once', () =>
    expect(problemsOf(units, '(cost + days) + touches * (cost - days)').map(({ offset }) => offset)).toEqual([6, 32]));
});

it.each([
  ['created + resolved - 3', 'count'],
  ['cost / (customer_days / days)', 'money per customers'],
  ['cost / (handle_seconds / 3600)', 'money per seconds'],
  ['rating_sum / ratings', 'points per count'],
  ['created / resolved', 'a plain number'],
  ['created > 100', 'a plain number'],
  ['if(broken, cost, 0)', 'money'],
  ['if(created, 0, cost / resolved)', 'money per count'],
  ['min(5, cost, 3)', 'money'],
  ['coalesce(cost, 0) * 2', 'money'],
  ['abs(-cost)', 'money'],
  ['round(days, 1)', 'days'],
  ['share(cost)', 'a plain number'],
  ['rolling(cost, 28) / cumulative(created)', 'money per count'],
  ['cost ^ 2', 'money^2'],
  ['cost ^ -1', '1 per money'],
  ['(cost * days) ^ 50%', 'days^0.5 × money^0.5'],
  ['throughput ^ throughput', 'a plain number'],
  ['2 ^ throughput', 'a plain number'],
  ['goal + cost', 'money'],
  ['goal * 2 - 1', 'number'],
  ['2 ^ 3', 'number'],
  ['broken + cost', null],
  ['broken * cost', null],
  ['nothing', null],
])('%s is in %s', (text, expected) => {
  const unit = inferUnit(parseFormula(text).expression!, NAMES, ({ offset }, message) => {
    throw new Error(`${offset}: ${message}`);
  });
  expect(unit === null || unit === 'number' ? unit : unitWords(unit)).toBe(expected);
});
