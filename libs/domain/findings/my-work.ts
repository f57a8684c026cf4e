/**
 * My work: what one person must acknowledge, decide, bring to an end or see verified, bets of theirs that wait for them, and where nobody
 * answers in what is theirs.
 */
import type { NodeOwnership } from '../ownership/effective-owner.js';
import type { Instant } from '../ownership/person.js';
import type { OwnedNode } from '../ownership/target.js';
import { isOverdue, currentRouting, type Finding } from './finding.js';
import { SEVERITIES } from './signal.js';

export const WORK_REASONS = [
  'to_acknowledge',
  'to_decide',
  'in_progress',
  'to_verify',
  'to_start',
  'unrouted',
  'gap',
  'copy',
] as const;
export type WorkReason = (typeof WORK_REASONS)[number];

/** A bet that waits for somebody, as the step tells it that knows bets. */
export interface WaitingBet {
  /** Of the intervention. */
  readonly id: string;
  readonly number: number;
  /** Id of who has to do something. */
  readonly person: string;
  /** Of the node that is bet on. */
  readonly path: string;
  /** What there is to do, for people. */
  readonly words: string;
  readonly dueAt: Instant;
}

/** One thing to do. It is derived, never stored: it goes when its cause goes. */
export interface WorkItem {
  readonly reason: WorkReason;
  /** `null` for a bet and for a gap. */
  readonly finding: Finding | null;
  readonly bet: WaitingBet | null;
  /** Path of the node. */
  readonly path: string;
  /** Id of who is Accountable, where the person only acts for them. */
  readonly onBehalfOf: string | null;
  readonly dueAt: Instant | null;
  readonly overdue: boolean;
}

interface Everything {
  /** Those that are not settled. */
  readonly findings: readonly Finding[];
  readonly bets: readonly WaitingBet[];
  readonly nodes: readonly OwnedNode[];
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly at: Instant;
  /** Admins see what landed on nobody. */
  readonly isAdmin: boolean;
}

/** What is worth most first: money per month, then customers touched, then severity, then what is due. Copies come last. */
export function listWork(person: string | null, everything: Everything): WorkItem[] {
  const { findings, at } = everything;
  const items = findings.flatMap((finding): WorkItem[] => {
    const reason = reasonOf(finding, person, everything);
    if (reason === null) return [];
    const routed = currentRouting(finding);
    const acts = routed.person === person && routed.holder !== person && reason !== 'copy' && reason !== 'unrouted';
    const dueAt = reason === 'to_verify' ? finding.verifyAt : finding.acknowledgeBy;
    const { path } = finding.signal;
    const onBehalfOf = acts ? routed.holder : null;
    return [{ reason, finding, bet: null, path, onBehalfOf, dueAt, overdue: isOverdue(finding, at) }];
  });
  return [...items, ...betsOf(person, everything), ...gapsOf(person, everything)].sort(byWorth);
}

function reasonOf(finding: Finding, person: string | null, { at, isAdmin }: Everything): WorkReason | null {
  const { status, assignee, snoozedUntil, informed, resolution } = finding;
  const routed = currentRouting(finding);
  const isSnoozed = snoozedUntil !== null && at < snoozedUntil;
  const isMine = person !== null && (assignee ?? routed.person) === person;
  const isLiveNow = (status === 'open' || status === 'acknowledged' || status === 'in_progress') && !isSnoozed;
  if (isLiveNow && isMine)
    return ({ open: 'to_acknowledge', acknowledged: 'to_decide', in_progress: 'in_progress' } as const)[status];
  if (status === 'resolved' && resolution === 'fixed' && isMine) return 'to_verify';
  if (isLiveNow && isAdmin && routed.person === null && assignee === null) return 'unrouted';
  return isLiveNow && person !== null && informed.includes(person) ? 'copy' : null;
}

function betsOf(person: string | null, { bets, at }: Everything): WorkItem[] {
  const mine = bets.filter((bet) => bet.person === person);
  return mine.map((bet) => ({
    reason: 'to_start',
    finding: null,
    bet,
    path: bet.path,
    onBehalfOf: null,
    dueAt: bet.dueAt,
    overdue: bet.dueAt < at,
  }));
}

/** The topmost nodes without an owner below a node that the person answers for. */
function gapsOf(person: string | null, { nodes, owned }: Everything): WorkItem[] {
  if (person === null) return [];
  const isGap = (path: string | null) => path !== null && owned.get(path)?.accountable.kind === 'gap';
  const top = nodes.filter(({ path, parentPath }) => isGap(path) && !isGap(parentPath));
  const mine = top.filter(({ parentPath }) => {
    const owner = parentPath === null ? undefined : owned.get(parentPath)?.accountable;
    return owner?.kind === 'owned' && (owner.person.id === person || owner.holder.id === person);
  });
  return mine.map(({ path }) => ({
    reason: 'gap',
    finding: null,
    bet: null,
    path,
    onBehalfOf: null,
    dueAt: null,
    overdue: false,
  }));
}

const LAST: Partial<Record<WorkReason, number>> = { gap: 1, copy: 2 };

function byWorth(a: WorkItem, b: WorkItem): number {
  const touched = (item: WorkItem) => item.finding?.signal.touched;
  const severity = ({ finding }: WorkItem) => (finding ? SEVERITIES.indexOf(finding.severity) : SEVERITIES.length);
  return (
    (LAST[a.reason] ?? 0) - (LAST[b.reason] ?? 0) ||
    (touched(b)?.money ?? 0) - (touched(a)?.money ?? 0) ||
    (touched(b)?.customers ?? 0) - (touched(a)?.customers ?? 0) ||
    severity(a) - severity(b) ||
    (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) ||
    numberOf(a) - numberOf(b)
  );
}

function numberOf({ finding, bet }: WorkItem): number {
  return finding?.number ?? bet?.number ?? 0;
}
