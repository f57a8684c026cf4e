/** The nodes of a tree with their values, as the terminal draws them and as `--json` prints them. */
import {
  proveNode,
  readNode,
  type NodeComparison,
  type NodeReading,
  type Quantiles,
  type Snapshot,
  type ValueView,
} from '@bough/application';
import { dayText, formatRelative, positionOf, type IdentityProof, type Period, type TreeNode } from '@bough/domain';

export interface TreeRow {
  readonly node: TreeNode;
  /** `null` for a node that only groups or that is planned. */
  readonly reading: NodeReading | null;
  readonly quantiles: Quantiles | null;
  /** Only for a node that is a formula of its children. */
  readonly proof: IdentityProof | null;
}

/** The rows of the root and of one segment's branch; of the whole tree if `segment` is `null`. */
export async function treeRows(
  snapshot: Snapshot,
  period: Period,
  basis: Period | null,
  segment: string | null,
): Promise<TreeRow[]> {
  const nodes = snapshot.model.nodes.filter(
    (node) => segment === null || node.segment === null || node.segment === segment,
  );
  return Promise.all(nodes.map((node) => treeRow(snapshot, node, period, basis)));
}

async function treeRow(snapshot: Snapshot, node: TreeNode, period: Period, basis: Period | null): Promise<TreeRow> {
  const position = positionOf(snapshot.model, node);
  // In a tree of the past a segment may no longer exist: its nodes say so, and nothing is compared.
  const reading = await readNode(snapshot, node, period, position === null ? null : basis);
  if (reading === null || position === null) return { node, reading, quantiles: null, proof: null };
  return {
    node,
    reading,
    quantiles: await snapshot.quantiles(reading.current.metric.key, position, period),
    proof: await proveNode(snapshot, node, period),
  };
}

/** A row as data, with the texts that people see. */
export function rowAsJson({ node, reading, quantiles, proof }: TreeRow) {
  const { path, parentPath, name, kind, segment, edge, planned, lag, polarity } = node;
  return {
    path,
    parent: parentPath,
    name,
    kind: kind.toUpperCase(),
    segment,
    edge: edge?.toUpperCase() ?? null,
    planned,
    ...(lag !== null && { lag }),
    ...(polarity !== null && { target: polarity.toUpperCase() }),
    metric: node.metric,
    ...(node.wanted && { wanted: node.wanted }),
    ...(reading && valueAsJson(reading.current, quantiles)),
    comparison: reading?.comparison ? comparisonAsJson(reading.comparison) : null,
    ...(proof && { identity: { formula: node.identity, ...proof } }),
  };
}

/** A value with its unit, its text and why it may be doubted. */
export function valueAsJson(view: ValueView, quantiles: Quantiles | null) {
  return {
    value: view.value,
    unit: view.metric.unit.toUpperCase(),
    formatted: view.text,
    ...(quantiles && { median: quantiles.median, p90: quantiles.p90 }),
    status: view.status,
    reason: view.reason,
    marks: view.marks,
    message: view.message,
    sample: view.sample,
  };
}

function comparisonAsJson({ period, previous, change }: NodeComparison) {
  return {
    ...periodAsJson(period),
    previous: previous.value,
    against: change.against,
    change: change.absolute,
    relativeChange: change.relative,
    formatted: change.text,
    tone: change.tone,
    neutralBecause: change.neutralBecause,
    neutralMessage: change.neutralText,
  };
}

/** A period as data; `to` is the first day after it. */
export function periodAsJson({ from, to }: Period) {
  return { from: dayText(from), to: dayText(to) };
}

/** A change in a line of text: in per cent, for ratios in percentage points; empty if there is nothing to compare. */
export function changeText({ change, previous }: NodeComparison): string {
  if (change.absolute === null) return '';
  return previous.metric.unit === 'ratio' || change.relative === null ? change.text! : formatRelative(change.relative);
}
