import { fittedTable, table } from './table.js';

const HEAD = ['segment', 'First response time', 'CSAT', 'Cost'];
const ROWS = [
  ['Free', '27m', '78%', '€93.80'],
  ['Enterprise', '1d 2h', '–', '€7.10'],
];

it('puts names on the left and numbers on the right', () =>
  expect(
    table(
      ['name', 'count'],
      [
        ['a', '5'],
        ['longer', '1,000'],
      ],
    ),
  ).toBe('name    count\na           5\nlonger  1,000'));

it('folds heads, the last line right above the cells', () =>
  expect(fittedTable(HEAD, ROWS, null)).toEqual({
    shown: 4,
    text: [
      '               First',
      '            response',
      'segment         time  CSAT    Cost',
      'Free             27m   78%  €93.80',
      'Enterprise     1d 2h     –   €7.10',
    ].join('\n'),
  }));

/** 10 + 2 + 8 + 2 + 4 + 2 + 6 = 34 characters with all columns, 26 without the last one. */
it.each([
  [34, 4],
  [33, 3],
  [26, 3],
  [25, 2],
  [5, 2],
])('shows in %d characters %d columns', (width, shown) => expect(fittedTable(HEAD, ROWS, width).shown).toBe(shown));

it('folds only the heads that are shown', () =>
  expect(fittedTable(['name', 'count', 'one two three'], [['a', '5', '6']], 12)).toEqual({
    shown: 2,
    text: 'name  count\na         5',
  }));
