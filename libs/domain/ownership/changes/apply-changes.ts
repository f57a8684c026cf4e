/** Applies several changes of people and owners as one: either all of them hold, or every problem is listed. */
import { prefixPaths, problem, type Problem } from '../../shared/problem.js';
import { textLengthProblems } from '../../shared/text-length.js';
import type { Ownership } from '../assignment.js';
import type { Person, Team } from '../person.js';
import type { OwnershipWrite } from '../ownership-write.js';
import { assignRole, endRole, stopAccountability } from './assign-roles.js';
import type { ChangeContext, OwnershipChangeResult, OwnershipChange } from './ownership-change.js';
import { coverPerson, endCover } from './cover-absence.js';
import { deactivatePerson, handOverRoles, putPerson, putTeam } from './change-people.js';

/**
 * Applies changes one after the other. The paths of problems begin with the index of the change. A change with a problem is left out of
 * what later changes see.
 */
export function applyChanges(
  ownership: Ownership,
  changes: readonly OwnershipChange[],
  context: ChangeContext,
): OwnershipChangeResult {
  const problems: Problem[] = [];
  let next = ownership;
  const put = new Map<string, number>();
  for (const [index, change] of changes.entries()) {
    const unsound = [...textLengthProblems(change), ...putTwice(change, index, put)];
    const result = unsound.length > 0 ? { ownership: next, problems: unsound } : applyChange(next, change, context);
    next = result.ownership;
    problems.push(...prefixPaths([index], result.problems));
  }
  return { ownership: next, problems };
}

/** A person or a team that is put twice: which of the two is meant? `put` has the places so far; this one is added. */
function putTwice(change: OwnershipChange, index: number, put: Map<string, number>): Problem[] {
  if (change.kind !== 'person' && change.kind !== 'team') return [];
  const name = `${change.kind} "${change.key}"`;
  const first = put.get(name);
  if (first === undefined) return (put.set(name, index), []);
  return [problem('LISTED_TWICE', ['key'], `${name} is there twice (changes ${first + 1} and ${index + 1}); keep one`)];
}

function applyChange(ownership: Ownership, change: OwnershipChange, context: ChangeContext): OwnershipChangeResult {
  switch (change.kind) {
    case 'assign':
      return assignRole(ownership, change, context);
    case 'end':
      return endRole(ownership, change, context);
    case 'stop':
      return stopAccountability(ownership, change, context);
    case 'cover':
      return coverPerson(ownership, change, context);
    case 'end-cover':
      return endCover(ownership, change, context);
    case 'person':
      return putPerson(ownership, change, context);
    case 'team':
      return putTeam(ownership, change, context);
    case 'handover':
      return handOverRoles(ownership, change, context);
    case 'deactivate':
      return deactivatePerson(ownership, change, context);
  }
}

/** What has to be written to get from one state of ownership to the other. */
export function diffOwnership(before: Ownership, after: Ownership): OwnershipWrite {
  const kept = new Set([...after.assignments, ...after.delegations].map(({ id }) => id));
  const known = new Set([...before.assignments, ...before.delegations].map(({ id }) => id));
  return {
    people: changedRows(before.people, after.people),
    teams: changedRows(before.teams, after.teams),
    superseded: [...known].filter((id) => !kept.has(id)),
    assignments: after.assignments.filter(({ id }) => !known.has(id)),
    delegations: after.delegations.filter(({ id }) => !known.has(id)),
  };
}

function changedRows<Row extends Person | Team>(before: readonly Row[], after: readonly Row[]): Row[] {
  const was = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  return after.filter((row) => was.get(row.id) !== JSON.stringify(row));
}
