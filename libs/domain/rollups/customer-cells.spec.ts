import { groupCustomers, NOBODY, type CustomerCells } from './customer-cells.js';

/** Customer 0 was in free and then in pro, in two sizes; customer 1 in pro; one conversation is nobody's. */
const CELLS: CustomerCells = {
  ids: ['A', 'B'],
  customers: Int32Array.of(0, 0, 0, 1, NOBODY),
  cells: Int32Array.of(0, 1, 2, 1, 0),
  segments: [
    ['plan/free', 'size/small'],
    ['plan/pro', 'size/small'],
    ['plan/pro', 'size/large'],
  ],
  labels: [],
  sums: new Map([['created', Float64Array.of(1, 2, 4, 8, 16)]]),
};
const by = (place: number, name: string) =>
  groupCustomers(CELLS, ['created'], (row) => (CELLS.segments[CELLS.cells[row]!]![place] === name ? 0 : -1));

it('counts a customer once per group, in every group that it was in', () => {
  const pro = by(0, 'plan/pro');
  expect([...pro.customers]).toEqual([0, 1]);
  expect([...pro.sums.get('created')!]).toEqual([6, 8]);
  expect([...by(0, 'plan/free').sums.get('created')!]).toEqual([1, 16]);
});

it('keeps groups apart', () => {
  const both = groupCustomers(CELLS, ['created'], (row) => CELLS.cells[row]!);
  expect([[...both.groups], [...both.customers], [...both.sums.get('created')!]]).toEqual([
    [0, 1, 2, 1, 0],
    [0, 0, 0, 1, NOBODY],
    [1, 2, 4, 8, 16],
  ]);
});
