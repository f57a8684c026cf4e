/** Which move an intervention may make from which status, in one table. Nothing leads back: what runs cannot become a plan again. */
import { problem, type Problem } from '../../shared/problem.js';
import type { Intervention, InterventionStatus } from '../intervention.js';

export const INTERVENTION_MOVES = [
  'plan',
  'revise',
  'start',
  'measure',
  'assess',
  'conclude',
  'cancel',
  'sign_off',
] as const;
export type InterventionMove = (typeof INTERVENTION_MOVES)[number];

interface Move {
  readonly from: readonly InterventionStatus[];
  /** `null`: the status stays. */
  readonly to: InterventionStatus | null;
  /** `started`: what was done to it. */
  readonly done: string;
}

export const INTERVENTION_LIFE: Readonly<Record<InterventionMove, Move>> = {
  plan: { from: ['draft'], to: 'planned', done: 'planned' },
  revise: { from: ['draft', 'planned', 'running', 'measuring'], to: null, done: 'revised' },
  start: { from: ['planned'], to: 'running', done: 'started' },
  /** The window is over; it waits until the data has settled. */
  measure: { from: ['running'], to: 'measuring', done: 'measured' },
  assess: { from: ['running', 'measuring', 'concluded'], to: null, done: 'assessed' },
  conclude: { from: ['measuring'], to: 'concluded', done: 'concluded' },
  sign_off: { from: ['measuring', 'concluded'], to: null, done: 'signed off' },
  cancel: { from: ['draft', 'planned', 'running', 'measuring'], to: 'cancelled', done: 'cancelled' },
};

/** The status after a move that is legal. */
export function statusAfter(status: InterventionStatus, move: InterventionMove): InterventionStatus {
  return INTERVENTION_LIFE[move].to ?? status;
}

/** `INTERVENTION_MOVE_ILLEGAL`, with what would be legal; `null` when it is. */
export function checkInterventionMove(
  { number, status }: Pick<Intervention, 'number' | 'status'>,
  move: InterventionMove,
): Problem | null {
  const { from, done } = INTERVENTION_LIFE[move];
  if (from.includes(status)) return null;
  const legal = INTERVENTION_MOVES.filter((each) => INTERVENTION_LIFE[each].from.includes(status));
  const can = legal.map((each) => INTERVENTION_LIFE[each].done).join(', ');
  const message = `Intervention ${number} is ${status} and cannot be ${done}; it can ${can === '' ? 'no longer change' : `be ${can}`}.`;
  return problem('INTERVENTION_MOVE_ILLEGAL', ['move'], message);
}
