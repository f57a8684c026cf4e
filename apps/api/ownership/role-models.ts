/** Assignments, covers and periods of the domain as models. */
import type { OwnerView, Snapshot } from '@bough/application';
import {
  holdsAt,
  INSTANT_OPEN_END,
  recorderOf,
  slotKey,
  summariseOwner,
  targetName,
  type Assignment,
  type Delegation,
  type Instant,
  type OwnerPeriod,
  type OwnershipEdit,
} from '@bough/domain';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { uuidId } from '../graphql/ids.js';
import { grownTree } from '../trees/grown-tree.js';
import { ownerModel, partyModel, personModel, statusOf } from './owner-models.js';
import { outerSegments } from './outer-segments.js';
import type { AssignmentModel, DelegationModel, OwnerPeriodModel } from './role.model.js';

/** What every assignment and cover of one request is shown with. */
export interface RoleView {
  readonly snapshot: Snapshot;
  readonly view: Pick<OwnerView, 'owners' | 'words'>;
  readonly edits: readonly OwnershipEdit[];
  readonly now: Instant;
}

/** Read once for the whole request. */
export async function roleView(context: RequestContext): Promise<RoleView> {
  const { ownership, clock } = context.useCases;
  const [view, edits] = [await ownership.view(), await ownership.edits()];
  return { snapshot: requireSnapshot(context), view, edits, now: clock.now() };
}

/** An assignment as a model. */
export function assignmentModel(row: Assignment, { snapshot, view, edits, now }: RoleView): AssignmentModel {
  const { id, target, role, party, reason, assignedBy } = row;
  return {
    id: uuidId('rol', id),
    target,
    targetName: targetName(target, view.words.nodes),
    node: grownTree(snapshot).byPath.get(target) ?? null,
    templateKey: slotKey(target),
    segment: outerSegments(snapshot).get(target) ?? null,
    role,
    party: party && partyModel(party, view.owners),
    ...datesOf(row, now),
    reason,
    assignedBy: assignedBy.name,
    recordedBy: recorderOf(row, edits).name,
    recordedAt: new Date(row.recordedAt),
  };
}

/** A cover as a model. */
export function delegationModel(row: Delegation, { snapshot, view, edits, now }: RoleView): DelegationModel {
  const { id, from, to, scope, reason, assignedBy } = row;
  const person = (of: string) => personModel(view.owners.people.get(of)!, view.owners);
  return {
    id: uuidId('cov', id),
    from: person(from),
    to: to === null ? null : person(to),
    scope,
    scopeName: scope === '' ? 'everywhere' : targetName(scope, view.words.nodes),
    node: scope === '' ? null : (grownTree(snapshot).byPath.get(scope) ?? null),
    segment: outerSegments(snapshot).get(scope) ?? null,
    ...datesOf(row, now),
    reason,
    assignedBy: assignedBy.name,
    recordedBy: recorderOf(row, edits).name,
    recordedAt: new Date(row.recordedAt),
  };
}

/** A period of the history of a node as a model. */
export function ownerPeriodModel(
  period: OwnerPeriod,
  { snapshot, view }: Pick<RoleView, 'snapshot' | 'view'>,
): OwnerPeriodModel {
  const { start, endExclusive, owner, changedBy, reason } = period;
  return {
    start: new Date(start),
    endExclusive: endOf(endExclusive),
    status: statusOf(owner),
    text: summariseOwner(owner, view.words),
    owner: ownerModel(owner, view, grownTree(snapshot)),
    changedBy: changedBy?.name ?? null,
    reason,
  };
}

function datesOf(row: Pick<Assignment, 'validFrom' | 'validTo'>, now: Instant) {
  return { start: new Date(row.validFrom), endExclusive: endOf(row.validTo), active: holdsAt(row, now) };
}

function endOf(at: Instant): Date | null {
  return at === INSTANT_OPEN_END ? null : new Date(at);
}
