/** Mutations of interventions. Which moves are legal is not decided here; one that is not comes back as a user error. */
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AssessResult, InterventionResult } from '@bough/application';
import { isAllowed, type PlanWish } from '@bough/domain';
import { findingModel } from '../findings/finding-models.js';
import { findingView } from '../findings/finding-view.js';
import { FindingModel } from '../findings/finding.model.js';
import { RequestContext, requireSnapshot } from '../graphql/context.js';
import { uuidId } from '../graphql/ids.js';
import { nodeKey } from '../trees/named-node.js';
import { userError } from '../graphql/user-error.model.js';
import { assessmentModel } from './assessment-models.js';
import { interventionModel, planModel, powerModel } from './intervention-models.js';
import { interventionView } from './intervention-view.js';
import { InterventionArgs, InterventionInput, inputPath, refOf, wishOf } from './intervention.inputs.js';
import { InterventionPayload, InterventionPlanPayload } from './intervention.model.js';
import { DesignChancesModel } from './plan.model.js';

const DRY = { defaultValue: false, description: 'Saves nothing; says what is wrong, and what the plan could show.' };
const exploratoryArgument = () =>
  Args('exploratory', {
    defaultValue: false,
    description: 'The launch may be past: it will never be called verified.',
  });

@Resolver()
export class InterventionChangeResolver {
  @Mutation(() => InterventionPlanPayload, { description: 'Writes a bet down before it starts.' })
  async interventionPlan(
    @Context() context: RequestContext,
    @Args('plan') input: InterventionInput,
    @exploratoryArgument() exploratory: boolean,
    @Args('draft', { defaultValue: false, description: 'Keeps it although something is missing.' }) draft: boolean,
    @Args('dryRun', DRY) dryRun: boolean,
  ): Promise<InterventionPlanPayload> {
    const told = await context.useCases.interventions.plan(this.wish(context, input), { draft, dryRun, exploratory });
    const payload = await this.payload(context, told);
    const view = await interventionView(context);
    const { power, overlaps, controls, past } = told.preview;
    return {
      ...payload,
      plan: planModel(told.plan, view),
      wished: told.plan,
      power: powerModel(power),
      suggestedControls: controls,
      overlaps: overlaps.map((each) => ({ ...each, id: uuidId('int', each.id) })),
      past: past.map((each) => interventionModel(each.intervention, view)),
    };
  }

  @Mutation(() => InterventionPayload, {
    description: 'Says the plan anew, as its next revision. After the start the verdict still uses what was frozen.',
  })
  async interventionRevise(
    @Context() context: RequestContext,
    @Args() args: InterventionArgs,
    @Args('plan') input: InterventionInput,
    @exploratoryArgument() exploratory: boolean,
    @Args('draft', { defaultValue: false, description: 'A draft stays one.' }) draft: boolean,
    @Args('dryRun', DRY) dryRun: boolean,
  ): Promise<InterventionPayload> {
    const options = { ...expectedOf(args), exploratory, draft, dryRun };
    const wish = this.wish(context, input);
    return this.payload(context, await context.useCases.interventions.revise(refOf(args), wish, options));
  }

  @Mutation(() => InterventionPayload, { description: 'Freezes the plan. Planned → running.' })
  async interventionStart(
    @Context() context: RequestContext,
    @Args() args: InterventionArgs,
    @exploratoryArgument() exploratory: boolean,
  ): Promise<InterventionPayload> {
    const options = { ...expectedOf(args), exploratory };
    return this.payload(context, await context.useCases.interventions.start(refOf(args), options));
  }

  @Mutation(() => InterventionPayload, { description: 'Judges it now. The same inputs give the same answer.' })
  async interventionAssess(
    @Context() context: RequestContext,
    @Args() args: InterventionArgs,
  ): Promise<InterventionPayload> {
    const { expected } = expectedOf(args);
    return this.payload(context, await context.useCases.interventions.assess(refOf(args), expected));
  }

  @Mutation(() => InterventionPayload, { description: 'Closes it with its verdict. Measuring → concluded.' })
  async interventionConclude(
    @Context() context: RequestContext,
    @Args() args: InterventionArgs,
  ): Promise<InterventionPayload> {
    const { expected } = expectedOf(args);
    return this.payload(context, await context.useCases.interventions.conclude(refOf(args), expected));
  }

  @Mutation(() => InterventionPayload, { description: 'Gives it up. It stays in the registry.' })
  async interventionCancel(
    @Context() context: RequestContext,
    @Args() args: InterventionArgs,
    @Args('reason', { description: 'Why.' }) reason: string,
  ): Promise<InterventionPayload> {
    const { expected } = expectedOf(args);
    return this.payload(context, await context.useCases.interventions.cancel(refOf(args), reason, expected));
  }

  @Mutation(() => InterventionPayload, {
    description: 'Whoever answers for the node, and did not make the bet, agrees with the newest verdict or does not.',
  })
  async interventionSignOff(
    @Context() context: RequestContext,
    @Args() args: InterventionArgs,
    @Args('agrees', { defaultValue: true }) agrees: boolean,
    @Args('note', { type: () => String, nullable: true, description: 'Why not, where it is not agreed with.' })
    note?: string | null,
  ): Promise<InterventionPayload> {
    const wish = { agrees, note: note ?? null, ...expectedOf(args) };
    return this.payload(context, await context.useCases.interventions.signOff(refOf(args), wish));
  }

  private wish(context: RequestContext, input: InterventionInput): PlanWish {
    return wishOf(input, (node) => nodeKey(requireSnapshot(context), node));
  }

  /** What was changed is there for the rest of the request. */
  private async payload(
    context: RequestContext,
    { intervention, problems, ...told }: InterventionResult | AssessResult,
  ): Promise<InterventionPayload> {
    const view = await interventionView(context);
    const assessment = 'assessment' in told ? told.assessment : null;
    return {
      intervention: intervention && interventionModel(intervention, view),
      assessment: assessment && assessmentModel(assessment),
      userErrors: problems
        .filter(({ severity }) => severity === 'error')
        .map((found) => userError(found, inputPath(found))),
      warnings: problems
        .filter(({ severity }) => severity === 'warning')
        .map((found) => userError(found, inputPath(found))),
    };
  }
}

function expectedOf({ expectedVersion }: InterventionArgs): { readonly expected?: number } {
  return expectedVersion == null ? {} : { expected: expectedVersion };
}

@Resolver(() => InterventionPlanPayload)
export class PlanDesignsResolver {
  @ResolveField(() => DesignChancesModel, {
    nullable: true,
    description: 'Which design could see the effect that matters.',
  })
  designs(
    @Parent() { wished }: InterventionPlanPayload,
    @Context() context: RequestContext,
  ): Promise<DesignChancesModel | null> {
    return context.useCases.interventions.designs(wished);
  }
}

function findingsOf(Payload: typeof InterventionPayload) {
  @Resolver(() => Payload)
  class PayloadFindingsResolver {
    @ResolveField(() => [FindingModel], {
      description:
        'The finding that it answers, and the one that asks for a signature, as they are now. For who may read.',
    })
    async findings(
      @Parent() { intervention }: InterventionPayload,
      @Context() context: RequestContext,
    ): Promise<FindingModel[]> {
      if (!intervention || !isAllowed(context.caller.principal, 'read_model')) return [];
      const found = await context.useCases.interventions.listFindings(intervention.intervention);
      if (found.length === 0) return [];
      const view = await findingView(context);
      return found.map((each) => findingModel(each, view));
    }
  }
  return PayloadFindingsResolver;
}

export const PAYLOAD_FINDINGS_RESOLVERS = [InterventionPayload, InterventionPlanPayload].map(findingsOf);
