/** The nodes of a tree with their values, as the terminal draws them and as `--json` prints them. */
import { proveNode, provenValue, type PeriodComparison, type Quantiles, type Snapshot } from '@bough/application';
import {
  availabilityStatus,
  dayText,
  formatDifference,
  formatRelative,
  formatValue,
  positionOf,
  segmentRemoved,
  type IdentityProof,
  type ModelMetric,
  type MetricValue,
  type Period,
  type TreeNode,
  type ValueUnit,
} from '@bough/domain';

export interface TreeRow {
  readonly node: TreeNode;
  readonly metric: ModelMetric | null;
  /** `null` for a node that only groups or that is planned. */
  readonly value: MetricValue | null;
  readonly quantiles: Quantiles | null;
  readonly compared: PeriodComparison | null;
  /** For a node that is a formula of its children. */
  readonly proof: IdentityProof | null;
}

/** Rows for the root and the branch of one segment, or for the whole tree. */
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
  const { model } = snapshot;
  const nothing = { quantiles: null, compared: null, proof: null };
  if (node.metric === null) return { node, metric: null, value: null, ...nothing };
  const metric = model.metrics.get(node.metric)!;
  const position = positionOf(model, node);
  if (position === null) return { node, metric, value: segmentRemoved(node.segment!), ...nothing };
  return {
    node,
    metric,
    value: await provenValue(snapshot, node, period),
    quantiles: await snapshot.quantiles(node.metric, position, period),
    compared: basis && (await snapshot.compare(node.metric, position, period, basis, node.polarity)),
    proof: await proveNode(snapshot, node, period),
  };
}

/** A row as data, with the texts that people see. */
export function rowAsJson({ node, metric, value, quantiles, compared, proof }: TreeRow) {
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
    metric: metric?.key ?? null,
    ...(metric && value && valueAsJson(value, metric, quantiles)),
    comparison: compared && metric && comparisonAsJson(compared, metric),
    ...(proof && { identity: { formula: node.identity, ...proof } }),
  };
}

/** A value with its unit, its text and what is to be said about it. */
export function valueAsJson(value: MetricValue, unit: ValueUnit, quantiles: Quantiles | null) {
  return {
    value: value.value,
    unit: unit.unit.toUpperCase(),
    formatted: value.value === null ? null : formatValue(value.value, unit),
    ...(quantiles && { median: quantiles.median, p90: quantiles.p90 }),
    status: availabilityStatus(value),
    reason: value.reason,
    marks: value.marks,
    message: value.message,
    sample: value.sample,
  };
}

function comparisonAsJson({ previous, period, change }: PeriodComparison, unit: ValueUnit) {
  return {
    ...periodAsJson(period),
    previous: previous.value,
    change: change.absolute,
    relativeChange: change.relative,
    formatted: change.absolute === null ? null : formatDifference(change.absolute, unit),
    tone: change.tone,
  };
}

/** `to` is the first day after the period. */
export function periodAsJson({ from, to }: Period) {
  return { from: dayText(from), to: dayText(to) };
}

/** The change as people read it: percent, for ratios percentage points. */
export function changeText({ change }: PeriodComparison, unit: ValueUnit): string {
  if (change.absolute === null) return '';
  if (unit.unit === 'ratio' || change.relative === null) return formatDifference(change.absolute, unit);
  return formatRelative(change.relative);
}
