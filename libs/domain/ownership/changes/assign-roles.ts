/** Makes, ends and replaces assignments, and makes stops, where deliberately nobody is Accountable. */
import { problem, type Problem } from '../../shared/problem.js';
import { rangesOverlap, ROLE_NAMES, type Assignment, type Ownership, type Party } from '../assignment.js';
import { INSTANT_OPEN_END } from '../person.js';
import { targetName } from '../target.js';
import type { AssignChange, ChangeContext, OwnershipChangeResult, EndChange, StopChange } from './ownership-change.js';
import { checkRange, checkTarget, lookUpParty, resolveRange, type InstantRange } from './look-up-names.js';

/** Gives a role at a target to a person or team. */
export function assignRole(ownership: Ownership, change: AssignChange, context: ChangeContext): OwnershipChangeResult {
  const range = resolveRange(change.from, change.to, context.at);
  const reason = change.reason ?? context.reason;
  const party = lookUpParty(ownership, change.party, 'party', context.at);
  const problems = [
    ...checkTarget(change.target, context),
    ...party.problems,
    ...checkRange(range, reason, context),
    ...checkAccountable(change),
  ];
  if (!party.found || problems.length > 0) return { ownership, problems };
  const row = {
    ...recordFields(context, reason),
    ...range,
    target: change.target,
    role: change.role,
    party: party.found,
  };
  return addAssignment(ownership, row, change.replace ?? false, context);
}

/** Makes deliberately nobody Accountable for a target, until an instant and for a reason. */
export function stopAccountability(
  ownership: Ownership,
  change: StopChange,
  context: ChangeContext,
): OwnershipChangeResult {
  const range = resolveRange(change.from, change.to, context.at);
  const problems = [
    ...checkTarget(change.target, context),
    ...checkRange(range, change.reason, context),
    ...(change.reason.trim() === ''
      ? [problem('REASON_MISSING', ['reason'], 'say why nobody is to answer for it')]
      : []),
    ...(change.to >= INSTANT_OPEN_END
      ? [problem('STOP_WITHOUT_END', ['to'], 'say until when; a stop is not for ever')]
      : []),
  ];
  if (problems.length > 0) return { ownership, problems };
  const row: Assignment = {
    ...recordFields(context, change.reason),
    ...range,
    target: change.target,
    role: 'A',
    party: null,
  };
  return addAssignment(ownership, row, change.replace ?? false, context);
}

/** Ends a role at a target: what runs ends, and what is to come is taken back. The target may have gone from the tree meanwhile. */
export function endRole(ownership: Ownership, change: EndChange, context: ChangeContext): OwnershipChangeResult {
  const from = change.from ?? context.at;
  const party = change.party ? lookUpAny(ownership, change.party) : null;
  const concerned = ownership.assignments.filter(
    (each) =>
      each.target === change.target &&
      each.role === change.role &&
      each.validTo > from &&
      (change.assignment === undefined || each.id === change.assignment) &&
      (party === null || (each.party !== null && isSameParty(each.party, party))),
  );
  const late = checkRange({ validFrom: from, validTo: INSTANT_OPEN_END }, context.reason, context);
  if (late.length > 0) return { ownership, problems: late };
  if (concerned.length > 0)
    return {
      ownership: removeRange(ownership, concerned, { validFrom: from, validTo: INSTANT_OPEN_END }, context),
      problems: [],
    };
  if (change.assignment !== undefined)
    return {
      ownership,
      problems: [problem('NOT_ASSIGNED', ['assignment'], 'there is no such assignment, or it has ended')],
    };
  const message = `nobody${change.party ? ` called "${change.party}"` : ''} is ${ROLE_NAMES[change.role]} there then`;
  return { ownership, problems: [problem('NOT_ASSIGNED', ['target'], message)] };
}

/** Takes a range out of assignments. What is left of each before and after it becomes a row of its own. */
export function removeRange(
  ownership: Ownership,
  rows: readonly Assignment[],
  { validFrom, validTo }: InstantRange,
  context: ChangeContext,
): Ownership {
  const gone = new Set(rows);
  const rest = rows.flatMap((row) => [
    ...(row.validFrom < validFrom ? [{ ...row, validTo: Math.min(row.validTo, validFrom) }] : []),
    ...(row.validTo > validTo ? [{ ...row, validFrom: Math.max(row.validFrom, validTo) }] : []),
  ]);
  const kept = ownership.assignments.filter((each) => !gone.has(each));
  const fresh = rest.map((row) => ({ ...row, id: context.newId(), recordedAt: context.at }));
  return { ...ownership, assignments: [...kept, ...fresh] };
}

/** The fields that record who made a row, when and why, with a new id. */
export function recordFields({ newId, actor, at }: ChangeContext, reason: string | null) {
  return { id: newId(), assignedBy: actor, recordedAt: at, reason };
}

/** Whether two parties are the same person or the same team. */
export function isSameParty(a: Party, b: Party): boolean {
  return 'person' in a ? 'person' in b && a.person === b.person : 'team' in b && a.team === b.team;
}

/** Adds an assignment. At a target one party at a time is Accountable, and each party has any other role once. */
function addAssignment(
  ownership: Ownership,
  row: Assignment,
  replace: boolean,
  context: ChangeContext,
): OwnershipChangeResult {
  const rivals = ownership.assignments.filter(
    (each) =>
      each.target === row.target &&
      each.role === row.role &&
      rangesOverlap(each, row) &&
      (row.role === 'A' || isSameParty(each.party!, row.party!)),
  );
  if (rivals.length > 0 && !(replace && row.role === 'A'))
    return { ownership, problems: [rivalProblem(rivals[0]!, row, ownership, context)] };
  const cleared = removeRange(ownership, rivals, row, context);
  return { ownership: { ...cleared, assignments: [...cleared.assignments, row] }, problems: [] };
}

function rivalProblem(
  rival: Assignment,
  row: Assignment,
  { people, teams }: Ownership,
  { nodes }: ChangeContext,
): Problem {
  const { party } = rival;
  const id = party === null ? null : 'person' in party ? party.person : party.team;
  const name = [...people, ...teams].find((each) => each.id === id)?.name ?? 'deliberately nobody';
  const place = targetName(row.target, nodes);
  if (row.role !== 'A')
    return problem('ALREADY_ASSIGNED', ['party'], `${name} is ${ROLE_NAMES[row.role]} for ${place} already`);
  const message = `${name} is Accountable for ${place} in that time already; there is only one: replace them, or end it first`;
  return problem('ACCOUNTABLE_OVERLAP', ['party'], message);
}

function checkAccountable({ role, party }: AssignChange): Problem[] {
  if (role !== 'A' || !party.startsWith('team:')) return [];
  return [problem('ACCOUNTABLE_NOT_A_PERSON', ['party'], 'a team cannot be Accountable; name one person')];
}

/** Looks a party up, also somebody inactive, since ending a role is always possible. */
function lookUpAny({ people, teams }: Ownership, text: string): Party {
  const team = text.startsWith('team:') ? teams.find(({ key }) => `team:${key}` === text) : undefined;
  return team ? { team: team.id } : { person: people.find(({ key }) => key === text)?.id ?? '' };
}
