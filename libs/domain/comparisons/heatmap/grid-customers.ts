/** One value per customer in every cell of a grid, by which cells are compared. */
import { groupCustomers, NOBODY, type GroupedCustomers } from '../../rollups/customer-cells.js';
import type { CustomerValue } from '../uniformity/customer-value.js';
import { OF_CUSTOMERS } from './grid-metric.js';
import type { Grid } from './grid-values.js';

/** With more numbers (customers × topics), cells are not compared. */
const MOST_NUMBERS = 4_000_000;

/** The values of the customers by cell, row by row, without totals; `null` when there would be too many numbers. */
export function customersByCell(value: CustomerValue, grid: Grid): number[][] | null {
  const perCustomer = value.columns.some((column) => OF_CUSTOMERS.has(column));
  const hasConversations = grid.baseRows === null || grid.baseColumns === null;
  return perCustomer && hasConversations ? ofAllCustomers(value, grid) : ofThoseWhoWrote(value, grid);
}

function ofThoseWhoWrote(value: CustomerValue, grid: Grid): number[][] {
  const wrote = writersByCell(value.columns, grid);
  return byCell(grid, wrote.groups, value.of(wrote.sums, grid.settingOf(null)));
}

/** Every customer of a segment counts for every topic, even without a conversation: contacts about a topic are often 0. */
function ofAllCustomers(value: CustomerValue, grid: Grid): number[][] | null {
  const days = value.columns.filter((column) => OF_CUSTOMERS.has(column));
  const others = value.columns.filter((column) => !OF_CUSTOMERS.has(column));
  const there = customersBySegments(days, grid);
  const cellsOf = cellsBySegments(grid);
  const owners: number[] = [];
  const cells: number[] = [];
  for (const [owner, group] of there.groups.entries())
    for (const cell of cellsOf(group)) {
      owners.push(owner);
      if (cells.push(cell) > MOST_NUMBERS) return null;
    }
  const wrote = writersByCell(others, grid);
  const placeOf = placesByCustomer(grid, wrote);
  const places = cells.map((cell, index) => placeOf(there.customers[owners[index]!]!, cell));
  const sums = new Map<string, Float64Array>();
  for (const key of days)
    sums.set(
      key,
      Float64Array.from(owners, (owner) => there.sums.get(key)![owner]!),
    );
  for (const key of others)
    sums.set(
      key,
      Float64Array.from(places, (place) => wrote.sums.get(key)![place] ?? 0),
    );
  return byCell(grid, cells, value.of(sums, grid.settingOf(null)));
}

function writersByCell(columns: readonly string[], { rows, columns: axis, split }: Grid): GroupedCustomers {
  return groupCustomers(split, columns, (row) => {
    const [r, c] = [rows.placeOf(row), axis.placeOf(row)];
    return split.customers[row] === NOBODY || r < 0 || c < 0 ? -1 : r * axis.items.length + c;
  });
}

/** Customers by the combination of their segments on the two axes; on an axis of conversations they count once. */
function customersBySegments(columns: readonly string[], { base, baseRows, baseColumns }: Grid): GroupedCustomers {
  const width = baseColumns?.items.length ?? 1;
  return groupCustomers(base, columns, (row) => {
    const [r, c] = [baseRows?.placeOf(row) ?? 0, baseColumns?.placeOf(row) ?? 0];
    return base.customers[row] === NOBODY || r < 0 || c < 0 ? -1 : r * width + c;
  });
}

/** The cells that customers of such a combination may write in. */
function cellsBySegments({ rows, columns, baseRows, baseColumns }: Grid): (group: number) => number[] {
  const width = baseColumns?.items.length ?? 1;
  return (group) => {
    const ownRows = baseRows === null ? [...rows.items.keys()] : [Math.floor(group / width)];
    const ownColumns = baseColumns === null ? [...columns.items.keys()] : [group % width];
    return ownRows.flatMap((r) => ownColumns.map((c) => r * columns.items.length + c));
  };
}

/** The index of a customer of `base` among those who wrote in a cell; −1 for one who did not write. */
function placesByCustomer({ rows, columns, base, split }: Grid, wrote: GroupedCustomers) {
  const cells = rows.items.length * columns.items.length;
  const numbers = new Map(split.ids.map((id, number) => [id, number]));
  const places = new Map<number, number>();
  wrote.groups.forEach((cell, place) => places.set(wrote.customers[place]! * cells + cell, place));
  return (customer: number, cell: number): number => {
    const number = numbers.get(base.ids[customer]!);
    return number === undefined ? -1 : (places.get(number * cells + cell) ?? -1);
  };
}

function byCell({ rows, columns }: Grid, cells: ArrayLike<number>, values: Float64Array): number[][] {
  const found = Array.from({ length: rows.items.length * columns.items.length }, (): number[] => []);
  values.forEach((each, index) => {
    if (Number.isFinite(each)) found[cells[index]!]!.push(each);
  });
  return found;
}
