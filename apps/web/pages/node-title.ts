import type { ExplainedNodeQuery } from '../gql/explain.js';

/** A node whose value is explained. */
export type Explained = NonNullable<NonNullable<ExplainedNodeQuery['tree']>['node']>;

/** The head of a branch has the name of its segment; what differs is its metric. */
export function titleOf({ segment, name, metric }: Explained): string {
  const what = segment?.name === name ? (metric?.name ?? name) : name;
  return segment ? `${segment.name} · ${what}` : what;
}
