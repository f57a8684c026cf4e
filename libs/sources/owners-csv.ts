/** Who answers for what as a table that spreadsheets open: written, and read back as the changes that are still needed. */
import {
  csvText,
  formatLocalDay,
  INSTANT_OPEN_END,
  problem,
  RACI_ROLES,
  readLocalDay,
  type Assignment,
  type Instant,
  type Ownership,
  type OwnershipChange,
  type Problem,
  type RaciRole,
} from '@bough/domain';
import { readCells } from './files/read-cells.js';

const OWNER_COLUMNS = ['target', 'role', 'party', 'from', 'until', 'reason'] as const;
type Row = Readonly<Record<(typeof OWNER_COLUMNS)[number], string>>;

interface OwnerRows {
  readonly changes: readonly OwnershipChange[];
  /** Line of the file of each change. */
  readonly lines: readonly number[];
  /** Paths are a line and a column. */
  readonly problems: readonly Problem[];
}

/** What holds at an instant or later; days are those of the time zone. */
export function writeOwners(ownership: Ownership, zone: string, at: Instant): string {
  const live = ownership.assignments.filter(({ validTo }) => validTo > at);
  const rows = live.map((each) => [
    each.target,
    each.role,
    partyKey(each, ownership),
    formatLocalDay(each.validFrom, zone),
    endText(each.validTo, zone),
    each.reason ?? '',
  ]);
  return csvText(OWNER_COLUMNS, rows);
}

/** A row without a party says that deliberately nobody is Accountable. A row that holds already changes nothing. */
export async function readOwners(file: string, ownership: Ownership, zone: string): Promise<OwnerRows> {
  const changes: OwnershipChange[] = [];
  const lines: number[] = [];
  const problems: Problem[] = [];
  const said = new Map<string, number>();
  for await (const { line, cell } of readCells(file, problems)) {
    const row = Object.fromEntries(OWNER_COLUMNS.map((name) => [name, cell(name)])) as Row;
    const read = changeOf(row, zone);
    const before = said.get(whatIsSaid(row));
    said.set(whatIsSaid(row), before ?? line);
    if ('code' in read) problems.push({ ...read, path: [line, ...read.path] });
    else if (before !== undefined) problems.push(saidTwice(row, line, before));
    else if (!holdsAlready(read, row, ownership, zone)) {
      changes.push(read);
      lines.push(line);
    }
  }
  return { changes, lines, problems };
}

/** What a row is about: one person at a time is Accountable; of the other roles there are many. */
function whatIsSaid({ target, role, party, from }: Row): string {
  const isAccountable = role.toUpperCase() === 'A';
  return JSON.stringify([target, role.toUpperCase(), isAccountable ? null : party, from]);
}

function saidTwice({ target, role, party }: Row, line: number, before: number): Problem {
  const who =
    role.toUpperCase() === 'A' ? `Who is Accountable for "${target}"` : `${role} of "${party}" at "${target}"`;
  return problem('LISTED_TWICE', [line, 'target'], `${who} is there twice (lines ${before} and ${line}); keep one`);
}

function changeOf(row: Row, zone: string): OwnershipChange | Problem {
  const role = RACI_ROLES.find((each) => each === row.role.toUpperCase());
  if (!role) return problem('UNKNOWN_ROLE', ['role'], `"${row.role}" is no role; write A, R, C or I`);
  const [from, to] = [instantOf(row.from, zone), instantOf(row.until, zone)];
  if (from === undefined || to === undefined)
    return problem('NO_SUCH_DAY', [from === undefined ? 'from' : 'until'], 'write a day as 2026-12-31, or nothing');
  const { target, party, reason } = row;
  if (party === '' && role === 'A')
    return { kind: 'stop', target, from, to: to ?? INSTANT_OPEN_END, reason, replace: true };
  return { kind: 'assign', target, role, party, from, to, replace: role === 'A', reason: reason || null };
}

function holdsAlready(change: OwnershipChange, { role, party }: Row, ownership: Ownership, zone: string): boolean {
  if (change.kind !== 'assign' && change.kind !== 'stop') return false;
  return ownership.assignments.some(
    (each) =>
      each.target === change.target &&
      each.role === (role.toUpperCase() as RaciRole) &&
      partyKey(each, ownership) === party &&
      endText(each.validTo, zone) === endText(change.to ?? INSTANT_OPEN_END, zone) &&
      (change.from == null || formatLocalDay(each.validFrom, zone) === formatLocalDay(change.from, zone)),
  );
}

function partyKey({ party }: Assignment, { people, teams }: Ownership): string {
  if (party === null) return '';
  if ('person' in party) return people.find(({ id }) => id === party.person)!.key;
  return `team:${teams.find(({ id }) => id === party.team)!.key}`;
}

/** `null` for an empty cell, `undefined` for a day that does not exist. */
function instantOf(text: string, zone: string): Instant | null | undefined {
  return text === '' ? null : (readLocalDay(text, zone) ?? undefined);
}

/** The day of an end, at whatever hour it is; empty for no end. */
function endText(end: Instant, zone: string): string {
  return end >= INSTANT_OPEN_END ? '' : formatLocalDay(end, zone);
}
