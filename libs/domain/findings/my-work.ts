/**
 * My work: the findings that one person must acknowledge, decide about, finish or see verified, the interventions that wait for them, and
 * the nodes below theirs that nobody answers for.
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

/** An intervention that waits for somebody; the step of interventions hands it in. */
export interface WaitingPlan {
  /** Id of the intervention. */
  readonly id: string;
  readonly number: number;
  /** Id of who has to do something. */
  readonly person: string;
  /** Path of the node that it is about. */
  readonly path: string;
  /** What there is to do, for people. */
  readonly words: string;
  readonly dueAt: Instant;
}

/** One thing to do. It is derived and never stored, so it goes when its cause goes. */
export interface WorkItem {
  readonly reason: WorkReason;
  /** `null` for an intervention and for a gap. */
  readonly finding: Finding | null;
  readonly bet: WaitingPlan | null;
  /** Path of the node. */
  readonly path: string;
  /** Id of who is Accountable, where the person only acts for them. */
  readonly onBehalfOf: string | null;
  readonly dueAt: Instant | null;
  readonly overdue: boolean;
}

/** What work is derived from. */
interface WorkInput {
  /** The findings that are not settled. */
  readonly findings: readonly Finding[];
  readonly bets: readonly WaitingPlan[];
  readonly nodes: readonly OwnedNode[];
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly at: Instant;
  /** Whether the person is an admin, who also sees findings that landed on nobody. */
  readonly isAdmin: boolean;
}

/**
 * Lists what a person has to do; `null` is for nobody in particular. What is worth most comes first: by money, then by customers touched,
 * severity, and the day it is due. Gaps and copies come last.
 */
export function listWork(person: string | null, input: WorkInput): WorkItem[] {
  const { findings, at } = input;
  const items = findings.flatMap((finding): WorkItem[] => {
    const reason = reasonOf(finding, person, input);
    if (reason === null) return [];
    const routed = currentRouting(finding);
    const acts = routed.person === person && routed.holder !== person && reason !== 'copy' && reason !== 'unrouted';
    const dueAt = reason === 'to_verify' ? finding.verifyAt : finding.acknowledgeBy;
    const { path } = finding.signal;
    const onBehalfOf = acts ? routed.holder : null;
    return [{ reason, finding, bet: null, path, onBehalfOf, dueAt, overdue: isOverdue(finding, at) }];
  });
  return [...items, ...betsOf(person, input), ...gapsOf(person, input)].sort(byWorth);
}

function reasonOf(finding: Finding, person: string | null, { at, isAdmin }: WorkInput): WorkReason | null {
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

function betsOf(person: string | null, { bets, at }: WorkInput): WorkItem[] {
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

/** The topmost nodes without an owner, right below a node that the person answers for. */
function gapsOf(person: string | null, { nodes, owned }: WorkInput): WorkItem[] {
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
