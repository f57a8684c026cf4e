/** Looks up the people, teams and targets that a change names, and checks its range. */
import { didYouMean, problem, type Problem } from '../../shared/problem.js';
import type { Ownership, Party } from '../assignment.js';
import { INSTANT_OPEN_END, isActive, type Instant, type Person, type Team } from '../person.js';
import { slotOf } from '../target.js';
import type { ChangeContext } from './ownership-change.js';

const TEAM = 'team:';

/** What was found; or why there is none. */
export type LookupResult<T> =
  | { readonly found: T; readonly problems: readonly [] }
  | { readonly found: null; readonly problems: readonly Problem[] };

const found = <T>(value: T): LookupResult<T> => ({ found: value, problems: [] });
const wrong = (code: string, field: string, message: string): LookupResult<never> => ({
  found: null,
  problems: [problem(code, [field], message)],
});

/** The person with a key. `field` is the path of a problem. */
export function lookUpPerson({ people }: Ownership, key: string, field: string): LookupResult<Person> {
  const person = people.find((each) => each.key === key);
  if (person) return found(person);
  const near = didYouMean(
    key,
    people.map((each) => each.key),
  );
  return wrong('UNKNOWN_PERSON', field, `there is no person "${key}"${near}`);
}

/** The person with a key, who must be active at an instant. */
export function lookUpActive(ownership: Ownership, key: string, field: string, at: Instant): LookupResult<Person> {
  const result = lookUpPerson(ownership, key, field);
  if (!result.found || isActive(result.found, at)) return result;
  return wrong('PERSON_INACTIVE', field, `${result.found.name} is no longer active`);
}

function lookUpTeam({ teams }: Ownership, key: string, field: string): LookupResult<Team> {
  const team = teams.find((each) => each.key === key);
  if (team) return found(team);
  return wrong(
    'UNKNOWN_TEAM',
    field,
    `there is no team "${key}"${didYouMean(
      key,
      teams.map((each) => each.key),
    )}`,
  );
}

/** The party that a text such as `ana` or `team:product` names. A person must be active at the instant. */
export function lookUpParty(ownership: Ownership, text: string, field: string, at: Instant): LookupResult<Party> {
  if (text.startsWith(TEAM)) {
    const result = lookUpTeam(ownership, text.slice(TEAM.length), field);
    return result.found ? found({ team: result.found.id }) : result;
  }
  const result = lookUpActive(ownership, text, field, at);
  return result.found ? found({ person: result.found.id }) : result;
}

/** Checks that a target is a node of the tree, a slot that some node fills, or a segment of another dimension. */
export function checkTarget(target: string, { nodes }: ChangeContext, field = 'target'): Problem[] {
  const known = new Set([...nodes.keys()].flatMap((path) => [path, slotOf(path) ?? path]));
  if (known.has(target)) return [];
  const near = didYouMean(
    target,
    [...known].filter((each) => each !== ''),
  );
  return [problem('UNKNOWN_TARGET', [field], `there is no node, slot or segment "${target}"${near}`)];
}

/** A half-open range of instants. */
export interface InstantRange {
  readonly validFrom: Instant;
  readonly validTo: Instant;
}

/** The range from `from` to `to`; by default from `at` on, and without an end. Nothing ends later than what has no end. */
export function resolveRange(
  from: Instant | null | undefined,
  to: Instant | null | undefined,
  at: Instant,
): InstantRange {
  return { validFrom: from ?? at, validTo: Math.min(to ?? INSTANT_OPEN_END, INSTANT_OPEN_END) };
}

/** Checks that a range is not empty, and that one which begins in the past has a reason. */
export function checkRange(
  { validFrom, validTo }: InstantRange,
  reason: string | null,
  { at }: ChangeContext,
): Problem[] {
  if (validFrom >= validTo) return [problem('RANGE_EMPTY', ['to'], 'it must end after it begins')];
  if (validFrom >= at || reason) return [];
  return [
    problem('REASON_MISSING', ['from'], 'it begins in the past: say why, so that others can follow the correction'),
  ];
}
