/** Interventions: listed, found by their ids, what is known about each, and all of them in the registry. */
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { InterventionQuery, PlanPreview } from '@bough/application';
import { newestPlan, type InterventionPlan } from '@bough/domain';
import { firstArgument, firstOf, paginate } from '../graphql/connection.js';
import { badInput } from '../graphql/errors.js';
import { RequestContext } from '../graphql/context.js';
import { uuidId, uuidOf } from '../graphql/ids.js';
import { NodeFinders } from '../graphql/node-finders.js';
import { findPerson } from '../ownership/find-party.js';
import { personModel } from '../ownership/owner-models.js';
import { PersonModel } from '../ownership/ownership.model.js';
import { namedNode } from '../trees/named-node.js';
import { assessmentModel } from './assessment-models.js';
import { AssessmentModel } from './assessment.model.js';
import { interventionModel, powerModel, type InterventionView } from './intervention-models.js';
import { interventionView } from './intervention-view.js';
import { InterventionFilterInput } from './intervention.inputs.js';
import {
  InterventionConnection,
  InterventionModel,
  OverlapModel,
  RegistryModel,
  SuggestedControlModel,
} from './intervention.model.js';
import { DesignChancesModel, PlanPowerModel } from './plan.model.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';

@Resolver(() => InterventionModel)
export class InterventionResolver {
  private readonly previews = new WeakMap<InterventionModel, Promise<PlanPreview>>();

  constructor(finders: NodeFinders) {
    finders.add('int', 'Intervention', async (context, id) => {
      const found = await context.useCases.interventions.find({ id: uuidOf('int', id) ?? NOBODY });
      return found && interventionModel(found, await interventionView(context));
    });
    finders.add('ass', 'ImpactAssessment', async ({ useCases }, id) => {
      const found = await useCases.interventions.findAssessment(uuidOf('ass', id) ?? NOBODY);
      return found && assessmentModel(found);
    });
  }

  @Query(() => InterventionConnection, { description: 'Bets on nodes, newest first; also what is over.' })
  async interventions(
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('filter', { type: () => InterventionFilterInput, nullable: true }) given?: InterventionFilterInput | null,
  ): Promise<InterventionConnection> {
    const view = await interventionView(context);
    const found = await context.useCases.interventions.list(await queryOf(given ?? {}, view, context));
    const models = found.map((each) => interventionModel(each, view));
    return paginate(models, ({ id }) => id, { first, after }, `interventions ${JSON.stringify(given ?? {})}`);
  }

  @Query(() => RegistryModel, { description: 'All bets with what came out, and how often predictions held.' })
  async interventionRegistry(@Context() context: RequestContext): Promise<RegistryModel> {
    const view = await interventionView(context);
    const found = await context.useCases.interventions.registry();
    return { ...found, interventions: found.bets.map((bet) => interventionModel(bet.intervention, view)) };
  }

  @ResolveField(() => AssessmentModel, { nullable: true, description: 'The newest judgement; null: none yet.' })
  async latest(
    @Parent() { intervention }: InterventionModel,
    @Context() context: RequestContext,
  ): Promise<AssessmentModel | null> {
    const kept = (await context.useCases.interventions.latestAssessments()).get(intervention.id);
    return kept ? assessmentModel(kept) : null;
  }

  @ResolveField(() => [AssessmentModel], { description: 'Judgements, newest first.' })
  async assessments(
    @Parent() { intervention }: InterventionModel,
    @Context() { useCases }: RequestContext,
    @firstArgument(50) first: number,
  ): Promise<AssessmentModel[]> {
    return firstOf(await useCases.interventions.listAssessments(intervention.id), first).map(assessmentModel);
  }

  @ResolveField(() => PersonModel, {
    nullable: true,
    description:
      'Who is to sign the verdict off: who answers for the node, and did not make the bet. Null: nobody is there.',
  })
  async signer(
    @Parent() { intervention }: InterventionModel,
    @Context() context: RequestContext,
  ): Promise<PersonModel | null> {
    const { owners } = await interventionView(context);
    const found = await context.useCases.interventions.findSigner(intervention);
    return found && personModel(found.owner.person, owners);
  }

  @ResolveField(() => PlanPowerModel, { nullable: true, description: 'What so many weeks of this plan can show.' })
  async power(@Parent() model: InterventionModel, @Context() context: RequestContext): Promise<PlanPowerModel | null> {
    return powerModel((await this.weigh(model, context)).power);
  }

  @ResolveField(() => DesignChancesModel, { nullable: true, description: 'Which design could see what matters.' })
  async designs(
    @Parent() model: InterventionModel,
    @Context() context: RequestContext,
  ): Promise<DesignChancesModel | null> {
    return context.useCases.interventions.designs(planOf(model));
  }

  @ResolveField(() => [OverlapModel], { description: 'Other interventions that touch the same customers and numbers.' })
  async overlaps(@Parent() model: InterventionModel, @Context() context: RequestContext): Promise<OverlapModel[]> {
    return (await this.weigh(model, context)).overlaps.map((each) => ({ ...each, id: uuidId('int', each.id) }));
  }

  @ResolveField(() => [SuggestedControlModel], { description: 'Segments to compare with, with reasons.' })
  async suggestedControls(
    @Parent() model: InterventionModel,
    @Context() context: RequestContext,
  ): Promise<readonly SuggestedControlModel[]> {
    return (await this.weigh(model, context)).controls;
  }

  @ResolveField(() => [InterventionModel], { description: 'Earlier bets on the same node, in any branch.' })
  async past(@Parent() model: InterventionModel, @Context() context: RequestContext): Promise<InterventionModel[]> {
    const view = await interventionView(context);
    return (await this.weigh(model, context)).past.map((each) => interventionModel(each.intervention, view));
  }

  /** Several fields ask for parts of the same. */
  private weigh(model: InterventionModel, context: RequestContext): Promise<PlanPreview> {
    let found = this.previews.get(model);
    if (!found) {
      found = context.useCases.interventions.preview(planOf(model), { self: model.intervention.id });
      this.previews.set(model, found);
    }
    return found;
  }
}

/** The plan that counts: what was frozen, before that the newest. */
function planOf({ intervention }: InterventionModel): InterventionPlan {
  return intervention.frozen?.plan ?? newestPlan(intervention);
}

async function queryOf(
  { number, statuses, node, owner, finding }: InterventionFilterInput,
  { snapshot, owners }: InterventionView,
  { useCases }: RequestContext,
): Promise<InterventionQuery> {
  const about = finding == null ? null : await useCases.findings.find({ id: uuidOf('fin', finding) ?? NOBODY });
  if (finding != null && !about) throw badInput(`There is no finding "${finding}".`, 'filter', 'finding');
  return {
    ...(number != null && { number }),
    ...(statuses != null && { statuses }),
    ...(node != null && { node: namedNode(snapshot, node, 'filter', 'node').key }),
    ...(owner != null && { owner: findPerson(owners, owner, 'filter', 'owner').id }),
    ...(about && { finding: about.id }),
  };
}
