/** Compares two states of ownership: the nodes for which another person answers or acts, or nobody any more. */
import type { Ownership, Party } from './assignment.js';
import { findEffectiveOwners, type AssignmentAtNode, type EffectiveOwner } from './effective-owner.js';
import type { Instant } from './person.js';
import { selectOwnersAt } from './owners-at.js';
import { segmentOfTarget, type OwnedNode } from './target.js';

/** A node whose owner differs. */
export interface OwnerChange {
  readonly path: string;
  readonly before: EffectiveOwner;
  readonly after: EffectiveOwner;
}

/**
 * The nodes whose owners differ at an instant, in the order of `nodes`. A segment of another dimension that only inherits from the root
 * goes with the root and is not named.
 */
export function compareOwners(
  nodes: readonly OwnedNode[],
  before: Ownership,
  after: Ownership,
  at: Instant,
): OwnerChange[] {
  const then = findEffectiveOwners(nodes, selectOwnersAt(before, at));
  const next = findEffectiveOwners(nodes, selectOwnersAt(after, at));
  const changes = nodes.map(({ path }) => ({
    path,
    before: then.get(path)!.accountable,
    after: next.get(path)!.accountable,
  }));
  return changes.filter(
    (change) => !isSameOwner(change.before, change.after) && (segmentOfTarget(change.path) === null || isOwn(change)),
  );
}

/** The paths of the nodes where anybody has another role than before: A, R, C or I, inherited ones as well, in the order of `nodes`. */
export function listChangedNodes(
  nodes: readonly OwnedNode[],
  before: Ownership,
  after: Ownership,
  at: Instant,
): string[] {
  const then = findEffectiveOwners(nodes, selectOwnersAt(before, at));
  const next = findEffectiveOwners(nodes, selectOwnersAt(after, at));
  return nodes
    .map(({ path }) => path)
    .filter((path) => {
      const [a, b] = [then.get(path)!, next.get(path)!];
      const isSame = (['responsible', 'consulted', 'informed'] as const).every(
        (role) => partiesOf(a[role]) === partiesOf(b[role]),
      );
      return !isSame || !isSameOwner(a.accountable, b.accountable);
    });
}

function partiesOf(held: readonly AssignmentAtNode[]): string {
  const ids = held.map(({ assignment: { party } }) => idOf(party!));
  return ids.sort().join();
}

function idOf(party: Party): string {
  return 'person' in party ? party.person : party.team;
}

/** Whether something is assigned to the segment itself, before or after. */
function isOwn({ path, before, after }: OwnerChange): boolean {
  return [before, after].some(({ from, passedOver }) => [from, ...passedOver].some((each) => each?.path === path));
}

/** Whether the same person acts for the same holder, or both are gaps for the same reason. */
export function isSameOwner(a: EffectiveOwner, b: EffectiveOwner): boolean {
  if (a.kind === 'gap' || b.kind === 'gap')
    return a.kind === b.kind && 'reason' in a && a.reason === (b as typeof a).reason;
  return a.person.id === b.person.id && a.holder.id === b.holder.id;
}
