/**
 * How much of one thing another one carries, from 0 to 1 and beyond: path attribution through the formulas of the tree, mix and rate
 * over its segments, and the part of a segment's excess that is its overlap with another segment.
 */
import { groupCustomers, NOBODY } from '../../rollups/customer-cells.js';
import { explainDifference } from '../../comparisons/explain/explain-difference.js';
import { splitBySegments } from '../../comparisons/explain/split-by-segments.js';
import type { Look } from '../contrasts/look.js';
import { segmentOf } from '../contrasts/look.js';
import { sampleName } from '../../trees/model-of-workspace.js';
import { isPerCustomer } from '../contrasts/samples.js';
import type { Move } from './candidate.js';
import type { DetectionSetting } from './setting.js';
import { type ExplainedPart, isExplained } from '../../comparisons/explain/explanation.js';

/** Over this share a part is the cause, and the whole its consequence. */
export const CARRIED = 0.7;

/** The share of a parent's move that a child carries; 0 where it cannot be told. */
export function carriedShare(setting: DetectionSetting, parent: Move, child: Move): number {
  const [old, now] = [sideOf(setting, parent.before), sideOf(setting, parent.after)];
  const difference = { metric: parent.metric, node: null, before: old, after: now };
  if (parent.position === child.position) {
    const found = explainDifference(setting.model, difference);
    if (!isExplained(found)) return 0;
    return amountOf(found.parts, child.metric) / (found.after - found.before);
  }
  if (parent.position !== 0 || parent.before.position !== 0 || parent.metric !== child.metric) return 0;
  if (isVolume(setting, parent.metric))
    return eventsMoved(setting, parent, child.position) / eventsMoved(setting, parent, 0);
  const split = splitBySegments(setting.model, difference, setting.model.branches.key);
  const { id } = setting.model.segments[child.position]!;
  const part = split?.segments.find(({ segments }) => segments.length === 1 && segments[0]!.id === id);
  return part ? part.rate / (split!.rate + split!.mix) : 0;
}

/** What is counted, or counted per customer: its events add up over segments, and are told per day. */
function isVolume({ model }: DetectionSetting, metric: string): boolean {
  return model.metrics.get(metric)!.unit === 'count' || isPerCustomer(model, metric);
}

/** Events of a segment per day, after less before. */
function eventsMoved({ model, valuesOf }: DetectionSetting, { metric, before, after }: Move, position: number): number {
  const perDay = ({ from, to }: Move['before']) => {
    const { metrics } = valuesOf({ from, to });
    const value = metrics.get(metric)![position]!;
    return (value * (isPerCustomer(model, metric) ? metrics.get(sampleName(metric))![position]! : 1)) / (to - from);
  };
  return perDay(after) - perDay(before);
}

function sideOf({ valuesOf }: DetectionSetting, { position, from, to }: Move['before']) {
  return { values: valuesOf({ from, to }), position };
}

/** What the parts of this name add up to, wherever they stand; inside one of them it is not counted twice. */
function amountOf(parts: readonly ExplainedPart[], key: string): number {
  return parts.reduce((sum, part) => sum + (part.key === key ? part.amount : amountOf(part.parts, key)), 0);
}

/**
 * Of what a segment has beyond the customers outside of `other`, the share that its customers inside of `other` have. A metric that is
 * no ratio of two measures: the share of its customers inside. Neither is a matter of chance: it is a sum taken apart.
 */
export function overlapShare(look: Look, metric: string, segment: string, other: string): number {
  const { cells } = look.now;
  const [x, n] = ratioNames(look, metric) ?? ['customer_days', null];
  const isIn = (id: string) => cells.segments.map((own) => own.includes(id));
  const [inside, within] = [isIn(segment), isIn(other)];
  // 0: in both, 1: in the segment alone, 2: outside of the other
  const { groups, sums } = groupCustomers(cells, n === null ? [x] : [x, n], (row) => {
    if (cells.customers[row] === NOBODY) return -1;
    const cell = cells.cells[row]!;
    return inside[cell] ? (within[cell] ? 0 : 1) : within[cell] ? -1 : 2;
  });
  const total = (column: string, kept: readonly number[]) =>
    sums.get(column)!.reduce((sum, value, row) => sum + (kept.includes(groups[row]!) ? value : 0), 0);
  if (n === null) return total(x, [0]) / total(x, [0, 1]);
  const usual = total(x, [1, 2]) / total(n, [1, 2]);
  const excess = (kept: readonly number[]) => total(x, kept) - usual * total(n, kept);
  return excess([0]) / excess([0, 1]);
}

/** Cost is given to customers by the time that was spent on them. */
const COST_BY = 'handle_seconds';

function ratioNames({ model, now }: Look, metric: string): readonly [string, string] | null {
  const formula = model.expressions.get(metric);
  if (formula?.kind !== 'binary' || formula.operator !== '/') return null;
  const { left, right } = formula;
  if (left.kind !== 'name' || right.kind !== 'name') return null;
  const names = [left.name === 'cost' ? COST_BY : left.name, right.name] as const;
  return names.every((name) => now.cells.sums.has(name)) ? names : null;
}

/** Whether two segments cut customers in different ways. */
export function areOfDifferentDimensions(look: Look, a: string, b: string): boolean {
  return segmentOf(look, a).dimension !== segmentOf(look, b).dimension;
}
