/** Groups of customers that are compared with each other. */
import { groupCustomers, NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import { UNKNOWN } from '../../segments/dimension.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import type { CustomerSetting, CustomerValue } from './customer-value.js';

/** The customers of a period, and what is the same for all of them. */
export interface PeriodCustomers {
  readonly cells: CustomerCells;
  readonly setting: CustomerSetting;
}

/** A group with one value for each customer that has one. */
export interface ComparedGroup {
  /** `plan/pro`. */
  readonly id: string;
  readonly name: string;
  /** Customers of no known segment are shown but never compared. */
  readonly isUnknown: boolean;
  /** Below the minimum sample of the metric. */
  readonly isThin: boolean;
  /** Why it cannot be compared, where that is another reason than too few events. */
  readonly objection?: string;
  readonly values: readonly number[];
}

/** The customers of each segment. Conversations whose customer is unknown are left out. `isThin` says which segments are too thin to compare, or why else they cannot be. */
export function customersBySegment(
  segments: readonly ModelSegment[],
  value: CustomerValue,
  { cells, setting }: PeriodCustomers,
  isThin: (segment: ModelSegment) => boolean | string = () => false,
): ComparedGroup[] {
  const place = placeOfCells(cells, segments);
  const grouped = groupCustomers(cells, value.columns, (row) =>
    cells.customers[row] === NOBODY ? -1 : place[cells.cells[row]!]!,
  );
  const bySegment = segments.map((): number[] => []);
  value.of(grouped.sums, setting).forEach((each, row) => {
    if (Number.isFinite(each)) bySegment[grouped.groups[row]!]!.push(each);
  });
  return segments.map((segment, index) => {
    const objection = isThin(segment);
    return {
      id: segment.id,
      name: segment.name,
      isUnknown: segment.key === UNKNOWN,
      isThin: objection !== false,
      values: bySegment[index]!,
      ...(typeof objection === 'string' && { objection }),
    };
  });
}

/** The index of each cell's segment in the list; −1 for a cell whose segments are not in it. */
export function placeOfCells({ segments }: CustomerCells, among: readonly { readonly id: string }[]): number[] {
  const places = new Map(among.map(({ id }, index) => [id, index]));
  return segments.map((own) => own.map((id) => places.get(id)).find((found) => found !== undefined) ?? -1);
}
