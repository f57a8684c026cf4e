/** Groups of customers that are compared, with one value for each customer that has one. */
import { groupCustomers, NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import { UNKNOWN } from '../../segments/dimension.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import type { CustomerSetting, CustomerValue } from './customer-value.js';

export interface ComparedGroup {
  /** `plan/pro`. */
  readonly id: string;
  readonly name: string;
  /** Those of no known segment are shown, never compared. */
  readonly isUnknown: boolean;
  /** Below the minimum sample of the metric. */
  readonly isThin: boolean;
  readonly values: readonly number[];
}

/** The customers by segment; conversations of unknown customers are nobody's. */
export function customersBySegment(
  segments: readonly ModelSegment[],
  cells: CustomerCells,
  value: CustomerValue,
  setting: CustomerSetting,
  isThin: (segment: ModelSegment) => boolean,
): ComparedGroup[] {
  const place = placeOfCells(cells, segments);
  const grouped = groupCustomers(cells, value.columns, (row) =>
    cells.customers[row] === NOBODY ? -1 : place[cells.cells[row]!]!,
  );
  const bySegment = segments.map((): number[] => []);
  value.of(grouped.sums, setting).forEach((each, row) => {
    if (Number.isFinite(each)) bySegment[grouped.groups[row]!]!.push(each);
  });
  return segments.map((segment, index) => ({
    id: segment.id,
    name: segment.name,
    isUnknown: segment.key === UNKNOWN,
    isThin: isThin(segment),
    values: bySegment[index]!,
  }));
}

/** Of each cell the place of its segment among those given; −1 for a segment that the workspace no longer has. */
export function placeOfCells({ segments }: CustomerCells, among: readonly { readonly id: string }[]): number[] {
  const places = new Map(among.map(({ id }, index) => [id, index]));
  return segments.map((own) => own.map((id) => places.get(id)).find((found) => found !== undefined) ?? -1);
}
