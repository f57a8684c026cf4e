/** Ownership at one instant: who is assigned to which target, who is away, and who is active. */
import { holdsAt, type Assignment, type Delegation, type Ownership, type RaciRole } from './assignment.js';
import { isActive, type Instant, type Person, type Team } from './person.js';
import { isWithin } from './target.js';

/** All by id, or by target. */
export interface OwnersAt {
  readonly at: Instant;
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
  /** Ids of the people who are active. */
  readonly active: ReadonlySet<string>;
  readonly assigned: Readonly<Record<RaciRole, ReadonlyMap<string, readonly Assignment[]>>>;
  /** Covers by the id of who is away; those of the most specific scope first, of these the latest. */
  readonly away: ReadonlyMap<string, readonly Delegation[]>;
}

/** Selects what holds at an instant. */
export function selectOwnersAt({ people, teams, assignments, delegations }: Ownership, at: Instant): OwnersAt {
  const now = assignments.filter((each) => holdsAt(each, at));
  const of = (role: RaciRole) =>
    grouped(
      now.filter((each) => each.role === role),
      ({ target }) => target,
    );
  const away = delegations.filter((each) => holdsAt(each, at)).sort(mostSpecificFirst);
  return {
    at,
    people: new Map(people.map((person) => [person.id, person])),
    teams: new Map(teams.map((team) => [team.id, team])),
    active: new Set(people.filter((person) => isActive(person, at)).map(({ id }) => id)),
    assigned: { A: of('A'), R: of('R'), C: of('C'), I: of('I') },
    away: grouped(away, ({ from }) => from),
  };
}

/** The longest chain of people who act for each other. */
const MOST_COVERS = 3;

export interface Acting {
  readonly person: Person;
  /** Who acts for whom, beginning with the holder; empty when the holder is there. */
  readonly covers: readonly Delegation[];
}

/**
 * Who acts for a person at a node: the person, whoever covers for them, or whoever covers for that one, and so on for three covers at
 * most. `null` when nobody in that chain is there.
 */
export function actingFor(owners: OwnersAt, holder: string, path: string): Acting | null {
  const covers: Delegation[] = [];
  const met = new Set<string>();
  for (let id = holder; owners.active.has(id) && !met.has(id);) {
    met.add(id);
    const away = owners.away.get(id)?.find(({ scope }) => isWithin(path, scope));
    if (!away) return { person: owners.people.get(id)!, covers };
    if (away.to === null || covers.length === MOST_COVERS) return null;
    covers.push(away);
    id = away.to;
  }
  return null;
}

function mostSpecificFirst(a: Delegation, b: Delegation): number {
  return b.scope.length - a.scope.length || b.recordedAt - a.recordedAt || (a.id < b.id ? 1 : -1);
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
