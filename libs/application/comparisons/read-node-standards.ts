/** Whether nodes get what the standards of their segments ask for. */
import {
  positionOf,
  standardsAt,
  type Day,
  type MetricValue,
  type Period,
  type Standard,
  type TreeNode,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import { assessReading } from './scorecard/read-standards.js';
import { verdictView, type VerdictView } from './scorecard/scorecard-view.js';

/** The standards that hold on a day, by segment and metric: `plan/pro csat`. */
export type StandardsBySegment = ReadonlyMap<string, readonly Standard[]>;

/** The standards that hold on a day, by the id of the segment and the key of the metric. */
export function standardsBySegment({ model }: Snapshot, day: Day): StandardsBySegment {
  const found = new Map<string, Standard[]>();
  for (const standard of standardsAt(model.workspace, day)) {
    const key = `${standard.segment} ${standard.metric}`;
    const list = found.get(key);
    if (list) list.push(standard);
    else found.set(key, [standard]);
  }
  return found;
}

/** The verdicts on the standards of a metric in the segment at `position`, by its value over a period. */
export async function verdictsOn(
  snapshot: Snapshot,
  standards: StandardsBySegment,
  value: MetricValue,
  { metric, position, period }: { readonly metric: string; readonly position: number; readonly period: Period },
): Promise<VerdictView[]> {
  const { segments, metrics } = snapshot.model;
  const own = standards.get(`${segments[position]!.id} ${metric}`) ?? [];
  const assess = (standard: Standard) => assessReading(snapshot, standard, value, { position, period });
  return (await Promise.all(own.map(assess))).map((verdict) => verdictView(verdict, metrics.get(metric)!));
}

/** The verdicts on the standards that a node is held to, over a period; none for a node without a metric. */
export async function readNodeStandards(snapshot: Snapshot, node: TreeNode, period: Period): Promise<VerdictView[]> {
  const position = positionOf(snapshot.model, node);
  if (node.metric === null || position === null) return [];
  const value = await snapshot.reading(node.metric, position, period);
  return verdictsOn(snapshot, standardsBySegment(snapshot, snapshot.standardsDay(period)), value, {
    metric: node.metric,
    position,
    period,
  });
}
