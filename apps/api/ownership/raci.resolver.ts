/** Mutations of ownership. All of what is asked for or nothing; which rules hold is not decided here. */
import { Args, Context, Field, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { ApplyOwnership, type OwnershipResult } from '@bough/application';
import { ownersAt, type Actor, type Caller, type OwnershipChange, type Problem } from '@bough/domain';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { grownTree } from '../trees/grown-tree.js';
import { UserErrorModel } from '../trees/structure.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { ownerModel } from './owner-models.js';
import { forgetOwners } from './owner-view.js';
import { EffectiveOwnerModel } from './ownership.model.js';
import { changeOf, coverOf, DelegationInput, OwnershipArgs, RaciChangeInput } from './raci.inputs.js';

@ObjectType('OwnerChange')
class OwnerChangeModel {
  @Field(() => TreeNodeModel)
  node!: TreeNodeModel;
  @Field(() => EffectiveOwnerModel, { nullable: true, description: 'Null: a gap.' })
  before!: EffectiveOwnerModel | null;
  @Field(() => EffectiveOwnerModel, { nullable: true, description: 'Null: a gap.' })
  after!: EffectiveOwnerModel | null;
}

@ObjectType('OwnershipPayload')
class OwnershipPayload {
  @Field(() => Int, { description: 'The version of ownership that holds now: the next expectedVersion.' })
  version!: number;
  @Field({ description: 'True when something was saved.' })
  applied!: boolean;
  @Field(() => [OwnerChangeModel], {
    description: 'Nodes for which somebody else answers or acts; would, after a dry run.',
  })
  ownerChanges!: OwnerChangeModel[];
  @Field(() => [UserErrorModel], { description: 'Empty unless nothing was changed.' })
  userErrors!: UserErrorModel[];
}

@Resolver()
export class RaciResolver {
  constructor(private readonly apply: ApplyOwnership) {}

  @Mutation(() => OwnershipPayload, { description: 'Assigns, replaces, ends and stops; all of it or nothing.' })
  raciApply(
    @Context() context: RequestContext,
    @Args('changes', { type: () => [RaciChangeInput] }) changes: RaciChangeInput[],
    @Args() options: OwnershipArgs,
  ): Promise<OwnershipPayload> {
    return this.change(context, changes.map(changeOf), options, ({ path }) => ['changes', ...path.map(String)]);
  }

  @Mutation(() => OwnershipPayload, { description: 'Everything that one person holds goes to another.' })
  ownershipHandover(
    @Context() context: RequestContext,
    @Args('from', { description: 'Key of who gives.' }) person: string,
    @Args('to', { description: 'Key of who takes over.' }) to: string,
    @Args() options: OwnershipArgs,
    @Args('at', { type: () => DateTimeScalar, nullable: true, description: 'Left out: now.' }) at?: Date | null,
  ): Promise<OwnershipPayload> {
    const change = { kind: 'handover' as const, person, to, from: at?.getTime() ?? null };
    return this.change(context, [change], options, argumentOf({ person: 'from', from: 'at' }));
  }

  @Mutation(() => OwnershipPayload, { description: 'Somebody is away, and another acts for them.' })
  delegationCreate(
    @Context() context: RequestContext,
    @Args('delegation') delegation: DelegationInput,
    @Args() options: OwnershipArgs,
  ): Promise<OwnershipPayload> {
    const names = argumentOf({ person: 'from', by: 'to', from: 'validFrom', to: 'validTo' });
    return this.change(context, [coverOf(delegation)], options, (found) => ['delegation', ...names(found)]);
  }

  private async change(
    context: RequestContext,
    changes: readonly OwnershipChange[],
    { dryRun, reason, expectedVersion }: OwnershipArgs,
    pathOf: (found: Problem) => string[],
  ): Promise<OwnershipPayload> {
    const snapshot = requireSnapshot(context);
    const { caller } = context;
    const told = await this.apply.run(changes, actorOf(caller), {
      caller,
      ...{ dryRun, reason: reason ?? null },
      ...(expectedVersion != null && { expected: expectedVersion }),
    });
    forgetOwners(context);
    return {
      version: told.version,
      applied: told.version !== told.before.version,
      ownerChanges: changesOf(told, grownTree(snapshot)),
      userErrors: told.problems.map((found) => ({ ...found, path: placeOf(found, pathOf), line: null, column: null })),
    };
  }
}

/** Who is written down as having assigned it. */
function actorOf({ principal }: Caller): Actor {
  return { id: principal?.person ?? null, name: principal?.name ?? 'nobody' };
}

function changesOf(
  { changes, before, after }: OwnershipResult,
  tree: ReturnType<typeof grownTree>,
): OwnerChangeModel[] {
  const [then, next] = [before, after].map((ownership) => ({ owners: ownersAt(ownership, Date.now()) }));
  return changes.flatMap((change) => {
    const node = tree.byPath.get(change.path);
    if (!node) return [];
    return [{ node, before: ownerModel(change.before, then!, tree), after: ownerModel(change.after, next!, tree) }];
  });
}

/** The domain's name of a field, and the argument that it was given as. */
function argumentOf(names: Readonly<Record<string, string>>): (found: Problem) => string[] {
  return ({ path: [, field] }) => [names[String(field)] ?? String(field)];
}

function placeOf(found: Problem, pathOf: (found: Problem) => string[]): string[] {
  return found.path[0] === 'expectedVersion' ? ['expectedVersion'] : pathOf(found);
}
