/** What people may do with a finding: the names of the moves, their keys, and what each has to be told. */
import type { FindingRowFragment } from '../gql/findings.js';

export type FindingRow = FindingRowFragment;
export type Move = FindingRow['moves'][number];

/** What a move must know before it can be made. */
export type Needs = 'nothing' | 'note' | 'reason' | 'until' | 'person' | 'text';

export interface MoveWords {
  readonly move: Move;
  readonly name: string;
  readonly key: string;
  /** What was done, for the note that says so. */
  readonly done: string;
  readonly needs: Needs;
  /** The move that takes it back, where there is one. */
  readonly undo: Move | null;
}

/** In the order of the buttons. */
export const MOVES: readonly MoveWords[] = [
  { move: 'ACKNOWLEDGE', name: 'Take', key: '1', done: 'taken', needs: 'nothing', undo: 'GIVE_BACK' },
  { move: 'START', name: 'Start work', key: '2', done: 'started', needs: 'nothing', undo: null },
  { move: 'RESOLVE', name: 'Resolve', key: '3', done: 'resolved', needs: 'note', undo: 'REOPEN' },
  { move: 'DISMISS', name: 'Dismiss', key: '4', done: 'dismissed', needs: 'reason', undo: 'REOPEN' },
  { move: 'SNOOZE', name: 'Snooze', key: 'h', done: 'snoozed', needs: 'until', undo: null },
  { move: 'ASSIGN', name: 'Assign', key: 'a', done: 'assigned', needs: 'person', undo: null },
  { move: 'GIVE_BACK', name: 'Give back', key: 'b', done: 'given back', needs: 'note', undo: null },
  { move: 'REOPEN', name: 'Reopen', key: 'o', done: 'opened again', needs: 'text', undo: null },
];

export function wordsOf(move: Move): MoveWords | undefined {
  return MOVES.find((words) => words.move === move);
}

/** The moves that may be made with each of several findings. */
export function movesOfAll(findings: readonly Pick<FindingRow, 'moves'>[]): readonly MoveWords[] {
  return findings.length === 0 ? [] : MOVES.filter(({ move }) => findings.every(({ moves }) => moves.includes(move)));
}

/** `1 finding`, `3 findings` */
export function countOf(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}

const MINUTE = 60_000;
const UNITS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'short' });

/** `in 3 hr.`, `2 days ago`: how far an instant is from now, in its largest unit. */
export function fromNow(instant: string, now: number): string {
  const away = Date.parse(instant) - now;
  const [unit, size] = UNITS.find(([, ms]) => Math.abs(away) >= ms) ?? UNITS[2];
  return RELATIVE.format(Math.round(away / size), unit);
}
