/**
 * Gaps in ownership as signals: nodes that nobody answers for, and people who left or are away without cover while nodes are theirs.
 * One per topmost node, or per person. Deliberately unowned nodes are no gap before their date.
 */
import type { Found } from '../ownership/effective-owner.js';
import { pathName } from '../ownership/target.js';
import type { Period } from '../rollups/period.js';
import type { TreeNode } from '../trees/tree.js';
import type { OwnerLook } from './routing.js';
import type { Evidence, Severity, Signal, Touched } from './signal.js';

type Node = Pick<TreeNode, 'path' | 'parentPath' | 'name' | 'segment'>;

export interface GapLook extends OwnerLook {
  readonly nodes: readonly Node[];
  /** What was looked at. */
  readonly period: Period;
  /** Customers, conversations and money of a node's segment. */
  readonly touchedOf: (path: string) => Touched;
}

export function gapSignals(look: GapLook): Signal[] {
  return [...unownedSignals(look), ...absentSignals(look)];
}

/** Nobody is assigned, here or further up. */
function unownedSignals(look: GapLook): Signal[] {
  const { nodes, owned, words } = look;
  const isGap = (path: string | null) => {
    const owner = path === null ? undefined : owned.get(path)?.accountable;
    return owner?.kind === 'gap' && owner.reason === 'NOBODY';
  };
  const below = (top: string) =>
    nodes.filter(({ path }) => isGap(path) && (top === '' || `${path}/`.startsWith(`${top}/`)));
  return nodes
    .filter(({ path, parentPath }) => isGap(path) && !isGap(parentPath))
    .map(({ path }) => {
      const name = pathName(path, words.nodes);
      const count = below(path).length;
      return gapSignal(look, path, {
        rule: 'unowned',
        cause: `ownership_gap:unowned:${path}`,
        title: `Nobody is Accountable for ${name}`,
        words: `${nodesText(count)} under ${name} have nobody who answers for them, here or further up. Name somebody Accountable for ${name}.`,
        evidence: [evidence('nodes without an owner', count)],
      });
    });
}

/** Assigned to somebody who is not there: it goes up the path meanwhile, which is no answer for long. */
function absentSignals(look: GapLook): Signal[] {
  const held = new Map<string, { found: Map<string, Found>; nodes: number }>();
  for (const { accountable } of look.owned.values())
    for (const found of accountable.passedOver) {
      const id = (found.assignment.party as { person: string }).person;
      const entry = held.get(id) ?? { found: new Map(), nodes: 0 };
      entry.found.set(found.path, found);
      entry.nodes++;
      held.set(id, entry);
    }
  return [...held].map(([id, { found, nodes }]) => {
    const { people, active } = look.words.owners;
    const { key, name } = people.get(id)!;
    const [rule, state] = active.has(id) ? ['away', 'is away without cover'] : ['left', 'is no longer active'];
    const paths = [...found.keys()].sort();
    const places = paths.map((path) => pathName(path, look.words.nodes)).join(', ');
    return gapSignal(look, commonPath(paths), {
      rule,
      cause: `ownership_gap:${rule}:${key}`,
      title: `${name} is Accountable and ${state}`,
      words: `${name} ${state} and is still Accountable for ${places}: ${nodesText(nodes)} are answered for further up. Name a successor or a cover.`,
      evidence: [evidence('nodes that go up the path', nodes), ...paths.map((path) => placeEvidence(path, look))],
    });
  });
}

type Told = Pick<Signal, 'rule' | 'cause' | 'title' | 'words' | 'evidence'>;

function gapSignal(look: GapLook, path: string, told: Told): Signal {
  const node = look.nodes.find((each) => each.path === path);
  const touched = look.touchedOf(path);
  const severity = gapSeverity(touched, look.touchedOf(''));
  return {
    kind: 'ownership_gap',
    path,
    segment: node?.segment ?? null,
    metric: null,
    period: look.period,
    severity,
    touched,
    baseline: null,
    threshold: null,
    watched: look.nodes.length,
    consequences: [],
    ...told,
  };
}

/** By the share of conversations that nobody answers for: half of them or more is high, a tenth medium. */
function gapSeverity(touched: Touched, all: Touched): Severity {
  const share = all.conversations === 0 ? 0 : touched.conversations / all.conversations;
  return share >= 0.5 ? 'high' : share >= 0.1 ? 'medium' : 'low';
}

function commonPath(paths: readonly string[]): string {
  const [first = [], ...rest] = paths.map((path) => path.split('/'));
  const length = first.findIndex((key, index) => rest.some((other) => other[index] !== key));
  return first.slice(0, length < 0 ? first.length : length).join('/');
}

function placeEvidence(path: string, { words }: GapLook): Evidence {
  return { label: 'assigned to', text: pathName(path, words.nodes), value: null, metric: null, segment: null };
}

function evidence(label: string, value: number): Evidence {
  return { label, text: String(value), value, metric: null, segment: null };
}

function nodesText(count: number): string {
  return count === 1 ? '1 node' : `${count} nodes`;
}
