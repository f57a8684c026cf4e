/** Changes of the RACI matrix that wait: what was typed, and what it comes to as a list for the API. Pure. */
import type { RaciRole } from './raci.js';

/** One cell that is to be another. A party has one role in a cell; `null` takes what it has away. */
export interface DraftLine {
  readonly target: string;
  readonly targetName: string;
  readonly party: { readonly id: string; readonly key: string; readonly name: string };
  readonly role: RaciRole | null;
  /** What the cell held when it was first changed. */
  readonly before: readonly RaciRole[];
}

const isSameCell = (one: DraftLine, other: DraftLine) => one.target === other.target && one.party.id === other.party.id;

/** Adds lines; a cell that is as it was again leaves the list, and so does an Accountable whom another one replaces. */
export function putLines(lines: readonly DraftLine[], added: readonly DraftLine[]): readonly DraftLine[] {
  return added.reduce((list, line) => {
    const before = list.find((each) => isSameCell(each, line))?.before ?? line.before;
    const isOvertaken = (each: DraftLine) =>
      line.role === 'ACCOUNTABLE' && each.role === 'ACCOUNTABLE' && each.target === line.target;
    const rest = list.filter((each) => !isSameCell(each, line) && !isOvertaken(each));
    const isAsBefore = line.role === null ? before.length === 0 : before.length === 1 && before[0] === line.role;
    return isAsBefore ? rest : [...rest, { ...line, before }];
  }, lines);
}

interface Wanted {
  readonly target: string;
  readonly role: RaciRole;
  readonly party: string;
}
type RaciChange = { readonly end: Wanted } | { readonly set: Wanted } | { readonly replaceAccountable: Wanted };

/** What is sent, and beside each change the line that it came from. */
export interface SentChanges {
  readonly changes: readonly RaciChange[];
  readonly lines: readonly DraftLine[];
}

/** `rolesNow`: what a party has at a target by itself. Roles end first, so that nobody is two things at once. */
export function sentChanges(
  lines: readonly DraftLine[],
  rolesNow: (target: string, party: string) => readonly RaciRole[],
): SentChanges {
  const made = lines.flatMap((line) => {
    const { target, role, party } = line;
    const now = rolesNow(target, party.id);
    const ends = now
      .filter((each) => each !== role)
      .map((each) => ({ line, change: { end: { target, role: each, party: party.key } } satisfies RaciChange }));
    if (role === null || now.includes(role)) return ends;
    const wanted = { target, role, party: party.key };
    const change: RaciChange = role === 'ACCOUNTABLE' ? { replaceAccountable: wanted } : { set: wanted };
    return [...ends, { line, change }];
  });
  const sorted = [...made.filter(({ change }) => 'end' in change), ...made.filter(({ change }) => !('end' in change))];
  return { changes: sorted.map(({ change }) => change), lines: sorted.map(({ line }) => line) };
}

/** The line that an error of the API is about, from its path `changes`, `3`; `null`: the list as a whole. */
export function lineOfError({ lines }: SentChanges, path: readonly string[]): DraftLine | null {
  return path[0] === 'changes' ? (lines[Number(path[1])] ?? null) : null;
}

const PLACE = 'bough.owners.tray';

/** Kept in the tab until it is applied or dropped. */
export function storedLines(storage: Pick<Storage, 'getItem'> = sessionStorage): readonly DraftLine[] {
  try {
    const read: unknown = JSON.parse(storage.getItem(PLACE) ?? '[]');
    return Array.isArray(read) ? (read as DraftLine[]) : [];
  } catch {
    return [];
  }
}

export function storeLines(lines: readonly DraftLine[], storage: Storage = sessionStorage): void {
  if (lines.length === 0) storage.removeItem(PLACE);
  else storage.setItem(PLACE, JSON.stringify(lines));
}
