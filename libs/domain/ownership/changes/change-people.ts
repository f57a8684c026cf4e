/** Changes people and teams: new and changed ones, handovers, and people who leave. Nobody leaves while something is theirs. */
import { PERSON_KEY } from '../../access/check-account.js';
import { problem, type Problem } from '../../shared/problem.js';
import type { Assignment, Ownership } from '../assignment.js';
import { INSTANT_OPEN_END, type Instant, type Person, type Team } from '../person.js';
import { agentNamesOf, checkAgentNames } from './agent-names.js';
import { removeRange, isSameParty, recordFields } from './assign-roles.js';
import type {
  ChangeContext,
  OwnershipChangeResult,
  DeactivateChange,
  HandoverChange,
  PersonChange,
  TeamChange,
} from './ownership-change.js';
import { checkRange, lookUpActive, lookUpPerson } from './look-up-names.js';

/** Adds a person, or changes what is given of one who exists. */
export function putPerson(
  ownership: Ownership,
  change: PersonChange,
  { newId, at }: ChangeContext,
): OwnershipChangeResult {
  const before = ownership.people.find(({ key }) => key === change.key);
  const email = change.email === undefined ? (before?.email ?? null) : (change.email?.toLowerCase() ?? null);
  const rival = email === null ? undefined : ownership.people.find((each) => each.email === email && each !== before);
  const problems = [
    ...checkKey(change.key),
    ...(rival ? [problem('EMAIL_TAKEN', ['email'], `${rival.name} has that address already`)] : []),
    ...(email !== null && !email.includes('@')
      ? [problem('EMAIL_INVALID', ['email'], `"${email}" is not an address`)]
      : []),
  ];
  const rest = { agentNames: [], active: true, createdAt: at, deactivatedAt: null };
  const blank = { id: newId(), key: change.key, name: change.key, ...rest };
  const known: Omit<Person, 'email'> = before ?? blank;
  const agentNames = change.agentNames === undefined ? known.agentNames : agentNamesOf(change.agentNames);
  problems.push(...checkAgentNames(agentNames, change.key, ownership));
  if (problems.length > 0) return { ownership, problems };
  const person = { ...known, name: change.name ?? known.name, email, agentNames };
  return { ownership: withPerson(ownership, person), problems: [] };
}

/** Adds a team, or changes what is given of one that exists. The lead is always a member. */
export function putTeam(ownership: Ownership, change: TeamChange, { newId, at }: ChangeContext): OwnershipChangeResult {
  const before = ownership.teams.find(({ key }) => key === change.key);
  const lead = change.lead ? lookUpActive(ownership, change.lead, 'lead', at) : null;
  const members = change.members?.map((key) => lookUpPerson(ownership, key, 'members'));
  const problems = [
    ...checkKey(change.key),
    ...(lead?.problems ?? []),
    ...(members ?? []).flatMap((result) => result.problems),
  ];
  if (problems.length > 0) return { ownership, problems };
  const known: Team = before ?? {
    id: newId(),
    key: change.key,
    name: change.key,
    lead: null,
    members: [],
    createdAt: at,
  };
  const leadId = change.lead === undefined ? known.lead : (lead?.found?.id ?? null);
  const named = members?.map(({ found }) => found!.id) ?? known.members;
  const team = {
    ...known,
    name: change.name ?? known.name,
    lead: leadId,
    members: [...new Set(leadId === null ? named : [leadId, ...named])].sort(),
  };
  return {
    ownership: { ...ownership, teams: [...ownership.teams.filter((each) => each !== before), team] },
    problems: [],
  };
}

/** Hands every role at every target, and the lead of teams, to a successor from an instant on. Roles that the successor has already stay single. */
export function handOverRoles(
  ownership: Ownership,
  change: HandoverChange,
  context: ChangeContext,
): OwnershipChangeResult {
  const from = change.from ?? context.at;
  const giver = lookUpPerson(ownership, change.person, 'person');
  const taker = lookUpActive(ownership, change.to, 'to', from);
  const problems: Problem[] = [
    ...giver.problems,
    ...taker.problems,
    ...checkRange({ validFrom: from, validTo: INSTANT_OPEN_END }, context.reason, context),
  ];
  if (giver.found && giver.found === taker.found)
    problems.push(problem('SAME_PERSON', ['to'], 'name somebody else to hand over to'));
  if (!giver.found || !taker.found || problems.length > 0) return { ownership, problems };
  return { ownership: moveRoles(ownership, { giver: giver.found, taker: taker.found, from }, context), problems: [] };
}

/** Deactivates a person who leaves. What they hold needs a successor; the person stays on record. */
export function deactivatePerson(
  ownership: Ownership,
  change: DeactivateChange,
  context: ChangeContext,
): OwnershipChangeResult {
  const person = lookUpPerson(ownership, change.person, 'person');
  if (!person.found) return { ownership, problems: person.problems };
  const { successor } = change;
  if (successor) {
    const after = handOverRoles(ownership, { kind: 'handover', person: change.person, to: successor }, context);
    const problems = after.problems.map((each) => (each.path[0] === 'to' ? { ...each, path: ['successor'] } : each));
    return problems.length > 0
      ? { ownership, problems }
      : { ownership: withoutPerson(after.ownership, person.found, context.at), problems };
  }
  const held = assignmentsOf(ownership, person.found, context.at).map(({ target }) => `"${target}"`);
  if (held.length === 0) return { ownership: withoutPerson(ownership, person.found, context.at), problems: [] };
  const message = `${person.found.name} still has a role at ${[...new Set(held)].join(', ')}: name a successor`;
  return { ownership, problems: [problem('HOLDS_NODES', ['successor'], message)] };
}

/** The assignments of a person that run at an instant or begin later. */
function assignmentsOf({ assignments }: Ownership, { id }: Person, from: Instant): Assignment[] {
  return assignments.filter(
    ({ party, validTo }) => party !== null && 'person' in party && party.person === id && validTo > from,
  );
}

interface Handover {
  readonly giver: Person;
  readonly taker: Person;
  readonly from: Instant;
}

function moveRoles(ownership: Ownership, { giver, taker, from }: Handover, context: ChangeContext): Ownership {
  const held = assignmentsOf(ownership, giver, from);
  const party = { person: taker.id };
  const has = ({ target, role }: Assignment) =>
    ownership.assignments.some(
      (each) =>
        each.target === target &&
        each.role === role &&
        each.validTo > from &&
        each.party !== null &&
        isSameParty(each.party, party),
    );
  const moved = held
    .filter((row) => row.role === 'A' || !has(row))
    .map((row) => ({
      ...row,
      ...recordFields(context, context.reason),
      party,
      validFrom: Math.max(row.validFrom, from),
    }));
  const without = removeRange(ownership, held, { validFrom: from, validTo: INSTANT_OPEN_END }, context);
  const teams = without.teams.map((team) =>
    team.lead === giver.id
      ? { ...team, lead: taker.id, members: [...new Set([...team.members, taker.id])].sort() }
      : team,
  );
  return { ...without, teams, assignments: [...without.assignments, ...moved] };
}

/** The person inactive, and in no team any more. */
function withoutPerson(ownership: Ownership, person: Person, at: Instant): Ownership {
  const { id } = person;
  const teams = ownership.teams.map((team) =>
    team.members.includes(id) || team.lead === id
      ? { ...team, lead: team.lead === id ? null : team.lead, members: team.members.filter((each) => each !== id) }
      : team,
  );
  return withPerson({ ...ownership, teams }, { ...person, active: false, deactivatedAt: person.deactivatedAt ?? at });
}

function withPerson(ownership: Ownership, person: Person): Ownership {
  return { ...ownership, people: [...ownership.people.filter(({ id }) => id !== person.id), person] };
}

function checkKey(key: string): Problem[] {
  if (PERSON_KEY.test(key)) return [];
  return [
    problem('KEY_INVALID', ['key'], `"${key}" is not a key; use lower-case letters, digits, - and _, a letter first`),
  ];
}
