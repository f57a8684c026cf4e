/** People, teams and roles that a file lists twice: which of the two is meant? Both places are named. */
import { problem, type Problem } from '@bough/domain';
import type { Draft, OwnersDocument } from './workspace-document.js';

type Path = Problem['path'];

/** One thing that may stand in a file once, and where it stands. */
interface Listed {
  /** What it is, in words; equal for what is the same. `null`: something is missing. */
  readonly what: string | null;
  readonly path: Path;
}

/** One problem for each that an earlier one equals. */
export function listedTwice(document: Draft<OwnersDocument>): Problem[] {
  return [peopleOf, teamsOf, ownersOf, coverOf].flatMap((list) => repeated(list(document))).concat(inLists(document));
}

function peopleOf({ people = [] }: Draft<OwnersDocument>): Listed[] {
  const listed = (what: string | undefined, path: Path) => ({ what: what ?? null, path });
  return [
    ...people.map(({ key }, index) => listed(key && `person "${key}"`, ['people', index, 'key'])),
    ...people.map(({ email }, index) =>
      listed(email && `the address "${email.toLowerCase()}"`, ['people', index, 'email']),
    ),
  ];
}

function teamsOf({ teams = [] }: Draft<OwnersDocument>): Listed[] {
  return teams.map(({ key }, index) => ({
    what: key === undefined ? null : `team "${key}"`,
    path: ['teams', index, 'key'],
  }));
}

/** Several entries may name who is Accountable, each from another day on. */
function ownersOf({ owners = [] }: Draft<OwnersDocument>): Listed[] {
  return owners.flatMap(({ target, accountable, unowned, from }, index) => {
    const field = accountable !== undefined ? 'accountable' : 'unowned';
    if (target === undefined || (accountable ?? unowned) === undefined) return [];
    const since = from === undefined ? '' : ` from ${from}`;
    return [{ what: `who is accountable for "${target}"${since}`, path: ['owners', index, field] }];
  });
}

function coverOf({ cover = [] }: Draft<OwnersDocument>): Listed[] {
  return cover.map(({ person, scope = '', from }, index) => ({
    what: person === undefined || from === undefined ? null : `the cover of "${person}"${scope} from ${from}`,
    path: ['cover', index, 'person'],
  }));
}

/** People who stand twice in one list. */
function inLists({ teams = [], owners = [] }: Draft<OwnersDocument>): Problem[] {
  const lists = [
    ...teams.map(({ members }, index) => ({ names: members, path: ['teams', index, 'members'] })),
    ...(['responsible', 'consulted', 'informed'] as const).flatMap((role) =>
      owners.map((owner, index) => ({ names: owner[role], path: ['owners', index, role] })),
    ),
  ];
  return lists.flatMap(({ names = [], path }) =>
    repeated(names.map((name, index) => ({ what: `"${name}"`, path: [...path, index] }))),
  );
}

function repeated(listed: readonly Listed[]): Problem[] {
  const first = new Map<string, Path>();
  return listed.flatMap(({ what, path }) => {
    const before = what === null ? undefined : first.get(what);
    if (what !== null && before === undefined) first.set(what, path);
    if (before === undefined) return [];
    const places = `${entryOf(before)} and ${entryOf(path)}`;
    return [problem('LISTED_TWICE', path, `${what} is there twice (${places}); keep one`)];
  });
}

/** `entry 3 of people`: the innermost list on the way, counted from 1. */
function entryOf(path: Path): string {
  const at = path.findLastIndex((step) => typeof step === 'number');
  return `entry ${Number(path[at]) + 1} of ${path[at - 1]}`;
}
