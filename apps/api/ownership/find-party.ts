/** People and teams by what people type, their keys, or by their ids; one that there is not is an error at its argument. */
import type { OwnersAt, Person, Team } from '@bough/domain';
import { unknownName } from '../graphql/errors.js';
import { uuidOf } from '../graphql/ids.js';

/** Also somebody who has left. */
export function findPerson({ people }: Pick<OwnersAt, 'people'>, name: string, ...argument: readonly string[]): Person {
  const person = people.get(uuidOf('per', name) ?? '') ?? byKey(people, name);
  if (person) return person;
  throw unknownName('person', name, keysOf(people), argument);
}

/** The team with this key or id. */
export function findTeam({ teams }: OwnersAt, name: string, ...argument: readonly string[]): Team {
  const team = teams.get(uuidOf('tea', name) ?? '') ?? byKey(teams, name);
  if (team) return team;
  throw unknownName('team', name, keysOf(teams), argument);
}

function byKey<Party extends Person | Team>(parties: ReadonlyMap<string, Party>, key: string): Party | undefined {
  return [...parties.values()].find((each) => each.key === key);
}

function keysOf(parties: ReadonlyMap<string, Person | Team>): string[] {
  return [...parties.values()].map(({ key }) => key);
}
