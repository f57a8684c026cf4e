/** A change of people or owners as every mutation makes it: one use case, one payload. */
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { OwnershipResult, Snapshot } from '@bough/application';
import { isAllowed, selectOwnersAt, type OwnerChange, type OwnershipChange, type Problem } from '@bough/domain';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { SegmentModel } from '../segments/dimension.model.js';
import { grownTree } from '../trees/grown-tree.js';
import { userError, UserErrorModel } from '../trees/structure.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { ownerModel } from './owner-models.js';
import { outerSegments } from './outer-segments.js';
import { EffectiveOwnerModel } from './ownership.model.js';

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
    userErrors: told.problems.map((found) => userError(found, placeOf(found, pathOf))),
  };
  return { told, payload };
}

/** The domain's name of a field, and the argument that it was given as. */
export function argumentOf(names: Readonly<Record<string, string>>): (found: Problem) => string[] {
  return ({ path: [, field] }) => [names[String(field)] ?? String(field)];
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
