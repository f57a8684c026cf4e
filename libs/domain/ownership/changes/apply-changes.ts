/** Several changes of people and owners, one after the other, as one: either all of them hold, or every problem is told. */
import { prefixPaths, type Problem } from '../../shared/problem.js';
import type { Ownership } from '../assignment.js';
import type { Person, Team } from '../person.js';
import type { OwnershipWrite } from '../write.js';
import { assign, end, stop } from './assign.js';
import type { ChangeContext, Changed, OwnershipChange } from './change.js';
import { cover, endCover } from './cover.js';
import { deactivate, handOver, putPerson, putTeam } from './people.js';

/** Paths of problems begin with the index of the change. A change with a problem is left out of what the others see. */
export function applyChanges(
  ownership: Ownership,
  changes: readonly OwnershipChange[],
  context: ChangeContext,
): Changed {
  const problems: Problem[] = [];
  let next = ownership;
  for (const [index, change] of changes.entries()) {
    const changed = applyChange(next, change, context);
    next = changed.ownership;
    problems.push(...prefixPaths([index], changed.problems));
  }
  return { ownership: next, problems };
}

function applyChange(ownership: Ownership, change: OwnershipChange, context: ChangeContext): Changed {
  switch (change.kind) {
    case 'assign':
      return assign(ownership, change, context);
    case 'end':
      return end(ownership, change, context);
    case 'stop':
      return stop(ownership, change, context);
    case 'cover':
      return cover(ownership, change, context);
    case 'end-cover':
      return endCover(ownership, change, context);
    case 'person':
      return putPerson(ownership, change, context);
    case 'team':
      return putTeam(ownership, change, context);
    case 'handover':
      return handOver(ownership, change, context);
    case 'deactivate':
      return deactivate(ownership, change, context);
  }
}

/** What has to be written to get from one to the other. */
export function writeBetween(before: Ownership, after: Ownership): OwnershipWrite {
  const kept = new Set([...after.assignments, ...after.delegations].map(({ id }) => id));
  const known = new Set([...before.assignments, ...before.delegations].map(({ id }) => id));
  return {
    people: changed(before.people, after.people),
    teams: changed(before.teams, after.teams),
    superseded: [...known].filter((id) => !kept.has(id)),
    assignments: after.assignments.filter(({ id }) => !known.has(id)),
    delegations: after.delegations.filter(({ id }) => !known.has(id)),
  };
}

function changed<Row extends Person | Team>(before: readonly Row[], after: readonly Row[]): Row[] {
  const was = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  return after.filter((row) => was.get(row.id) !== JSON.stringify(row));
}
