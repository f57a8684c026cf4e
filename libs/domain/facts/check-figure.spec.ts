import { parseDay } from '../shared/day.js';
import { checkFigure } from './check-figure.js';

const day = (text: string) => parseDay(text)!;
const TODAY = day('2026-11-25');
const cost = (month: string) => ({ month: day(month), category: 'licences', amount: 100 });
const reading = (text: string) => ({ measure: 'nps', day: day(text), dimension: null, segment: null, value: 1 });

it.each([
  ['a reading of 1990', reading('1990-01-01'), []],
  ['a reading before it', reading('1989-12-31'), ['DATE_OUT_OF_RANGE day']],
  ['a reading of today', reading('2026-11-25'), []],
  ['a reading of tomorrow', reading('2026-11-26'), ['DATE_IN_FUTURE day']],
  ['cost of the year 1', cost('0001-01-01'), ['DATE_OUT_OF_RANGE month']],
  ['cost of 1990', cost('1990-01-01'), []],
  ['a budget', cost('2027-11-01'), []],
  ['a budget too far ahead', cost('2027-12-01'), ['DATE_IN_FUTURE month']],
])('%s', (_, fact, expected) =>
  expect(checkFigure(fact, TODAY).map(({ code, field }) => `${code} ${field}`)).toEqual(expected),
);
