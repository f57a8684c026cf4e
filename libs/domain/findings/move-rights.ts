/** Which moves somebody may make with a finding, and why they may not make the others. Making a move is decided by the same rules. */
import type { Action, Relation } from '../access/authz-matrix.js';
import { isAllowed, refusalFor } from '../access/policy.js';
import type { Principal } from '../access/principal.js';
import type { Finding } from './finding.js';
import { checkMove, FINDING_MOVES, type FindingMove } from './finding-moves.js';

/** A move that somebody may not make now. */
export interface RefusedMove {
  readonly move: FindingMove;
  /** `FINDING_MOVE_ILLEGAL` in this status; `FORBIDDEN` or `UNAUTHENTICATED` for this caller. */
  readonly code: string;
  /** Why, for people. */
  readonly reason: string;
}

/** Every move is in one of the two lists. */
export interface MoveRights {
  readonly moves: readonly FindingMove[];
  readonly refused: readonly RefusedMove[];
}

const WHO_MAY = 'Whoever has it, whoever is Accountable or Responsible for its node, editors and admins may do this.';

/** The action in the table of rights that a move is. */
export function actionOfMove(move: FindingMove): Action {
  return move === 'comment' ? 'comment_finding' : 'handle_finding';
}

/** What a principal may do with a finding now. `relation` is what they are to it; `null` for nothing. */
export function findMoveRights(finding: Finding, principal: Principal | null, relation: Relation | null): MoveRights {
  const refused = FINDING_MOVES.flatMap((move) => refuse(finding, move, principal, relation) ?? []);
  const moves = FINDING_MOVES.filter((move) => !refused.some((each) => each.move === move));
  return { moves, refused };
}

function refuse(
  finding: Finding,
  move: FindingMove,
  principal: Principal | null,
  relation: Relation | null,
): RefusedMove | null {
  const illegal = checkMove(finding, move);
  if (illegal) return { move, code: illegal.code, reason: illegal.message };
  const action = actionOfMove(move);
  if (isAllowed(principal, action, relation)) return null;
  const { code, message } = refusalFor(principal);
  return { move, code, reason: code === 'UNAUTHENTICATED' ? message : whyForbidden(principal!, action, relation) };
}

/** Whether the token or the person is what is refused. */
function whyForbidden(principal: Principal, action: Action, relation: Relation | null): string {
  if (!isAllowed({ ...principal, scopes: null }, action, relation)) return WHO_MAY;
  return 'This token lacks the scope write_findings.';
}
