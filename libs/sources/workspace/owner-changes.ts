/**
 * The changes to people and owners that a workspace file still needs. A role that the file names becomes as the file says; a role
 * that it does not name stays. Applying the same file twice changes nothing.
 */
import {
  canonicalTarget,
  dimensionOf,
  formatLocalDay,
  growTree,
  holdsAt,
  listOwnedNodes,
  readLocalDay,
  type Assignment,
  type Instant,
  type Ownership,
  type OwnershipChange,
  type Party,
  type PersonChange,
  type Problem,
  type RaciRole,
  type Workspace,
} from '@bough/domain';
import type { CoverDocument, OwnerDocument, OwnersDocument, PersonDocument } from './workspace-document.js';

interface PlacedChange {
  readonly change: OwnershipChange;
  /** The place of the change in the file. */
  readonly place: Problem['path'];
}

interface Now {
  readonly ownership: Ownership;
  /** All entries of owners in the file, of which a change concerns one. */
  readonly owners: readonly OwnerDocument[];
  readonly at: Instant;
  readonly startOf: (day: string) => Instant;
  readonly isOnDay: (instant: Instant, day: string) => boolean;
}

const LISTS = [
  ['R', 'responsible'],
  ['C', 'consulted'],
  ['I', 'informed'],
] as const;

export function ownerChangesOf(
  { people = [], teams = [], owners: written = [], cover = [] }: OwnersDocument,
  ownership: Ownership,
  workspace: Workspace,
  at: Instant,
): PlacedChange[] {
  const nodes = listOwnedNodes(growTree(workspace.tree, dimensionOf(workspace)), workspace);
  const paths = new Set(nodes.map(({ path }) => path));
  const canonical = (target: string) => canonicalTarget(target, paths, workspace.tree.dimension);
  const owners = written.map((owner) => ({ ...owner, target: canonical(owner.target) }));
  const zone = workspace.timeZone;
  const now: Now = {
    ownership,
    owners,
    at,
    startOf: (day) => readLocalDay(day, zone)!,
    isOnDay: (instant, day) => formatLocalDay(instant, zone) === day,
  };
  return [
    ...people.map((person, index) => ({ change: personOf(person), place: ['people', index] })),
    ...teams.map((team, index) => ({ change: { kind: 'team' as const, ...team }, place: ['teams', index] })),
    ...owners.flatMap((owner, index) => ownerOf(owner, ['owners', index], now)),
    ...cover.flatMap((each, index) =>
      coverOf({ ...each, ...(each.scope && { scope: canonical(each.scope) }) }, ['cover', index], now),
    ),
  ];
}

function personOf({ agent_names: agentNames, ...person }: PersonDocument): PersonChange {
  return { kind: 'person', ...person, ...(agentNames && { agentNames }) };
}

/** The place of a problem of a change in the file: `[3, 'party']` of the change of an owner is `accountable`. */
export function placeInFile(changes: readonly PlacedChange[], { path: [index, field] }: Problem): Problem['path'] {
  const placed = changes[Number(index)];
  if (!placed) return [];
  const name = field === 'to' ? 'until' : field === 'agentNames' ? 'agent_names' : field;
  return name === undefined || name === 'party' ? placed.place : [...placed.place, name];
}

function ownerOf(owner: OwnerDocument, place: Problem['path'], now: Now): PlacedChange[] {
  const from = owner.from === undefined ? now.at : now.startOf(owner.from);
  // A file may be older than what it says.
  if (owner.until !== undefined && now.startOf(owner.until) <= now.at) return [];
  const lists = LISTS.flatMap(([role, field]) =>
    owner[field] ? listOf(owner, role, owner[field], from, [...place, field], now) : [],
  );
  return [...accountableOf(owner, from, place, now), ...lists];
}

function accountableOf(owner: OwnerDocument, from: Instant, place: Problem['path'], now: Now): PlacedChange[] {
  const { target, accountable, unowned } = owner;
  const [held] = assigned(target, 'A', Math.max(from, now.at), now);
  const isHeld = held?.party != null && keyOf(held.party, now) === accountable;
  if (accountable !== undefined && !isHeld && !beginsThen(owner, 'A', accountable, now)) {
    const change = { kind: 'assign', target, role: 'A', party: accountable, ...range(owner, from, now) } as const;
    return [{ change: { ...change, replace: true }, place: [...place, 'accountable'] }];
  }
  if (unowned === undefined) return [];
  const to = now.startOf(unowned.until);
  const isThere = now.ownership.assignments.some(
    (each) =>
      each.target === target && each.role === 'A' && each.party === null && now.isOnDay(each.validTo, unowned.until),
  );
  if (isThere || (owner.from === undefined && to <= now.at)) return [];
  const change = {
    kind: 'stop',
    target,
    ...range(owner, from, now),
    to,
    reason: unowned.reason,
    replace: true,
  } as const;
  return [{ change, place: [...place, 'unowned'] }];
}

function listOf(
  owner: OwnerDocument,
  role: RaciRole,
  named: readonly string[],
  from: Instant,
  place: Problem['path'],
  now: Now,
): PlacedChange[] {
  const { target } = owner;
  const held = assigned(target, role, Math.max(from, now.at), now).map(({ party }) => keyOf(party!, now));
  const { keys, first } = namedFor(target, role, now);
  const ended = owner === first ? held.filter((key) => !keys.has(key)) : [];
  const end = { kind: 'end' as const, target, role, ...(from > now.at && { from }) };
  return [
    ...ended.map((party) => ({ change: { ...end, party }, place })),
    ...named.flatMap((party, index) =>
      held.includes(party) || beginsThen(owner, role, party, now)
        ? []
        : [
            {
              change: { kind: 'assign' as const, target, role, party, ...range(owner, from, now) },
              place: [...place, index],
            },
          ],
    ),
  ];
}

/**
 * Everybody whom the entries for this target name for this role. Several entries may name different parties at different times,
 * so only the `first` of them ends the assignments of parties that none of them names.
 */
function namedFor(
  target: string,
  role: RaciRole,
  { owners }: Now,
): { keys: ReadonlySet<string>; first?: OwnerDocument } {
  const [, field] = LISTS.find(([each]) => each === role)!;
  const naming = owners.filter((each) => each.target === target && each[field] !== undefined);
  return { keys: new Set(naming.flatMap((each) => each[field]!)), first: naming[0]! };
}

/** Whether this assignment is already recorded, to begin at any hour of the day that the file says. */
function beginsThen({ target, from }: OwnerDocument, role: RaciRole, party: string, now: Now): boolean {
  if (from === undefined) return false;
  return now.ownership.assignments.some(
    (each) =>
      each.target === target &&
      each.role === role &&
      each.validTo > now.at &&
      each.party !== null &&
      keyOf(each.party, now) === party &&
      now.isOnDay(each.validFrom, from),
  );
}

function coverOf(cover: CoverDocument, place: Problem['path'], now: Now): PlacedChange[] {
  const { person, by = null, scope = '', reason = null } = cover;
  const [from, to] = [now.startOf(cover.from), now.startOf(cover.until)];
  const isThere = now.ownership.delegations.some(
    (each) =>
      keyOf({ person: each.from }, now) === person &&
      (each.to === null ? null : keyOf({ person: each.to }, now)) === by &&
      each.scope === scope &&
      now.isOnDay(each.validFrom, cover.from) &&
      now.isOnDay(each.validTo, cover.until),
  );
  // A file may be older than what it says.
  if (isThere || to <= now.at) return [];
  return [{ change: { kind: 'cover', person, by, scope, from, to, reason }, place }];
}

/** The time of an assignment. Without a first day it begins when the file is applied; without a last one it has no end. */
function range({ from: day, until }: OwnerDocument, from: Instant, { startOf }: Now): { from?: Instant; to?: Instant } {
  return { ...(day !== undefined && { from }), ...(until !== undefined && { to: startOf(until) }) };
}

function assigned(target: string, role: RaciRole, at: Instant, { ownership }: Now): Assignment[] {
  return ownership.assignments.filter((each) => each.target === target && each.role === role && holdsAt(each, at));
}

/** A party as in files: `ana`, `team:product`. */
function keyOf(party: Party, { ownership: { people, teams } }: Now): string {
  if ('person' in party) return people.find(({ id }) => id === party.person)?.key ?? '';
  return `team:${teams.find(({ id }) => id === party.team)?.key ?? ''}`;
}
