/** A change of people or owners as every mutation makes it: one use case, one payload. */
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { OwnershipResult, Snapshot } from '@bough/application';
import {
  isAllowed,
  listChangedNodes,
  selectOwnersAt,
  type OwnerChange,
  type OwnershipChange,
  type Problem,
} from '@bough/domain';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { SegmentModel } from '../segments/dimension.model.js';
import { grownTree } from '../trees/grown-tree.js';
import { userError, UserErrorModel } from '../graphql/user-error.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { ownerModel } from './owner-models.js';
import { outerSegments } from './outer-segments.js';
import { EffectiveOwnerModel } from './ownership.model.js';
import { assignmentModel, delegationModel, roleView } from './role-models.js';
import { AssignmentModel, DelegationModel } from './role.model.js';

@ObjectType('OwnerChange')
class OwnerChangeModel {
  @Field(() => TreeNodeModel)
  node!: TreeNodeModel;
  @Field(() => EffectiveOwnerModel, { nullable: true, description: 'Null: a gap.' })
  before!: EffectiveOwnerModel | null;
  @Field(() => EffectiveOwnerModel, { nullable: true, description: 'Null: a gap.' })
  after!: EffectiveOwnerModel | null;
}

@ObjectType('SegmentOwnerChange', { description: 'Of a segment that is no branch of the tree.' })
class SegmentOwnerChangeModel {
  @Field(() => SegmentModel)
  segment!: SegmentModel;
  @Field(() => EffectiveOwnerModel, { nullable: true, description: 'Null: a gap.' })
  before!: EffectiveOwnerModel | null;
  @Field(() => EffectiveOwnerModel, { nullable: true, description: 'Null: a gap.' })
  after!: EffectiveOwnerModel | null;
}

@ObjectType('OwnershipPayload')
export class OwnershipPayload {
  /** What the fields of later steps are made of. */
  readonly told!: OwnershipResult;
  @Field(() => Int, { description: 'The version of ownership that holds now: the next expectedVersion.' })
  version!: number;
  @Field({ description: 'True when something was saved.' })
  applied!: boolean;
  @Field(() => [OwnerChangeModel], {
    description: 'Nodes for which somebody else answers or acts; would, after a dry run. For who may read the tree.',
  })
  ownerChanges!: OwnerChangeModel[];
  @Field(() => [SegmentOwnerChangeModel], { description: "The same for segments of other dimensions than the tree's." })
  segmentOwnerChanges!: SegmentOwnerChangeModel[];
  @Field(() => [TreeNodeModel], {
    description: 'Nodes where anybody has another role now, R, C and I among them; would, after a dry run.',
  })
  nodes!: TreeNodeModel[];
  @Field(() => [AssignmentModel], { description: 'Assignments that are new or changed; would be, after a dry run.' })
  assignments!: AssignmentModel[];
  @Field(() => [DelegationModel], { description: 'Covers that are new or changed; would be, after a dry run.' })
  delegations!: DelegationModel[];
  @Field(() => [UserErrorModel], { description: 'Empty unless nothing was changed.' })
  userErrors!: UserErrorModel[];
}

@ArgsType()
export class OwnershipArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Saves nothing; the payload shows what would change.' })
  dryRun!: boolean;
  @Field(() => String, { nullable: true, description: 'Why; needed for what begins in the past.' })
  reason?: string | null;
  @Field(() => Int, { nullable: true, description: 'The ownership version that was looked at; left out: the newest.' })
  expectedVersion?: number | null;
}

export interface ChangedOwners {
  readonly told: OwnershipResult;
  readonly payload: OwnershipPayload;
}

/** `pathOf` says which argument a problem is about. The caller is written down as having done it. */
export async function changeOwners(
  context: RequestContext,
  changes: readonly OwnershipChange[],
  { dryRun, reason, expectedVersion }: OwnershipArgs,
  pathOf: (found: Problem) => string[],
): Promise<ChangedOwners> {
  const { useCases } = context;
  // A token for people alone may not see the tree.
  const snapshot = isAllowed(context.caller.principal, 'read_model') ? requireSnapshot(context) : null;
  const told = await useCases.ownership.apply(changes, {
    dryRun,
    reason: reason ?? null,
    ...(expectedVersion != null && { expected: expectedVersion }),
  });
  const payload = {
    told,
    version: told.version,
    applied: told.version !== told.before.version,
    ...changesOf(told, snapshot, useCases.clock.now()),
    ...(snapshot ? await rowsOf(context, told) : { nodes: [], assignments: [], delegations: [] }),
    userErrors: told.problems.map((found) => userError(found, placeOf(found, pathOf))),
  };
  return { told, payload };
}

/** The domain's name of a field, and the argument that it was given as. */
export function argumentOf(names: Readonly<Record<string, string>>): (found: Problem) => string[] {
  return ({ path: [, field] }) => [names[String(field)] ?? String(field)];
}

/** The nodes with other roles, and the rows that are new; none where nothing could be changed. */
async function rowsOf(
  context: RequestContext,
  { problems, nodes, before, after, write }: OwnershipResult,
): Promise<Pick<OwnershipPayload, 'nodes' | 'assignments' | 'delegations'>> {
  if (problems.length > 0) return { nodes: [], assignments: [], delegations: [] };
  const shown = await roleView(context);
  const at = context.useCases.clock.now();
  const words = { ...shown.view.words, owners: selectOwnersAt(after, at) };
  const view = { ...shown, view: { owners: words.owners, words } };
  const { byPath } = grownTree(shown.snapshot);
  return {
    nodes: listChangedNodes(nodes, before, after, at).flatMap((path) => byPath.get(path) ?? []),
    assignments: write.assignments.map((row) => assignmentModel(row, view)),
    delegations: write.delegations.map((row) => delegationModel(row, view)),
  };
}

/** None for whoever may not see the tree. */
function changesOf(
  { changes, before, after }: OwnershipResult,
  snapshot: Snapshot | null,
  at: number,
): Pick<OwnershipPayload, 'ownerChanges' | 'segmentOwnerChanges'> {
  if (!snapshot) return { ownerChanges: [], segmentOwnerChanges: [] };
  const [then, next] = [before, after].map((ownership) => ({ owners: selectOwnersAt(ownership, at) }));
  const [tree, segments] = [grownTree(snapshot), outerSegments(snapshot)];
  const ownersOf = (change: OwnerChange) => ({
    before: ownerModel(change.before, then!, tree),
    after: ownerModel(change.after, next!, tree),
  });
  return {
    ownerChanges: changes.flatMap((change) => {
      const node = tree.byPath.get(change.path);
      return node ? [{ node, ...ownersOf(change) }] : [];
    }),
    segmentOwnerChanges: changes.flatMap((change) => {
      const segment = segments.get(change.path);
      return segment ? [{ segment, ...ownersOf(change) }] : [];
    }),
  };
}

function placeOf(found: Problem, pathOf: (found: Problem) => string[]): string[] {
  return found.path[0] === 'expectedVersion' ? ['expectedVersion'] : pathOf(found);
}
