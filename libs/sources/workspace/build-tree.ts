/** Builds the tree of a workspace file: the file nests nodes, and the domain keeps them in one list. */
import {
  ABSENT_FIELDS,
  DEFAULT_HEADLINE,
  DEFAULT_TEMPLATE,
  nodeName,
  type DriverFamily,
  type Problem,
  type TemplateNode,
  type TreeDefinition,
} from '@bough/domain';
import {
  TREE_DEFAULTS,
  type AdditionDocument,
  type Draft,
  type NodeDocument,
  type TreeDocument,
} from './workspace-document.js';

type Path = Problem['path'];

export interface BuiltTree {
  readonly tree: TreeDefinition;
  /** Where each node of the tree stands in the document. */
  readonly places: readonly Path[];
}

interface PlacedNode {
  readonly node: TemplateNode;
  readonly place: Path;
}

/** Builds a tree; `firstDimension` is the dimension of a tree that names none. */
export function buildTree(document: Draft<TreeDocument> = {}, firstDimension: string): BuiltTree {
  const nodes = document.nodes ? flatten(document.nodes, ['tree', 'nodes'], null, null) : builtIn();
  const added = (document.add ?? []).reduce(withAddition, nodes);
  const { key = TREE_DEFAULTS.key, name = TREE_DEFAULTS.name } = document;
  const { dimension = firstDimension, headline = DEFAULT_HEADLINE } = document;
  return {
    tree: { key, name, dimension, headline, nodes: added.map(({ node }) => node) },
    places: added.map(({ place }) => place),
  };
}

/** The built-in nodes. They get the place `tree.add`, since only an addition can make one of them wrong. */
function builtIn(): PlacedNode[] {
  return DEFAULT_TEMPLATE.map((node) => ({ node, place: ['tree', 'add'] }));
}

function withAddition(nodes: readonly PlacedNode[], addition: Draft<AdditionDocument>, index: number): PlacedNode[] {
  const { under = null } = addition;
  const family = nodes.find(({ node }) => node.key === under)?.node.family ?? null;
  return [...nodes, ...subtree(addition, ['tree', 'add', index], under, family)];
}

function flatten(
  documents: readonly Draft<NodeDocument>[],
  place: Path,
  parent: string | null,
  family: DriverFamily | null,
): PlacedNode[] {
  return documents.flatMap((document, index) => subtree(document, [...place, index], parent, family));
}

/** A node and everything below it. */
function subtree(
  document: Draft<NodeDocument>,
  place: Path,
  parent: string | null,
  familyAbove: DriverFamily | null,
): PlacedNode[] {
  const { key = place.join('.'), metric = null, edge = 'influence', family = familyAbove } = document;
  const { planned = null, identity = null, note = null, children = [] } = document;
  const name = document.name ?? nodeName(key, metric);
  const node: TemplateNode = {
    key,
    parent,
    name,
    metric,
    edge,
    family,
    planned,
    identity,
    note,
    ...given(document, ABSENT_FIELDS),
  };
  return [{ node, place }, ...flatten(children, [...place, 'children'], key, family)];
}

/** The entries with these keys that are present. */
function given<T extends object, K extends keyof T>(document: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const written = keys.filter((key) => document[key] !== undefined);
  return Object.fromEntries(written.map((key) => [key, document[key]])) as Partial<Pick<T, K>>;
}
