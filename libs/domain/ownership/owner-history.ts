/** Who answered for a node from when to when, who answers now and will, and who decided each change. */
import { INSTANT_OPEN_END, type Instant } from './person.js';
import type { Actor, Assignment, Delegation, Ownership } from './assignment.js';
import { isSameOwner } from './compare-owners.js';
import { findEffectiveOwners, type EffectiveOwner } from './effective-owner.js';
import { selectOwnersAt } from './owners-at.js';
import { isWithin, slotOf, type OwnedNode } from './target.js';

/** One change of people and owners that was saved: when, by whom and why. */
export interface OwnershipEdit {
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly reason: string | null;
}

export interface OwnerPeriod {
  readonly start: Instant;
  /** The first instant that is out; `INSTANT_OPEN_END` where no end is known yet. */
  readonly endExclusive: Instant;
  readonly owner: EffectiveOwner;
  /** Who decided that it begins; `null` where nobody did, such as for somebody who left. */
  readonly changedBy: Actor | null;
  readonly reason: string | null;
}

/** Who recorded the row of an assignment or a cover as it is now, such as its end. */
export function recorderOf(row: Pick<Assignment, 'recordedAt' | 'assignedBy'>, edits: readonly OwnershipEdit[]): Actor {
  return edits.find(({ at }) => at === row.recordedAt)?.actor ?? row.assignedBy;
}

/** The periods of one node (`path`), oldest first. Before the first assignment on its path there is none. */
export function listOwnerPeriods(
  path: string,
  nodes: ReadonlyMap<string, OwnedNode>,
  ownership: Ownership,
  edits: readonly OwnershipEdit[],
): OwnerPeriod[] {
  const chain = chainOf(path, nodes);
  const targets = new Set(chain.flatMap((node) => [node.path, slotOf(node.path) ?? node.path]));
  const assignments = ownership.assignments.filter(({ role, target }) => role === 'A' && targets.has(target));
  const delegations = ownership.delegations.filter(({ scope }) => isWithin(path, scope));
  const own = { ...ownership, assignments, delegations };
  const periods: OwnerPeriod[] = [];
  for (const start of turningPoints(own)) {
    const owner = findEffectiveOwners(chain, selectOwnersAt(own, start)).get(path)!.accountable;
    const last = periods.at(-1);
    if (last ? isSameOwner(last.owner, owner) : owner.kind === 'gap' && owner.reason === 'NOBODY') continue;
    if (last) periods.splice(-1, 1, { ...last, endExclusive: start });
    periods.push({ start, endExclusive: INSTANT_OPEN_END, owner, ...decisionAt(start, own, edits) });
  }
  return periods;
}

/** The node and everything above it, the root first. */
function chainOf(path: string, nodes: ReadonlyMap<string, OwnedNode>): OwnedNode[] {
  const chain: OwnedNode[] = [];
  for (let node = nodes.get(path); node; node = node.parentPath === null ? undefined : nodes.get(node.parentPath))
    chain.unshift(node);
  return chain;
}

/** Every instant at which it may turn out otherwise, in order. */
function turningPoints({ assignments, delegations, people }: Ownership): Instant[] {
  const ranges = [...assignments, ...delegations].flatMap(({ validFrom, validTo }) => [validFrom, validTo]);
  const departures = people.flatMap(({ deactivatedAt }) => deactivatedAt ?? []);
  const all = [...new Set([...ranges, ...departures])].filter((at) => at < INSTANT_OPEN_END);
  return all.sort((a, b) => a - b);
}

/** What begins then was decided by who made it; what ends then by who recorded its end. */
function decisionAt(
  at: Instant,
  { assignments, delegations }: Ownership,
  edits: readonly OwnershipEdit[],
): Pick<OwnerPeriod, 'changedBy' | 'reason'> {
  const rows: readonly (Assignment | Delegation)[] = [...assignments, ...delegations];
  const begun = rows.findLast(({ validFrom }) => validFrom === at);
  if (begun) return { changedBy: begun.assignedBy, reason: begun.reason };
  const ended = rows.findLast(({ validTo }) => validTo === at);
  if (!ended) return { changedBy: null, reason: null };
  const edit = edits.find((each) => each.at === ended.recordedAt);
  return { changedBy: edit?.actor ?? ended.assignedBy, reason: edit?.reason ?? null };
}
