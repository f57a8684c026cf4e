/** Workload: what each person is directly Accountable for, and all the nodes that this comes to. */
import type { NodeOwnership } from './effective-owner.js';
import type { OwnersAt } from './owners-at.js';
import type { Person } from './person.js';
import { segmentOfTarget } from './target.js';

/** The most direct assignments that one person can answer for; more are a warning. */
export const DIRECT_LIMIT = 5;

export interface Workload {
  readonly person: Person;
  /** Targets to which the person is assigned as Accountable. A slot counts once, however many branches have it. */
  readonly direct: readonly string[];
  /** Number of nodes that the person is effectively Accountable for. */
  readonly nodes: number;
  /** Number of segments of other dimensions than the tree's that the person is directly Accountable for. */
  readonly segments: number;
  /** Number of nodes where the person acts at the moment because somebody else is away. */
  readonly acting: number;
  readonly overLimit: boolean;
}

/** The workload of everybody who is active or is Accountable for something, the largest first. */
export function measureWorkload(
  owned: ReadonlyMap<string, NodeOwnership>,
  owners: OwnersAt,
  limit = DIRECT_LIMIT,
): Workload[] {
  const effective = [...owned.values()].flatMap(({ path, accountable: a }) =>
    a.kind === 'owned' && segmentOfTarget(path) === null ? [a] : [],
  );
  const loads = [...owners.people.values()].map((person): Workload => {
    const direct = targetsOf(person.id, owners);
    const nodes = effective.filter(({ holder }) => holder.id === person.id).length;
    const acting = effective.filter((owner) => owner.person.id === person.id && owner.holder.id !== person.id).length;
    const segments = direct.filter((target) => segmentOfTarget(target) !== null).length;
    return { person, direct, nodes, segments, acting, overLimit: direct.length > limit };
  });
  return loads
    .filter(({ person, direct }) => owners.active.has(person.id) || direct.length > 0)
    .sort((a, b) => b.direct.length - a.direct.length || b.nodes - a.nodes);
}

/** The targets to which a person is assigned as Accountable, sorted. */
function targetsOf(person: string, { assigned }: OwnersAt): string[] {
  const targets = [...assigned.A].filter(([, assignments]) =>
    assignments.some(({ party }) => party !== null && 'person' in party && party.person === person),
  );
  return targets.map(([target]) => target).sort();
}
