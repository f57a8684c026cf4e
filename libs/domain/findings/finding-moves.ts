/** Every move that people can make with a finding, in one table. A move that is not in it is refused, with those that are legal. */
import { problem, type Problem } from '../shared/problem.js';
import type { Finding, FindingStatus } from './finding.js';

export const FINDING_MOVES = [
  'acknowledge',
  'start',
  'resolve',
  'dismiss',
  'snooze',
  'assign',
  'give_back',
  'reopen',
  'comment',
] as const;
export type FindingMove = (typeof FINDING_MOVES)[number];

interface Move {
  readonly from: readonly FindingStatus[];
  /** The status after the move; `null` when it stays the same. */
  readonly to: FindingStatus | null;
  /** The past participle for messages: `acknowledged`. */
  readonly done: string;
}

const LIVE: readonly FindingStatus[] = ['open', 'acknowledged', 'in_progress'];

/** For each move, the statuses in which it is legal and what it makes of them. */
export const MOVE_TABLE: Readonly<Record<FindingMove, Move>> = {
  acknowledge: { from: ['open'], to: 'acknowledged', done: 'acknowledged' },
  start: { from: ['acknowledged'], to: 'in_progress', done: 'started' },
  resolve: { from: ['acknowledged', 'in_progress'], to: 'resolved', done: 'resolved' },
  dismiss: { from: LIVE, to: 'dismissed', done: 'dismissed' },
  snooze: { from: LIVE, to: null, done: 'snoozed' },
  assign: { from: LIVE, to: null, done: 'assigned' },
  give_back: { from: LIVE, to: 'open', done: 'given back' },
  reopen: { from: ['resolved', 'dismissed'], to: 'open', done: 'reopened' },
  comment: { from: [...LIVE, 'resolved', 'dismissed'], to: null, done: 'commented on' },
};

/**
 * The moves that are legal now. A settled finding only takes comments, since another finding may answer for its cause. An open one is
 * given back only by somebody who was given it: nobody else has it yet.
 */
export function legalMoves(finding: Pick<Finding, 'status' | 'settledAt' | 'assignee'>): FindingMove[] {
  const { status, settledAt, assignee } = finding;
  const isNobodys = status === 'open' && assignee === null;
  return FINDING_MOVES.filter(
    (move) =>
      MOVE_TABLE[move].from.includes(status) &&
      (settledAt === null || move === 'comment') &&
      !(move === 'give_back' && isNobodys),
  );
}

/** The problem `FINDING_MOVE_ILLEGAL`, which names the legal moves; `null` when the move is legal. */
export function checkMove(finding: Finding, move: FindingMove): Problem | null {
  const legal = legalMoves(finding);
  if (legal.includes(move)) return null;
  const settled = finding.settledAt === null ? '' : ' for good';
  const can = legal.map((each) => MOVE_TABLE[each].done).join(', ');
  return problem(
    'FINDING_MOVE_ILLEGAL',
    ['move'],
    `Finding ${finding.number} is ${finding.status.replace('_', ' ')}${settled} and cannot be ${MOVE_TABLE[move].done}; it can be ${can}.`,
  );
}
