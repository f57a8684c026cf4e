/**
 * The metrics that nodes show. Where no source carries what a metric needs, a node shows the next best one that is carried, and says what
 * would be needed: without cost pools, a segment has its contact rate beside its name and not an empty place.
 */
import { CONVERSATION_FIELDS } from '../facts/conversation.js';
import type { Model } from './model-of-workspace.js';
import type { TreeNode } from './tree.js';

/** What is shown instead of a metric that is not carried, the best first. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  cost_to_serve: ['cost_per_conversation', 'contact_rate', 'conversation_volume'],
  escalation_rate: ['escalation_rate_all'],
};

/** What counts customers needs some; they are facts of their own and no field. */
const CUSTOMERS = 'customers';
const COUNTS_CUSTOMERS = 'customer_days';

type Metrics = Pick<Model, 'measures' | 'measuresOf' | 'metrics' | 'workspace'>;

/** What a metric needs and no source carries. `carried` has the fields of all imports, and `customers` if there are any. */
export function lackedBy({ measures, measuresOf }: Metrics, carried: ReadonlySet<string>, metric: string): string[] {
  const needed = (measuresOf.get(metric) ?? []).flatMap((key) => {
    const measure = measures.get(key);
    if (key === COUNTS_CUSTOMERS) return [CUSTOMERS];
    return measure && 'requires' in measure ? measure.requires : [`reading:${key}`];
  });
  return [...new Set(needed)].filter((field) => !carried.has(field));
}

/** The metric that stands for another that is not carried: the metric itself if it is, or if nothing better is. */
export function carriedMetric(model: Metrics, carried: ReadonlySet<string>, metric: string): string {
  const isOwn = model.workspace.metrics.some(({ key }) => key === metric);
  const others = isOwn ? [] : (INSTEAD[metric] ?? []);
  if (others.length === 0 || lackedBy(model, carried, metric).length === 0) return metric;
  return others.find((other) => lackedBy(model, carried, other).length === 0) ?? metric;
}

/**
 * The model with the metrics that its nodes show where sources carry so much; the same model if nothing changes, as before the first
 * conversation.
 */
export function withCarriedMetrics(model: Model, carried: ReadonlySet<string>): Model {
  if (!carried.has(CONVERSATION_FIELDS.createdAt.name)) return model;
  const nodes = model.nodes.map((node) => showCarried(model, carried, node));
  if (nodes.every((node, index) => node === model.nodes[index])) return model;
  return { ...model, nodes, nodesByPath: new Map(nodes.map((node) => [node.path, node])) };
}

/** Terms of a formula stay as they are: another metric in their place would make the formula wrong. */
function showCarried(model: Model, carried: ReadonlySet<string>, node: TreeNode): TreeNode {
  const asked = node.wanted?.metric ?? node.metric;
  if (asked === null || !(asked in INSTEAD) || node.edge === 'identity' || node.identity !== null) return node;
  const metric = carriedMetric(model, carried, asked);
  if (metric === node.metric) return node;
  const wanted = metric === asked ? null : { metric: asked, needs: lackedBy(model, carried, asked) };
  return { ...node, metric, wanted };
}

/** Which metric a node should show and what that needs, in words; `null` for a node that shows what it should. */
export function wantedText({ metrics }: Pick<Model, 'metrics'>, { wanted, metric }: TreeNode): string | null {
  if (wanted === null) return null;
  const [asked, shown] = [metrics.get(wanted.metric)!, metrics.get(metric!)!];
  return `${shown.name} is shown, because no import carries ${wanted.needs.join(', ')} for ${asked.name}`;
}

/** The name of a node with that of the metric whose value stands beside it: `Enterprise: Cost to serve per customer`. */
export function nodeTitle({ metrics }: Pick<Model, 'metrics'>, { name, metric }: TreeNode): string {
  const shown = metric === null ? name : metrics.get(metric)!.name;
  return shown === name ? name : `${name}: ${shown}`;
}
