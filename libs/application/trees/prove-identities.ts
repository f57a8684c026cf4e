/** Computes identities again from the values of the children, to find those that the data contradicts. */
import {
  markContradicted,
  contradictionText,
  proveIdentity,
  termsOf,
  type IdentityProof,
  type MetricValue,
  type Period,
  type TreeNode,
} from '@bough/domain';
import type { Snapshot } from './snapshot.js';

/** A value that is there at once unless something has to come from the database. */
type Soon<T> = T | Promise<T>;

/** A node whose identity does not hold. */
export interface BrokenIdentity {
  readonly node: TreeNode;
  readonly proof: IdentityProof;
}

/** The value at a node, marked if its children contradict it; `null` for a node without a metric. */
export function provenValue(snapshot: Snapshot, node: TreeNode, period: Period): Soon<MetricValue> | null {
  const value = snapshot.valueAt(node, period);
  if (value === null || node.identity === null) return value;
  const proof = proveNode(snapshot, node, period);
  if (!(value instanceof Promise) && !(proof instanceof Promise)) return marked(snapshot, node, value, proof);
  return Promise.all([value, proof]).then(([current, proved]) => marked(snapshot, node, current, proved));
}

/** The proof for one node; `null` for a node that is not a formula of its children. */
export function proveNode(snapshot: Snapshot, node: TreeNode, period: Period): Soon<IdentityProof | null> {
  if (node.identity === null || node.metric === null) return null;
  const nodes = [node, ...termsBelow(snapshot, node)];
  const values = nodes.map((each) => snapshot.valueAt(each, period));
  const prove = (found: readonly (MetricValue | null)[]) =>
    proveIdentity(node, snapshot.model.nodesByPath, (each) => found[nodes.indexOf(each)]?.value ?? NaN);
  if (values.some((value) => value instanceof Promise))
    return Promise.all(values.map(async (value) => value)).then(prove);
  return prove(values as (MetricValue | null)[]);
}

/** Every node whose identity does not hold over a period. */
export async function brokenIdentities(snapshot: Snapshot, period: Period): Promise<BrokenIdentity[]> {
  const broken: BrokenIdentity[] = [];
  for (const node of snapshot.model.nodes) {
    const proof = await proveNode(snapshot, node, period);
    if (proof?.holds === false) broken.push({ node, proof });
  }
  return broken;
}

/** The terms of a node's identity, and the terms of those that have an identity but no metric. */
function termsBelow(snapshot: Snapshot, node: TreeNode): TreeNode[] {
  const terms = termsOf(node).flatMap((key) => snapshot.model.nodesByPath.get(`${node.path}/${key}`) ?? []);
  return terms.flatMap((term) => (term.metric === null ? [term, ...termsBelow(snapshot, term)] : [term]));
}

function marked(
  { model }: Snapshot,
  { identity, metric }: TreeNode,
  value: MetricValue,
  proof: IdentityProof | null,
): MetricValue {
  if (proof?.holds !== false) return value;
  return markContradicted(value, contradictionText(identity!, proof, model.metrics.get(metric!)!));
}
