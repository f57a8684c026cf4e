/**
 * Gaps in ownership as signals: nodes that nobody answers for, and people who left or are away without cover while they are Accountable.
 * There is one signal per topmost node, or per person. Nodes that are deliberately unowned are no gap before their date.
 */
import type { AssignmentAtNode } from '../ownership/effective-owner.js';
import { pathName, segmentOfTarget } from '../ownership/target.js';
import type { Period } from '../rollups/period.js';
import type { TreeNode } from '../trees/tree.js';
import type { OwnershipView } from './routing.js';
import type { Severity, Signal, SignalEvidence, SignalReach } from './signal.js';

type Node = Pick<TreeNode, 'path' | 'parentPath' | 'name' | 'segment'>;

export interface GapSignalInput extends OwnershipView {
  readonly nodes: readonly Node[];
  /** The period over which the reach is measured. */
  readonly period: Period;
  /** Customers, conversations and money of a node's segment, or of a segment's target. */
  readonly reachOf: (path: string) => SignalReach;
}

/** Gives a signal for every gap in ownership at the moment of the view. */
export function findOwnershipGaps(input: GapSignalInput): Signal[] {
  return [...findUnownedNodes(input), ...findAbsentOwners(input)];
}

/** Nodes to which nobody is assigned, here or further up. */
function findUnownedNodes(input: GapSignalInput): Signal[] {
  const { nodes, owned, words } = input;
  const isGap = (path: string | null) => {
    const owner = path === null ? undefined : owned.get(path)?.accountable;
    return owner?.kind === 'gap' && owner.reason === 'NOBODY';
  };
  const gapsBelow = (top: string) =>
    nodes.filter(({ path }) => isGap(path) && (top === '' || `${path}/`.startsWith(`${top}/`)));
  return nodes
    .filter(({ path, parentPath }) => isGap(path) && !isGap(parentPath))
    .map(({ path }) => {
      const name = pathName(path, words.nodes);
      const count = gapsBelow(path).length;
      return gapSignal(input, path, {
        rule: 'unowned',
        cause: `ownership_gap:unowned:${path}`,
        title: `Nobody is Accountable for ${name}`,
        words: `${nodesText(count)} under ${name} have nobody who answers for them, here or further up. Name somebody Accountable for ${name}.`,
        evidence: [countEvidence('nodes without an owner', count)],
      });
    });
}

/** What somebody who is not there is Accountable for. */
interface AbsentOwner {
  /** Their assignments, by the path of the node where each was found. */
  readonly assignments: Map<string, AssignmentAtNode>;
  /** How many nodes, and segments of other dimensions, are answered for further up because of it. */
  nodes: number;
  segments: number;
}

/** Assignments to somebody who is not there. Their nodes go up the path meanwhile, which is no answer for long. */
function findAbsentOwners(input: GapSignalInput): Signal[] {
  const { words } = input;
  const { people, active } = words.owners;
  return [...groupAbsentOwners(input)].map(([id, { assignments, nodes, segments }]) => {
    const { key, name } = people.get(id)!;
    const [rule, state] = active.has(id) ? ['away', 'is away without cover'] : ['left', 'is no longer active'];
    const paths = [...assignments.keys()].sort();
    const places = paths.map((path) => pathName(path, words.nodes)).join(', ');
    const count = [...(nodes > 0 ? [nodesText(nodes)] : []), ...(segments > 0 ? [segmentsText(segments)] : [])];
    return gapSignal(input, commonPath(paths), {
      rule,
      cause: `ownership_gap:${rule}:${key}`,
      title: `${name} is Accountable and ${state}`,
      words: `${name} ${state} and is still Accountable for ${places}: ${count.join(' and ')} are answered for further up. Name a successor or a cover.`,
      evidence: [
        countEvidence('nodes that go up the path', nodes + segments),
        ...paths.map((path) => placeEvidence(path, input)),
      ],
    });
  });
}

/** By the id of the person. */
function groupAbsentOwners({ owned }: GapSignalInput): Map<string, AbsentOwner> {
  const absent = new Map<string, AbsentOwner>();
  for (const { path, accountable } of owned.values())
    for (const passedOver of accountable.passedOver) {
      const isSegment = segmentOfTarget(path) !== null;
      // Segments that inherit from the root are not named: whoever reads of the root knows.
      if (isSegment && passedOver.path !== path) continue;
      const id = (passedOver.assignment.party as { person: string }).person;
      const entry = absent.get(id) ?? { assignments: new Map(), nodes: 0, segments: 0 };
      entry.assignments.set(passedOver.path, passedOver);
      if (isSegment) entry.segments++;
      else entry.nodes++;
      absent.set(id, entry);
    }
  return absent;
}

type GapDescription = Pick<Signal, 'rule' | 'cause' | 'title' | 'words' | 'evidence'>;

/** `target` is the path of a node, or a segment of another dimension, whose signal has the path of the root. */
function gapSignal(input: GapSignalInput, target: string, description: GapDescription): Signal {
  const segment = segmentOfTarget(target);
  const path = segment === null ? target : '';
  const node = input.nodes.find((each) => each.path === path);
  const touched = input.reachOf(target);
  return {
    kind: 'ownership_gap',
    path,
    segment: segment ?? node?.segment ?? null,
    metric: null,
    period: input.period,
    severity: rateGap(touched, input.reachOf('')),
    touched,
    baseline: null,
    threshold: null,
    watched: input.nodes.length,
    consequences: [],
    ...description,
  };
}

/** By the share of conversations that nobody answers for: half of them or more is high, a tenth is medium. */
function rateGap(reach: SignalReach, all: SignalReach): Severity {
  const share = all.conversations === 0 ? 0 : reach.conversations / all.conversations;
  return share >= 0.5 ? 'high' : share >= 0.1 ? 'medium' : 'low';
}

/** The path of the lowest node above all of these; a single segment stands for itself. */
function commonPath(paths: readonly string[]): string {
  if (paths.some((path) => segmentOfTarget(path) !== null)) return paths.length === 1 ? paths[0]! : '';
  const [first = [], ...rest] = paths.map((path) => path.split('/'));
  const length = first.findIndex((key, index) => rest.some((other) => other[index] !== key));
  return first.slice(0, length < 0 ? first.length : length).join('/');
}

function placeEvidence(path: string, { words }: GapSignalInput): SignalEvidence {
  return { label: 'assigned to', text: pathName(path, words.nodes), value: null, metric: null, segment: null };
}

function countEvidence(label: string, value: number): SignalEvidence {
  return { label, text: String(value), value, metric: null, segment: null };
}

function segmentsText(count: number): string {
  return count === 1 ? '1 segment' : `${count} segments`;
}

function nodesText(count: number): string {
  return count === 1 ? '1 node' : `${count} nodes`;
}
