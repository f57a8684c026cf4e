import {
  canonicalTarget,
  INSTANT_OPEN_END,
  listOwnerPeriods,
  selectAssignments,
  selectDelegations,
  type Assignment,
  type Delegation,
  type Instant,
  type OwnerPeriod,
  type OwnershipEdit,
  type Party,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { Snapshot } from '../trees/snapshot.js';
import { viewOwners } from './owner-view.js';

interface AssignmentWish {
  /** As people write it: a node, a slot, or a segment by its target or its id. */
  readonly target?: string;
  readonly party?: Party;
  /** Left out: now. */
  readonly at?: Date;
  /** Also those that are over and those that are to come. */
  readonly history: boolean;
}

/** Who has which role where, with the dates; those that hold at an instant, or all of them. */
export async function listAssignments(context: UseCaseContext, wish: AssignmentWish): Promise<Assignment[]> {
  authorise(context.caller.principal, 'read_model');
  const [view, ownership] = [await viewOwners(context), await context.kept.ownership.newest()];
  const { branches } = context.snapshot().model;
  return selectAssignments(ownership, {
    at: (wish.at ?? view.at).getTime(),
    history: wish.history,
    ...(wish.target !== undefined && { target: canonicalTarget(wish.target, view.words.nodes, branches.key) }),
    ...(wish.party && { party: wish.party }),
  });
}

interface CoverWish {
  /** Those that hold then; left out: those that hold now or are to come. */
  readonly at?: Date;
  /** Those that hold at some instant of this range. */
  readonly start?: Date;
  readonly endExclusive?: Date;
}

/** Who is away, from when to when, and who acts for them; by start. */
export async function listDelegations(context: UseCaseContext, wish: CoverWish): Promise<Delegation[]> {
  authorise(context.caller.principal, 'read_model');
  const ownership = await context.kept.ownership.newest();
  return selectDelegations(ownership, rangeOf(wish, context.clock.now()));
}

function rangeOf({ at, start, endExclusive }: CoverWish, now: Instant): { start: Instant; endExclusive: Instant } {
  if (at) return { start: at.getTime(), endExclusive: at.getTime() + 1 };
  const from = start?.getTime() ?? (endExclusive ? -Infinity : now);
  return { start: from, endExclusive: endExclusive?.getTime() ?? INSTANT_OPEN_END };
}

/** Who answered for a node of a snapshot's tree (`path`), answers now and will; oldest first. */
export async function readOwnerHistory(
  context: UseCaseContext,
  snapshot: Snapshot,
  path: string,
): Promise<OwnerPeriod[]> {
  authorise(context.caller.principal, 'read_model');
  const [ownership, edits, view] = await Promise.all([
    context.kept.ownership.newest(),
    listOwnershipEdits(context),
    viewOwners(context, snapshot),
  ]);
  return listOwnerPeriods(path, view.words.nodes, ownership, edits);
}

/** Every change of people and owners that was saved, oldest first; read once for the whole request. */
export function listOwnershipEdits(context: UseCaseContext): Promise<OwnershipEdit[]> {
  authorise(context.caller.principal, 'read_model');
  return context.once('ownership edits', () => context.stores.ownership.edits());
}
