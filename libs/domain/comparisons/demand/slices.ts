/** Conversations of a period by segment and by what they were about, from which demand and escalations are listed. */
import { groupCustomers, NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import { ALL_SEGMENTS } from '../../rollups/leaf-columns.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import { placeOfCells } from '../uniformity/compared-groups.js';

const COUNTED = ['created', 'resolved', 'handle_seconds', 'standard_seconds', 'escalated'] as const;
const DISTINCT = ['customers', 'escalatedCustomers'] as const;
type Counted = Readonly<Record<(typeof COUNTED)[number], number>>;

/** Sums over the conversations of one segment with the same labels. */
export interface DemandSlice extends Counted {
  readonly segment: ModelSegment;
  /** In the order of the fields that the facts were split by; `null` where the source gave none. */
  readonly labels: readonly (string | null)[];
  /** The number of distinct customers that are known, who began one of these conversations. */
  readonly customers: number;
  /** The same of those whose conversations were escalated. */
  readonly escalatedCustomers: number;
}

/** The slices of each segment; the segment `all` has the conversations of all customers. */
export function demandSlices(cells: CustomerCells, segments: readonly ModelSegment[]): DemandSlice[] {
  const place = placeOfCells(cells, segments);
  const isAll = segments[0]?.id === ALL_SEGMENTS;
  const keys = new Map<string, number>();
  const found: { segment: ModelSegment; labels: (string | null)[] }[] = [];
  const groupOf = (row: number): number => {
    const at = isAll ? 0 : place[cells.cells[row]!]!;
    if (at < 0) return -1;
    const labels = cells.labels.map((label) => label[row]!);
    const key = JSON.stringify([at, labels]);
    const group = keys.get(key) ?? found.push({ segment: segments[at]!, labels }) - 1;
    keys.set(key, group);
    return group;
  };
  const { groups, customers, sums } = groupCustomers(cells, COUNTED, groupOf);
  const totals = found.map(() => Object.fromEntries([...COUNTED, ...DISTINCT].map((key) => [key, 0])));
  groups.forEach((group, row) => {
    for (const key of COUNTED) totals[group]![key]! += sums.get(key)![row]!;
    if (customers[row] === NOBODY) return;
    if (sums.get('created')![row]! > 0) totals[group]!['customers']! += 1;
    if (sums.get('escalated')![row]! > 0) totals[group]!['escalatedCustomers']! += 1;
  });
  return found.map((slice, group) => ({
    ...slice,
    ...(totals[group] as unknown as Omit<DemandSlice, 'segment' | 'labels'>),
  }));
}

/** A key that is equal for the same segment and labels in any period. */
export function sliceKey({ segment, labels }: Pick<DemandSlice, 'segment' | 'labels'>): string {
  return JSON.stringify([segment.id, labels]);
}
