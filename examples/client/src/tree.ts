/** What both pictures show: the nodes of the tree with their values, and how each compares with the period before. */
import { stratify, tree, type HierarchyPointNode } from 'd3-hierarchy';
import type { ResultOf } from 'gql.tada';
import { ask, graphql, type Server } from './bough.js';

const TreeQuery = graphql(`
  query Tree($period: PeriodInput!, $maxDepth: Int!) {
    tree {
      name
      slice(maxDepth: $maxDepth, first: 2000) {
        nodes {
          id
          parentId
          key
          name
          edgeToParent {
            relation
          }
          reading(period: $period, compareTo: { preset: PREVIOUS_PERIOD }) {
            current {
              formatted
              availability {
                message
              }
            }
            comparison {
              tone
            }
          }
        }
      }
    }
  }
`);

export type TreeNode = NonNullable<ResultOf<typeof TreeQuery>['tree']>['slice']['nodes'][number];

/** Parents come before their children, and siblings in order. */
export async function readTree(server: Server): Promise<readonly TreeNode[]> {
  const answer = await ask(server, TreeQuery, { period: { preset: 'LAST_28_DAYS' }, maxDepth: 3 });
  if (!answer.tree) throw new Error('The server has no workspace yet: "bough apply" makes one.');
  return answer.tree.slice.nodes;
}

/** Where each node is drawn, the root at 0, 0: `x` along siblings, which are `apart` from each other, and `y` along levels. */
export function placed(nodes: readonly TreeNode[], apart: number, level: number): HierarchyPointNode<TreeNode> {
  const byParent = stratify<TreeNode>()
    .id(({ id }) => id)
    .parentId(({ parentId }) => parentId);
  return tree<TreeNode>().nodeSize([apart, level])(byParent([...nodes]));
}

/** The value as people read it, or why there is none; empty for a node that only groups. */
export const valueOf = ({ reading }: TreeNode): string =>
  reading ? (reading.current.formatted ?? reading.current.availability.message ?? '–') : '';

/** Colour never stands alone: the mark says the same. */
export function changeOf({ reading }: TreeNode): { name: string; mark: string } {
  const tone = reading?.comparison?.tone;
  if (tone === 'GOOD') return { name: 'good', mark: ' (better)' };
  if (tone === 'BAD') return { name: 'bad', mark: ' (worse)' };
  return { name: '', mark: '' };
}

/** The parent is no formula of the node: it is believed to depend on it. */
export const isBelief = ({ edgeToParent }: TreeNode): boolean => edgeToParent?.relation === 'INFLUENCE';
