/** People and teams by what people type, their keys, or by their ids; one that there is not is an error at its argument. */
import { didYouMean, type OwnersAt, type Person, type Team } from '@bough/domain';
import { badInput } from '../graphql/errors.js';
import { uuidOf } from '../graphql/ids.js';

/** Also somebody who has left. */
export function findPerson({ people }: OwnersAt, keyOrId: string, ...argument: readonly string[]): Person {
  const person = people.get(uuidOf('per', keyOrId) ?? '') ?? byKey(people, keyOrId);
  if (person) return person;
  throw badInput(`There is no person "${keyOrId}"${near(keyOrId, people)}.`, ...argument);
}

/** The team with this key or id. */
export function findTeam({ teams }: OwnersAt, keyOrId: string, ...argument: readonly string[]): Team {
  const team = teams.get(uuidOf('tea', keyOrId) ?? '') ?? byKey(teams, keyOrId);
  if (team) return team;
  throw badInput(`There is no team "${keyOrId}"${near(keyOrId, teams)}.`, ...argument);
}

function byKey<Party extends Person | Team>(parties: ReadonlyMap<string, Party>, key: string): Party | undefined {
  return [...parties.values()].find((each) => each.key === key);
}

function near(text: string, parties: ReadonlyMap<string, Person | Team>): string {
  return didYouMean(
    text,
    [...parties.values()].map(({ key }) => key),
  );
}
