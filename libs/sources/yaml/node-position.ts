/** Finds where a path of a parsed YAML document stands in the text. */
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';

export type Path = readonly (string | number)[];

/** Offsets in the text: `key` is that of the last step (or of the list item), `value` is where a person looks for the mistake. */
interface NodePosition {
  readonly key: number;
  readonly value: number;
}

/** The position of a path. A path that does not exist (a missing key) is placed at its nearest existing parent. */
export function nodePosition(document: Document, path: Path): NodePosition {
  let node: unknown = document.contents;
  let found: NodePosition = at(startOf(node, 0));
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const child = isMap(node) ? pairsOf(node).get(String(step)) : isSeq(node) ? node.items[Number(step)] : undefined;
    if (child === undefined) return found;
    found = positionOfChild(child, found.value);
    node = isPair(child) ? child.value : child;
  }
  return found;
}

const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The pairs of a map by their keys, the first of each: a map may have thousands of keys that are looked for. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairs.get(map) ?? new Map([...map.items].reverse().map((pair) => [keyText(pair), pair]));
  pairs.set(map, known);
  return known;
}

function positionOfChild(child: unknown, fallback: number): NodePosition {
  if (!isPair(child)) return at(startOf(child, fallback));
  const key = startOf(child.key, fallback);
  // A map or list begins on the next line; its key is where a person looks.
  const isPlain = (isScalar(child.value) && child.value.source !== '') || isAlias(child.value);
  return { key, value: isPlain ? startOf(child.value, key) : key };
}

const at = (offset: number): NodePosition => ({ key: offset, value: offset });

/** The key of a pair as text. */
export function keyText(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

function startOf(node: unknown, fallback: number): number {
  return isNode(node) ? ((node as Node).range?.[0] ?? fallback) : fallback;
}
