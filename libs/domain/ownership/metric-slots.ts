/**
 * The slots of a metric: the template nodes that show it or stand above one that does, as targets of assignments. Who is Accountable for
 * one of them answers for the metric wherever no node of the tree does, as product does for demand.
 */
import { METRIC_CATALOGUE } from '../metrics/metric-catalogue.js';
import type { Metric } from '../metrics/metric.js';
import type { TemplateNode } from '../workspace/tree-template.js';
import type { Workspace } from '../workspace/workspace.js';
import { findOwnerAlong, type EffectiveOwner } from './effective-owner.js';
import type { OwnersAt } from './owners-at.js';
import { segmentTarget, slotTarget } from './target.js';

/**
 * The slots of every metric of a workspace, by the metric's key and nearest first: `*` + `/contact_rate`, then `*` + `/demand_intensity`.
 * A metric that no node shows has those of the topmost node of its family; one without a family has none.
 */
export function slotsByMetric({ metrics, tree }: Pick<Workspace, 'metrics' | 'tree'>): Map<string, string[]> {
  const all = new Map([...METRIC_CATALOGUE, ...metrics].map((metric) => [metric.key, metric]));
  return new Map([...all.values()].map((metric) => [metric.key, slotsOf(metric, tree.nodes)]));
}

function slotsOf({ key, family }: Metric, nodes: readonly TemplateNode[]): string[] {
  const head = () => nodes.find((node) => node.parent === null && family !== null && node.family === family);
  const slots: string[] = [];
  for (let node = nodes.find(({ metric }) => metric === key) ?? head(); node;) {
    slots.push(slotTarget(node.key));
    const above: string | null = node.parent;
    node = nodes.find((each) => each.key === above && !slots.includes(slotTarget(each.key)));
  }
  return slots;
}

/**
 * Who answers for a segment that is no branch of the tree, given by its id: its own Accountable, else that of the slots of a metric, else
 * that of the root. `slots` are those of the metric; left out, only the segment itself and the root are asked.
 */
export function findSegmentOwner(segment: string, owners: OwnersAt, slots: readonly string[] = []): EffectiveOwner {
  const target = segmentTarget(segment);
  return findOwnerAlong([target, ...slots, ''], target, owners);
}
