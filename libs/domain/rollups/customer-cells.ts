/**
 * What each customer added to the measures while it was in one combination of segments, and, where asked, by what its conversations
 * were about (`ConversationLabel`). Comparisons are made on customers, never on tickets, since the tickets of one customer resemble each other.
 */
import { CUSTOMER_MEASURES } from './measures.js';

/** Durations whose logarithms are added up per customer, too: seconds, anything below one second as one. `count`: how many there were. */
export const LOG_SUMS = [
  { key: 'ln_first_response', of: 'first_response_seconds', count: 'answered' },
  { key: 'ln_first_reply', of: 'first_reply_seconds', count: 'replied' },
  { key: 'ln_resolution', of: 'resolution_seconds', count: 'resolved' },
] as const;

/** Everything that is added up per customer and cell. */
export const CUSTOMER_COLUMNS: readonly string[] = [...CUSTOMER_MEASURES, ...LOG_SUMS.map(({ key }) => key)];

/** The customer of all conversations whose customer is not known. */
export const NOBODY = -1;

/** A row per customer, combination of segments, and labels; the rows of a customer follow each other. */
export interface CustomerCells {
  /** Ids of the customers, by their numbers: the same in every period and split, which the numbers are not. */
  readonly ids: readonly string[];
  /** The number of each row's customer, from 0 up; `NOBODY` for conversations whose customer is not known. */
  readonly customers: Int32Array;
  /** Place in `segments`. */
  readonly cells: Int32Array;
  /** One segment per dimension: `plan/pro`, `industry/fintech`. */
  readonly segments: readonly (readonly string[])[];
  /** By field that was asked for: its value in each row; `null` where the source gave none. */
  readonly labels: readonly (readonly (string | null)[])[];
  /** By column, those of `CUSTOMER_COLUMNS`. With labels, the days of customers are 0: a customer is there without a conversation. */
  readonly sums: ReadonlyMap<string, Float64Array>;
}

/** Rows put together: one per customer and group. */
export interface CustomerGroups {
  /** The group of each. */
  readonly groups: Int32Array;
  readonly customers: Int32Array;
  /** Where each row of the cells went; −1 for rows that are left out. */
  readonly placeOf: Int32Array;
}

/** The same with the sums of the columns that were asked for. */
export interface GroupedCustomers extends CustomerGroups {
  readonly sums: ReadonlyMap<string, Float64Array>;
}

/**
 * Rows put together: one per customer and group, for the columns named. `groupOf` gives the group of a row, from 0 up; rows of −1
 * are left out. A customer who changed groups counts in both.
 */
export function groupCustomers(
  cells: CustomerCells,
  columns: readonly string[],
  groupOf: (row: number) => number,
): GroupedCustomers {
  const grouped = groupRows(cells, groupOf);
  return { ...grouped, sums: new Map(columns.map((key) => [key, sumByGroup(grouped, cells.sums.get(key)!)])) };
}

/** The groups without any sums. */
export function groupRows({ customers: all }: CustomerCells, groupOf: (row: number) => number): CustomerGroups {
  const groups: number[] = [];
  const customers: number[] = [];
  const placeOf = new Int32Array(all.length).fill(-1);
  /** By group, where it was last put; places before `start` belong to other customers. */
  const last = new Map<number, number>();
  let start = 0;
  for (let row = 0; row < all.length; row++) {
    if (row > 0 && all[row] !== all[row - 1]) start = groups.length;
    const group = groupOf(row);
    if (group < 0) continue;
    let place = last.get(group) ?? -1;
    if (place < start) {
      last.set(group, (place = groups.push(group) - 1));
      customers.push(all[row]!);
    }
    placeOf[row] = place;
  }
  return { groups: Int32Array.from(groups), customers: Int32Array.from(customers), placeOf };
}

/** A column of the cells, added up by the customers of the groups. */
export function sumByGroup({ groups, placeOf }: CustomerGroups, column: Float64Array): Float64Array {
  const sums = new Float64Array(groups.length);
  for (let row = 0; row < column.length; row++) if (placeOf[row]! >= 0) sums[placeOf[row]!]! += column[row]!;
  return sums;
}
