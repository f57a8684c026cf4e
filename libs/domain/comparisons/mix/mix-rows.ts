/** Numerators and denominators of a metric by kind of conversation, from sums by segment and label. */
import { NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import type { ConversationSums } from '../../rollups/conversation-sums.js';
import type { SumRatio } from './sum-ratio.js';

/** What some conversations of one kind contribute. */
export interface MixRow {
  /** One per dimension; `null` where the source gave none. */
  readonly labels: readonly (string | null)[];
  readonly n: number;
  readonly d: number;
  readonly events: number;
  /** `null` where it is not known. */
  readonly customer: string | null;
}

/** Ids of segments of one dimension, together; `null` for everybody. */
export type MixSegments = readonly string[] | null;

/** The rows of some segments by one label: `place` is that of the label in `sums`. */
export function rowsByLabel(
  ratio: SumRatio,
  { segments, splits }: ConversationSums,
  place: number,
  among: MixSegments,
): MixRow[] {
  const { cells, values, sums } = splits[place]!;
  return rowsOf(ratio, { segments, cells, sums }, among, (row) => ({ labels: [values[row]!], customer: null }));
}

/** The rows of some segments customer by customer, by all labels of `cells`. */
export function rowsByCustomer(ratio: SumRatio, cells: CustomerCells, among: MixSegments): MixRow[] {
  return rowsOf(ratio, cells, among, (row) => {
    const customer = cells.customers[row]!;
    return {
      labels: cells.labels.map((labels) => labels[row]!),
      customer: customer === NOBODY ? null : cells.ids[customer]!,
    };
  });
}

function rowsOf(
  { numerator, denominator, events }: SumRatio,
  { segments, cells, sums }: Pick<CustomerCells, 'segments' | 'cells' | 'sums'>,
  among: MixSegments,
  identityOf: (row: number) => Pick<MixRow, 'labels' | 'customer'>,
): MixRow[] {
  const isWithin = segments.map((own) => among === null || own.some((id) => among.includes(id)));
  const rows: MixRow[] = [];
  cells.forEach((cell, row) => {
    if (!isWithin[cell]) return;
    const lookup = (measure: string) => sums.get(measure)![row]!;
    const [n, d] = [numerator(lookup), denominator(lookup)];
    if (n !== 0 || d !== 0) rows.push({ ...identityOf(row), n, d, events: events(lookup) });
  });
  return rows;
}
