/** How much of a segment's excess is that of its customers in another segment, when the two divide customers in different ways. */
import { groupCustomers, NOBODY } from '../../rollups/customer-cells.js';
import { findSegment, type ContrastInput } from '../contrasts/contrast-input.js';

/** The groups into which customers fall; those who are only in the other segment are left out. */
const [IN_BOTH, IN_SEGMENT_ONLY, IN_NEITHER] = [0, 1, 2];

/**
 * Takes what a segment has beyond the customers outside of `other`, and gives the share of it that comes from its customers inside of
 * `other`. For a metric that is no ratio of two measures it gives the share of the segment's customer days inside of `other`. It is a
 * sum taken apart, so nothing is tested.
 */
export function measureOverlapShare(input: ContrastInput, metric: string, segment: string, other: string): number {
  const { cells } = input.now;
  const ratio = ratioOfMeasures(input, metric);
  const [numerator, denominator] = ratio ?? ['customer_days', null];
  const cellsIn = (id: string) => cells.segments.map((own) => own.includes(id));
  const [isInSegment, isInOther] = [cellsIn(segment), cellsIn(other)];
  const { groups, sums } = groupCustomers(cells, ratio ?? [numerator], (row) => {
    if (cells.customers[row] === NOBODY) return -1;
    const cell = cells.cells[row]!;
    if (isInSegment[cell]) return isInOther[cell] ? IN_BOTH : IN_SEGMENT_ONLY;
    return isInOther[cell] ? -1 : IN_NEITHER;
  });
  const total = (column: string, included: readonly number[]) =>
    sums.get(column)!.reduce((sum, value, row) => sum + (included.includes(groups[row]!) ? value : 0), 0);
  if (denominator === null) return total(numerator, [IN_BOTH]) / total(numerator, [IN_BOTH, IN_SEGMENT_ONLY]);
  const outside = [IN_SEGMENT_ONLY, IN_NEITHER];
  const usual = total(numerator, outside) / total(denominator, outside);
  const excess = (included: readonly number[]) => total(numerator, included) - usual * total(denominator, included);
  return excess([IN_BOTH]) / excess([IN_BOTH, IN_SEGMENT_ONLY]);
}

/** Cost is given to customers by the time that was spent on them. */
const COST_BY = 'handle_seconds';

/** The measures of a metric that is a plain ratio of two which are known per customer; otherwise `null`. */
function ratioOfMeasures({ model, now }: ContrastInput, metric: string): readonly [string, string] | null {
  const formula = model.expressions.get(metric);
  if (formula?.kind !== 'binary' || formula.operator !== '/') return null;
  const { left, right } = formula;
  if (left.kind !== 'name' || right.kind !== 'name') return null;
  const names = [left.name === 'cost' ? COST_BY : left.name, right.name] as const;
  return names.every((name) => now.cells.sums.has(name)) ? names : null;
}

/** Whether two segments belong to different dimensions. */
export function areOfDifferentDimensions(input: ContrastInput, a: string, b: string): boolean {
  return findSegment(input, a).dimension !== findSegment(input, b).dimension;
}
