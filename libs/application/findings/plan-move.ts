/** One move of one finding as it would be saved: who may make it, in which version, and what comes of it. */
import {
  actionOfMove,
  changeFinding,
  problem,
  type Actor,
  type AuditChange,
  type Caller,
  type Finding,
  type FindingChange,
  type FindingWish,
  type Problem,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';
import { relationToFinding, type FindingsNow } from './findings-now.js';

export interface MoveOptions {
  /** The version that the caller has seen; left out: the newest. */
  readonly expected?: number;
  /** Who is written down as having done it, where that is not the caller. */
  readonly actor?: Actor;
}

export type PlannedMove = { readonly change: FindingChange } | { readonly problems: readonly Problem[] };

/**
 * The change, or why there is none. Refuses a caller who may not, who is told the same for a finding that is not there (`null`).
 */
export function planMove(
  caller: Caller,
  finding: Finding | null,
  wish: FindingWish,
  now: FindingsNow,
  { expected, actor }: MoveOptions,
): PlannedMove {
  const person = caller.principal?.person ?? null;
  const relation = finding && person !== null ? relationToFinding(finding, person, now) : null;
  authorise(caller.principal, actionOfMove(wish.move), relation);
  if (!finding) return { problems: [problem('NOT_FOUND', ['id'], 'There is no such finding.')] };
  if (expected !== undefined && finding.version !== expected) return { problems: [overtaken(finding)] };
  const by = actor ?? { id: person, name: caller.principal?.name ?? 'nobody' };
  return changeFinding(finding, wish, { ...now, actor: by });
}

/** What the audit says of a move. */
export function auditOfMove(before: Finding, after: Finding, wish: FindingWish): AuditChange[] {
  const subject = `finding:${before.number}`;
  const { move, ...said } = wish;
  const details = { subject, field: move, before: null, after: JSON.stringify(said) };
  if (before.status === after.status) return [details];
  return [{ subject, field: 'status', before: before.status, after: after.status }, details];
}

function overtaken({ number, version }: Finding): Problem {
  const message = `finding ${number} is at version ${version}: somebody changed it; look again and repeat the change`;
  return problem('VERSION_CONFLICT', ['expectedVersion'], message);
}
