/** What an argument called `node` names: the id of a node, as answers give it, or its key, as people type it. */
import type { Snapshot } from '@bough/application';
import type { GraphQLError } from 'graphql';
import { unknownName } from '../graphql/errors.js';
import { grownTree } from './grown-tree.js';
import type { TreeNodeModel } from './tree.model.js';

/** How arguments that name a node describe it. */
export const NODE_NAME = 'Its id, or its key: enterprise/handling_efficiency; empty: the root.';

/** The node; refuses what names none, with the nearest ones. `argument` is the path to the argument. */
export function namedNode(snapshot: Snapshot, name: string, ...argument: readonly string[]): TreeNodeModel {
  const found = findNode(snapshot, name);
  if (!found) throw unknownNode(snapshot, name, argument);
  return found;
}

/** The key of a node whose id or key is given. What names none is given back, for rules that refuse it in their own words. */
export function nodeKey(snapshot: Snapshot, name: string): string {
  return findNode(snapshot, name)?.key ?? name;
}

function findNode(snapshot: Snapshot, name: string): TreeNodeModel | undefined {
  const { byId, byPath } = grownTree(snapshot);
  return byId.get(name) ?? byPath.get(name);
}

/** Proposes the nodes below the last step of the key that is right: a tree has too many to propose all of them. */
function unknownNode(snapshot: Snapshot, name: string, argument: readonly string[]): GraphQLError {
  const { byPath } = grownTree(snapshot);
  const steps = name.split('/');
  let right = 0;
  while (right < steps.length && byPath.has(steps.slice(0, right + 1).join('/'))) right++;
  const above = steps.slice(0, right).join('/');
  const near = [...byPath.values()].filter(({ node }) => node.parentPath === above).map(({ key }) => key);
  return unknownName('node', name, near, argument);
}
