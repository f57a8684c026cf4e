/** Computes identities again from the values of the children: which of them the data breaks. */
import { proveIdentity, termsOf, type IdentityProof, type Period, type TreeNode } from '@bough/domain';
import type { Snapshot } from './snapshot.js';

export interface BrokenIdentity {
  readonly node: TreeNode;
  readonly proof: IdentityProof;
}

/** The proof for one node; `null` where the node is no formula of its children. */
export async function proveNode(snapshot: Snapshot, node: TreeNode, period: Period): Promise<IdentityProof | null> {
  if (node.identity === null || node.metric === null) return null;
  const values = new Map<TreeNode, number>();
  for (const each of [node, ...termsBelow(snapshot, node)])
    values.set(each, (await snapshot.valueAt(each, period))?.value ?? NaN);
  return proveIdentity(node, snapshot.model.nodesByPath, (each) => values.get(each) ?? NaN);
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

/** The terms of an identity, and of those that are formulas themselves. */
function termsBelow(snapshot: Snapshot, node: TreeNode): TreeNode[] {
  const terms = termsOf(node).flatMap((key) => snapshot.model.nodesByPath.get(`${node.path}/${key}`) ?? []);
  return terms.flatMap((term) => (term.metric === null ? [term, ...termsBelow(snapshot, term)] : [term]));
}
