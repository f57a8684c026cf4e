/** Who handled conversations, as help desks call them, and who that is. */
import { Args, Context, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { USUAL_DAYS, type Agent } from '@bough/application';
import type { Day, OwnersAt, Person } from '@bough/domain';
import { firstArgument, firstOf } from '../graphql/connection.js';
import { RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { DateScalar } from '../graphql/scalars.js';
import { personModel } from './owner-models.js';
import { PersonModel } from './ownership.model.js';

@ObjectType('Agent', { description: 'A name that a source gives to who handled conversations.' })
export class AgentModel {
  @Field()
  name!: string;
  @Field()
  source!: string;
  @Field(() => Int, { description: 'Those that were created in the days asked for.' })
  conversations!: number;
  @Field(() => DateScalar, { description: 'The last day on which one of them was created.' })
  lastDay!: Day;
  @Field(() => PersonModel, { nullable: true, description: 'Who has the name among their agent names; null: nobody.' })
  person!: PersonModel | null;
  @Field(() => PersonModel, {
    nullable: true,
    description: 'Who it might be, since they are called so or have that address; nothing follows from it.',
  })
  proposed!: PersonModel | null;
}

const MOST_DAYS = 3_660;

@Resolver(() => AgentModel)
export class AgentResolver {
  @Query(() => [AgentModel], {
    description:
      'Who handled the conversations of the last days with data, those with the most first. A person has their names ' +
      'in "agentNames" of "personSave".',
  })
  async agents(
    @Context() { useCases }: RequestContext,
    @Args('days', { type: () => Int, defaultValue: USUAL_DAYS, description: `1 to ${MOST_DAYS}.` }) days: number,
    @Args('unmatched', { defaultValue: false, description: 'Only names that nobody has.' }) unmatched: boolean,
    @firstArgument(50) first: number,
  ): Promise<AgentModel[]> {
    if (days < 1 || days > MOST_DAYS) throw badInput(`"days" must lie between 1 and ${MOST_DAYS}`, 'days');
    const agents = firstOf(await useCases.ownership.agents({ days, unmatched }), first);
    const { owners } = await useCases.ownership.view();
    return agents.map((agent) => agentModel(agent, owners));
  }
}

function agentModel({ person, proposed, ...agent }: Agent, owners: OwnersAt): AgentModel {
  const model = (each: Person | null) => each && personModel(each, owners);
  return { ...agent, person: model(person), proposed: model(proposed) };
}
