/** What interventions say about a node: bets on it, and for a believed driver whether moving it moved what it should. */
import { Context, Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { readInfluence } from '@bough/application';
import { bindingPlan, type InfluenceConfirmation } from '@bough/domain';
import { snapshotOf, RequestContext } from '../graphql/context.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { difference, relativeFigure } from '../metrics/figure.model.js';
import { figureRange } from './assessment-models.js';
import { FigureRangeModel } from './effect.model.js';
import { interventionModel } from './intervention-models.js';
import { interventionView } from './intervention-view.js';
import { InterventionModel } from './intervention.model.js';

@ObjectType('InfluenceConfirmation', {
  description: 'A verified bet on a believed driver, and what the node did that it is believed to drive.',
})
export class InfluenceConfirmationModel implements Record<keyof InfluenceConfirmation, unknown> {
  @Field(() => Int, { description: 'Of the intervention.' })
  number!: number;
  @Field()
  title!: string;
  @Field(() => FigureRangeModel, { description: 'Effect on the driver, as a share.' })
  driver!: FigureRangeModel;
  @Field(() => FigureRangeModel, { nullable: true, description: 'What the outcome did against the controls.' })
  outcome!: FigureRangeModel | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it surely moved; null: nothing could be measured.' })
  followed!: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it moved the way that the edge says; false contradicts it. Null: it did not surely move, or no way is known.',
  })
  agrees!: boolean | null;
}

@Resolver(() => TreeNodeModel)
export class NodeInterventionsResolver {
  @ResolveField(() => [InterventionModel], { description: 'Bets on this very node, newest first.' })
  async interventions(
    @Parent() { key, view: from }: TreeNodeModel,
    @Context() context: RequestContext,
  ): Promise<InterventionModel[]> {
    // Bets are on nodes of the tree as it is cut, and another cut may have nodes of the same keys.
    if (snapshotOf(context, { view: from }).viewpoint.dimension !== null) return [];
    const view = await interventionView(context);
    const found = (await context.useCases.interventions.listAll()).filter((each) => bindingPlan(each).primary === key);
    return found.map((each) => interventionModel(each, view));
  }

  @ResolveField(() => [InfluenceConfirmationModel], {
    description: 'Of a believed driver: what verified interventions showed, beside its tested strength.',
  })
  async influenceConfirmations(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
  ): Promise<InfluenceConfirmationModel[]> {
    const snapshot = snapshotOf(context, parent);
    const influence = readInfluence(snapshot, parent.node);
    if (!influence) return [];
    const found = await context.useCases.interventions.confirmations(snapshot, parent.node, influence);
    const unit = snapshot.model.metrics.get(influence.outcome.metric!)!;
    return found.map((each) => ({
      ...each,
      driver: figureRange(each.driver, relativeFigure),
      outcome: each.outcome && figureRange(each.outcome, (value) => difference(value, unit)),
    }));
  }
}
