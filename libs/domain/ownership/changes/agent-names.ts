/** The names by which help desks know people. One name belongs to one person, or nobody could say who it is. */
import { problem, type Problem } from '../../shared/problem.js';
import type { Ownership } from '../assignment.js';
import type { Person } from '../person.js';

/** Longer than any name. */
const LONGEST_NAME = 200;

/** Upper and lower case are the same, and so is space around a name. */
export function agentKey(name: string): string {
  return name.trim().toLowerCase();
}

/** As they are kept: trimmed, once each, in the order given. */
export function agentNamesOf(given: readonly string[]): string[] {
  return [...new Map(given.map((name) => [agentKey(name), name.trim()])).values()];
}

/** Names that nobody can have, and those that somebody else has. */
export function checkAgentNames(names: readonly string[], key: string, { people }: Ownership): Problem[] {
  const taken = new Map(people.filter((each) => each.key !== key).flatMap((each) => keyed(each)));
  return names.flatMap((name) => {
    if (name === '' || name.length > LONGEST_NAME)
      return [problem('AGENT_NAME_INVALID', ['agentNames'], `a name has 1 to ${LONGEST_NAME} characters`)];
    const holder = taken.get(agentKey(name));
    return holder === undefined
      ? []
      : [problem('AGENT_NAME_TAKEN', ['agentNames'], `"${name}" is already ${holder.name}; take it away there first`)];
  });
}

/** Finds who a name of a help desk is: the person who has it among their agent names. People who left stay who they were. */
export function agentFinder(people: Iterable<Person>): (name: string) => Person | null {
  const byName = new Map([...people].flatMap((person) => keyed(person)));
  return (name) => byName.get(agentKey(name)) ?? null;
}

/** Finds who a name might be: the one person who is called so, or whose address or key it is. It is a guess, and changes nothing. */
export function likelyAgentFinder(people: Iterable<Person>): (name: string) => Person | null {
  const guesses = new Map<string, Person | null>();
  for (const person of people)
    for (const key of new Set([person.name, person.key, person.email ?? person.key].map(agentKey)))
      guesses.set(key, guesses.has(key) ? null : person);
  return (name) => guesses.get(agentKey(name)) ?? null;
}

function keyed(person: Person): [string, Person][] {
  return person.agentNames.map((name) => [agentKey(name), person]);
}
