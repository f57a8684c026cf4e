/** Groups of customers that are compared with each other. */
import { groupRows, NOBODY, sumByGroup, type CustomerCells } from '../../rollups/customer-cells.js';
import { UNKNOWN } from '../../segments/dimension.js';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';
import type { CustomerSetting, CustomerValue } from './customer-value.js';

/** The customers of a period, and what is the same for all of them. */
export interface PeriodCustomers {
  readonly cells: CustomerCells;
  readonly setting: CustomerSetting;
  /** The customers of a dimension where they were put together already. */
  readonly groupedBy?: (dimension: string) => CustomersOfSegments;
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

/** The customers of some segments that do not overlap, and the sums of their measures. */
export interface CustomersOfSegments {
  readonly segments: readonly ModelSegment[];
  /** By customer: the index of the segment. A customer who changed segments is there once for each. */
  readonly groups: Int32Array;
  /** The sums of these columns by customer; each is added up once. */
  readonly sumsOf: (columns: readonly string[]) => Map<string, Float64Array>;
}

/** Puts the customers of segments together. Conversations whose customer is unknown are left out. */
export function customersOfSegments(segments: readonly ModelSegment[], cells: CustomerCells): CustomersOfSegments {
  const place = placeOfCells(cells, segments);
  const grouped = groupRows(cells, (row) => (cells.customers[row] === NOBODY ? -1 : place[cells.cells[row]!]!));
  const kept = new Map<string, Float64Array>();
  const sumOf = (column: string) => {
    let sums = kept.get(column);
    if (!sums) kept.set(column, (sums = sumByGroup(grouped, cells.sums.get(column)!)));
    return sums;
  };
  return {
    segments,
    groups: grouped.groups,
    sumsOf: (columns) => new Map(columns.map((column) => [column, sumOf(column)])),
  };
}

/** By segment: one value for each customer who has one. */
export function valuesBySegment(
  { segments, groups, sumsOf }: CustomersOfSegments,
  { columns, of }: CustomerValue,
  setting: CustomerSetting,
): number[][] {
  const values = segments.map((): number[] => []);
  of(sumsOf(columns), setting).forEach((each, row) => {
    if (Number.isFinite(each)) values[groups[row]!]!.push(each);
  });
  return values;
}

/** Puts the customers of each dimension together when it is first asked for. */
export function groupByDimension(
  { segments }: Pick<Model, 'segments'>,
  cells: CustomerCells,
): (dimension: string) => CustomersOfSegments {
  const kept = new Map<string, CustomersOfSegments>();
  return (dimension) => {
    let customers = kept.get(dimension);
    if (!customers) {
      const own = segments.filter((segment) => segment.dimension === dimension);
      kept.set(dimension, (customers = customersOfSegments(own, cells)));
    }
    return customers;
  };
}

/** The customers of each segment. Conversations whose customer is unknown are left out. `isThin` says which segments are too thin to compare, or why else they cannot be. */
export function customersBySegment(
  customers: CustomersOfSegments,
  value: CustomerValue,
  setting: CustomerSetting,
  isThin: (segment: ModelSegment) => boolean | string = () => false,
): ComparedGroup[] {
  const { segments } = customers;
  const values = valuesBySegment(customers, value, setting);
  return segments.map((segment, index) => {
    const objection = isThin(segment);
    return {
      id: segment.id,
      name: segment.name,
      isUnknown: segment.key === UNKNOWN,
      isThin: objection !== false,
      values: values[index]!,
      ...(typeof objection === 'string' && { objection }),
    };
  });
}

/** The index of each cell's segment in the list; −1 for a cell whose segments are not in it. */
export function placeOfCells(
  { segments }: Pick<CustomerCells, 'segments'>,
  among: readonly { readonly id: string }[],
): number[] {
  const places = new Map(among.map(({ id }, index) => [id, index]));
  return segments.map((own) => own.map((id) => places.get(id)).find((found) => found !== undefined) ?? -1);
}
