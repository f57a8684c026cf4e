/**
 * Who answers for each node at an instant. Accountable and Responsible come from the nearest level that has them; Consulted and Informed
 * add up along the path. Where whoever is Accountable is away, another acts for them, or it goes up the path. The answer is one active
 * person, or a gap with its reason.
 */
import type { Assignment, Delegation } from './assignment.js';
import type { Person } from './person.js';
import { actingFor, type OwnersAt } from './owners-at.js';
import { slotOf, type OwnedNode } from './target.js';

/** An assignment, with the path of the node where it was found on the way up. */
export interface AssignmentAtNode {
  readonly assignment: Assignment;
  readonly path: string;
}

export interface OwnedBy {
  readonly kind: 'owned';
  /** Who is to act now. This person is active. */
  readonly person: Person;
  /** Who is Accountable; differs from `person` while somebody acts for them. */
  readonly holder: Person;
  readonly from: AssignmentAtNode;
  /** Whether the assignment is to this node or its slot, and not inherited. */
  readonly direct: boolean;
  readonly covers: readonly Delegation[];
  /** Nearer assignments to people who are away without cover, or have left. */
  readonly passedOver: readonly AssignmentAtNode[];
}

/** A node without an owner: NOBODY is assigned, it is STOPPED on purpose, or everybody who is assigned is UNAVAILABLE. */
export interface OwnerGap {
  readonly kind: 'gap';
  readonly reason: 'NOBODY' | 'STOPPED' | 'UNAVAILABLE';
  /** The assignment to deliberately nobody; `null` unless the reason is STOPPED. */
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

/** The assignments of Accountable on the way up, nearest first, as a list that branches share. */
interface Level extends AssignmentAtNode {
  readonly next: Level | null;
}

/** What holds at a node before it is known who is there. */
interface HeldRoles extends Omit<NodeOwnership, 'path' | 'accountable'> {
  readonly levels: Level | null;
}

const NOTHING: HeldRoles = { levels: null, responsible: [], consulted: [], informed: [] };

/** Finds who answers for every node of a tree, by path. Parents must come before their children in `nodes`. */
export function findEffectiveOwners(nodes: readonly OwnedNode[], owners: OwnersAt): Map<string, NodeOwnership> {
  const held = new Map<string, HeldRoles>();
  const owned = new Map<string, NodeOwnership>();
  for (const { path, parentPath } of nodes) {
    const above = (parentPath === null ? undefined : held.get(parentPath)) ?? NOTHING;
    const here = rolesAt(path, above, owners);
    held.set(path, here);
    const { levels, ...others } = here;
    owned.set(path, { path, accountable: firstAvailable(path, levels, owners), ...others });
  }
  return owned;
}

/**
 * Who answers for something that is no node of the tree, by the targets that are asked one after the other, such as a segment, a slot and
 * the root. `path` is what it is for, which decides on covers that hold in a part of the tree only.
 */
export function findOwnerAlong(targets: readonly string[], path: string, owners: OwnersAt): EffectiveOwner {
  let levels: Level | null = null;
  for (const target of targets.toReversed())
    for (const assignment of owners.assigned.A.get(target) ?? []) levels = { assignment, path: target, next: levels };
  return firstAvailable(path, levels, owners);
}

/** What is assigned to a node and its slot, joined with what comes from above. */
function rolesAt(path: string, above: HeldRoles, { assigned: assignedTo }: OwnersAt): HeldRoles {
  const slot = slotOf(path);
  const at = (role: 'A' | 'R' | 'C' | 'I', target: string | null) =>
    (target === null ? undefined : assignedTo[role].get(target))?.map((assignment) => ({ assignment, path })) ?? [];
  const both = (role: 'C' | 'I') => [...at(role, path), ...at(role, slot)];
  const nearest = [at('R', path), at('R', slot)].find(({ length }) => length > 0);
  let levels = above.levels;
  for (const assigned of [...at('A', slot), ...at('A', path)]) levels = { ...assigned, next: levels };
  return {
    levels,
    responsible: nearest ?? above.responsible,
    consulted: joinNearest(both('C'), above.consulted),
    informed: joinNearest(both('I'), above.informed),
  };
}

/** Joins own assignments with those from above. A party that is named in both counts once, where it is nearest. */
function joinNearest(
  own: readonly AssignmentAtNode[],
  above: readonly AssignmentAtNode[],
): readonly AssignmentAtNode[] {
  if (own.length === 0) return above;
  const named = new Set<string>();
  return [...own, ...above].filter(({ assignment: { party } }) => {
    const key = JSON.stringify(party);
    return !named.has(key) && named.add(key);
  });
}

/** The nearest Accountable who is there or for whom somebody acts; a stop ends the search. */
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
