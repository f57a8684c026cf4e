import { Args, Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { proveNode } from '@bough/application';
import { contradictionText, type IdentityProof } from '@bough/domain';
import { snapshotOf, RequestContext } from '../graphql/context.js';
import { KeyScalar } from '../graphql/scalars.js';
import { differenceOrNull, FigureModel, figureOrNull } from '../metrics/figure.model.js';
import { PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { TreeNodeModel } from './tree.model.js';

@ObjectType('IdentityCheck', { description: 'The value of a node against the same value from its children.' })
export class IdentityCheckModel implements Record<keyof IdentityProof, unknown> {
  @Field(() => Boolean, { nullable: true, description: 'Null when a value is missing, so that nothing can be told.' })
  holds!: boolean | null;
  @Field(() => FigureModel, { nullable: true })
  actual!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true, description: "The node's identity over the values of its children." })
  expected!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true, description: 'actual − expected.' })
  difference!: FigureModel | null;
  @Field(() => [KeyScalar], { description: 'Children without a value.' })
  missing!: readonly string[];
  @Field(() => String, { nullable: true, description: 'What is wrong, for people; null unless it does not hold.' })
  message!: string | null;
}

@Resolver(() => TreeNodeModel)
export class IdentityResolver {
  @ResolveField(() => IdentityCheckModel, {
    nullable: true,
    description: 'Null for a node that is no formula of its children. What does not hold is a problem of the data.',
  })
  async identityCheck(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
  ): Promise<IdentityCheckModel | null> {
    const snapshot = snapshotOf(context, parent);
    const { node } = parent;
    const proof = await proveNode(snapshot, node, periodOf(input, snapshot));
    if (!proof) return null;
    const metric = snapshot.model.metrics.get(node.metric!)!;
    return {
      holds: proof.holds,
      actual: figureOrNull(proof.actual, metric),
      expected: figureOrNull(proof.expected, metric),
      difference: differenceOrNull(proof.difference, metric),
      missing: proof.missing,
      message: proof.holds === false ? contradictionText(node.identity!, proof, metric) : null,
    };
  }
}
