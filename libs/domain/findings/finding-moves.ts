/** Every move that a finding can make, in one table. What is not in it is refused, by name. */
import { problem, type Problem } from '../shared/problem.js';
import type { Finding, FindingStatus } from './finding.js';

export const FINDING_MOVES = [
  'acknowledge',
  'start',
  'resolve',
  'dismiss',
  'snooze',
  'assign',
  'reopen',
  'comment',
] as const;
export type FindingMove = (typeof FINDING_MOVES)[number];

interface Move {
  readonly from: readonly FindingStatus[];
  /** `null`: it stays what it is. */
  readonly to: FindingStatus | null;
  /** `acknowledged`: what was done to it. */
  readonly done: string;
}

const LIVE: readonly FindingStatus[] = ['open', 'acknowledged', 'in_progress'];

export const MOVE_TABLE: Readonly<Record<FindingMove, Move>> = {
  acknowledge: { from: ['open'], to: 'acknowledged', done: 'acknowledged' },
  start: { from: ['acknowledged'], to: 'in_progress', done: 'started' },
  resolve: { from: ['acknowledged', 'in_progress'], to: 'resolved', done: 'resolved' },
  dismiss: { from: LIVE, to: 'dismissed', done: 'dismissed' },
  snooze: { from: LIVE, to: null, done: 'snoozed' },
  assign: { from: LIVE, to: null, done: 'assigned' },
  reopen: { from: ['resolved', 'dismissed'], to: 'open', done: 'reopened' },
  comment: { from: [...LIVE, 'resolved', 'dismissed'], to: null, done: 'commented on' },
};

/** What somebody can do with it now. A settled one only takes comments: its cause is free for another finding. */
export function legalMoves({ status, settledAt }: Pick<Finding, 'status' | 'settledAt'>): FindingMove[] {
  return FINDING_MOVES.filter(
    (move) => MOVE_TABLE[move].from.includes(status) && (settledAt === null || move === 'comment'),
  );
}

/** `FINDING_MOVE_ILLEGAL`, with what would be legal; `null` when it is. */
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
