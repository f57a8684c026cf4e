/** Reads what a workspace has, so that a walk can ask for all of it. */
import type { Caller } from '@bough/domain';
import { EMPTY_WORLD, type AskedWorld } from './every-query.js';
import type { TestApp } from './test-app.js';

const EVERYTHING = `{
  tree { id version root { id } slice(maxDepth: 12, first: 500) { nodes { id } } }
  dimensions { nodes { id key segments { nodes { id } } } }
  metrics(first: 200) { nodes { id key } }
  imports { nodes { id } }
  people { id }
  teams { id }
  findings(first: 200) { nodes { id } }
  interventions { nodes { id latest { id } } }
}`;

/** The keys and ids of a workspace as they are now; those of nothing before the first workspace. */
export async function askedWorldOf(app: TestApp, caller: Caller): Promise<AskedWorld> {
  const { data, errors } = await app.run(EVERYTHING, caller);
  if (errors?.some(({ message }) => message.includes('no workspace'))) return EMPTY_WORLD;
  if (errors) throw errors[0]!;
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
  const { tree, dimensions, metrics, imports, people, teams, findings, interventions } = data;
  const segments = dimensions.nodes.flatMap(({ segments: own }: typeof dimensions.nodes) => ids(own.nodes));
  const assessed = interventions.nodes.flatMap(({ latest }: typeof interventions.nodes) => latest ?? []);
  const pages = [dimensions, metrics, imports, findings, interventions].flatMap(({ nodes }) => ids(nodes));
  return {
    dimensions: dimensions.nodes.map(({ key }: { key: string }) => key),
    segments,
    metrics: metrics.nodes.map(({ key }: { key: string }) => key),
    nodes: ids(tree.slice.nodes),
    others: [tree.id, ...segments, ...pages, ...ids(people), ...ids(teams), ...ids(assessed)],
    version: tree.version,
  };
}
