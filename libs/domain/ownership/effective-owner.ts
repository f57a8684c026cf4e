/**
 * Who answers for each node, now or on a past date. Accountable and Responsible come from the nearest level that has them;
 * Consulted and Informed add up along the path. Whoever is away is covered, or it goes up the path; the answer is one active
 * person or a gap that is stated.
 */
import type { Assignment, Delegation } from './assignment.js';
import type { Person } from './person.js';
import { actingFor, type OwnersAt } from './owners-at.js';
import { slotOf, type OwnedNode } from './target.js';

/** An assignment, and the node of the path where it was found. */
export interface AssignmentAtNode {
  readonly assignment: Assignment;
  readonly path: string;
}

export interface OwnedBy {
  readonly kind: 'owned';
  /** Who is to act now: one active person. */
  readonly person: Person;
  /** Who is Accountable; another than `person` while somebody covers. */
  readonly holder: Person;
  readonly from: AssignmentAtNode;
  /** Assigned to this node or its slot, not inherited. */
  readonly direct: boolean;
  readonly covers: readonly Delegation[];
  /** Nearer ones who are away without cover, or have left. */
  readonly passedOver: readonly AssignmentAtNode[];
}

/** NOBODY is assigned; it is STOPPED on purpose; or all of those who are assigned are UNAVAILABLE. */
export interface OwnerGap {
  readonly kind: 'gap';
  readonly reason: 'NOBODY' | 'STOPPED' | 'UNAVAILABLE';
  /** The stop, where there is one. */
  readonly from: AssignmentAtNode | null;
  readonly passedOver: readonly AssignmentAtNode[];
}

export type EffectiveOwner = OwnedBy | OwnerGap;

export interface NodeOwnership {
  readonly path: string;
  readonly accountable: EffectiveOwner;
  readonly responsible: readonly AssignmentAtNode[];
  readonly consulted: readonly AssignmentAtNode[];
  readonly informed: readonly AssignmentAtNode[];
}

/** Nearest first. */
interface Level extends AssignmentAtNode {
  readonly next: Level | null;
}

interface Held extends Omit<NodeOwnership, 'path' | 'accountable'> {
  readonly levels: Level | null;
}

const NOTHING: Held = { levels: null, responsible: [], consulted: [], informed: [] };

/** Of every node of a tree; parents come first. */
export function findEffectiveOwners(nodes: readonly OwnedNode[], owners: OwnersAt): Map<string, NodeOwnership> {
  const held = new Map<string, Held>();
  const found = new Map<string, NodeOwnership>();
  for (const { path, parentPath } of nodes) {
    const above = (parentPath === null ? undefined : held.get(parentPath)) ?? NOTHING;
    const here = heldAt(path, above, owners);
    held.set(path, here);
    const { levels, ...others } = here;
    found.set(path, { path, accountable: firstAvailable(path, levels, owners), ...others });
  }
  return found;
}

function heldAt(path: string, above: Held, { assigned }: OwnersAt): Held {
  const slot = slotOf(path);
  const at = (role: 'A' | 'R' | 'C' | 'I', target: string | null) =>
    (target === null ? undefined : assigned[role].get(target))?.map((assignment) => ({ assignment, path })) ?? [];
  const both = (role: 'C' | 'I') => [...at(role, path), ...at(role, slot)];
  const nearest = [at('R', path), at('R', slot)].find(({ length }) => length > 0);
  let levels = above.levels;
  for (const found of [...at('A', slot), ...at('A', path)]) levels = { ...found, next: levels };
  return {
    levels,
    responsible: nearest ?? above.responsible,
    consulted: joined(both('C'), above.consulted),
    informed: joined(both('I'), above.informed),
  };
}

/** A party that is named again further up counts once, where it is nearest. */
function joined(own: readonly AssignmentAtNode[], above: readonly AssignmentAtNode[]): readonly AssignmentAtNode[] {
  if (own.length === 0) return above;
  const named = new Set<string>();
  return [...own, ...above].filter(({ assignment: { party } }) => {
    const key = JSON.stringify(party);
    return !named.has(key) && named.add(key);
  });
}

function firstAvailable(path: string, nearest: Level | null, owners: OwnersAt): EffectiveOwner {
  const passedOver: AssignmentAtNode[] = [];
  for (let level = nearest; level; level = level.next) {
    const { party } = level.assignment;
    if (party === null || !('person' in party)) return { kind: 'gap', reason: 'STOPPED', from: level, passedOver };
    const acting = actingFor(owners, party.person, path);
    if (acting) {
      const holder = owners.people.get(party.person)!;
      return { kind: 'owned', ...acting, holder, from: level, direct: level.path === path, passedOver };
    }
    passedOver.push(level);
  }
  return { kind: 'gap', reason: passedOver.length > 0 ? 'UNAVAILABLE' : 'NOBODY', from: null, passedOver };
}
