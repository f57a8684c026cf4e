/** Turns rows per customer and cell into columns. */
import { CUSTOMER_COLUMNS, NOBODY, type CustomerCells } from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';

/** A row of `CUSTOMER_CELLS`: the sums by column, and the labels by which conversations are split. */
export type CustomerCellSums = {
  readonly customer: string;
  readonly cell_id: number;
  readonly first: string | null;
  readonly second: string | null;
} & Readonly<Record<string, number>>;

/** `rows` in the order of the customers, `known` all cells, `fields` how many labels a row has. */
export function customerCellsOf(
  rows: readonly CustomerCellSums[],
  known: readonly { readonly id: number; readonly segments: readonly string[] }[],
  fields: number,
): CustomerCells {
  const places = new Map(known.map(({ id }, place) => [id, place]));
  const numbers = new Map<string, number>([[NO_CUSTOMER, NOBODY]]);
  const numberOf = (customer: string) => {
    const found = numbers.get(customer) ?? numbers.size - 1;
    numbers.set(customer, found);
    return found;
  };
  const labels = [rows.map(({ first }) => first), rows.map(({ second }) => second)];
  const customers = Int32Array.from(rows, ({ customer }) => numberOf(customer));
  return {
    ids: [...numbers.keys()].slice(1),
    customers,
    cells: Int32Array.from(rows, ({ cell_id }) => places.get(cell_id)!),
    segments: known.map(({ segments }) => segments),
    labels: labels.slice(0, fields),
    sums: new Map(CUSTOMER_COLUMNS.map((key) => [key, Float64Array.from(rows, (row) => row[key]!)])),
  };
}
