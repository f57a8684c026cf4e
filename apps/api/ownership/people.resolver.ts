/** People and teams: listed, found by their ids, saved, and leaving. */
import {
  Args,
  Context,
  Field,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { isAllowed, selectOwnersAt, type OwnersAt, type Ownership } from '@bough/domain';
import { RequestContext } from '../graphql/context.js';
import { uuidOf } from '../graphql/ids.js';
import { NodeFinders } from '../graphql/node-finders.js';
import { argumentOf, changeOwners, OwnershipArgs, OwnershipPayload, type ChangedOwners } from './change-owners.js';
import { personModel, teamModel } from './owner-models.js';
import { PersonModel, TeamModel } from './ownership.model.js';

@InputType({ description: 'What is left out stays as it is.' })
export class PersonInput {
  @Field({ description: 'Of who is there, or of a new person: lower-case letters, digits, - and _.' })
  key!: string;
  @Field(() => String, { nullable: true, description: 'Left out for a new person: the key.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Null takes it away.' })
  email?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'What help desks call the person; takes the place of all names before.',
  })
  agentNames?: string[] | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class TeamInput {
  @Field({ description: 'Of a team that is there, or of a new one.' })
  key!: string;
  @Field(() => String, { nullable: true })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'Key of the person who answers for it; null: nobody.' })
  lead?: string | null;
  @Field(() => [String], { nullable: true, description: 'Keys of people; takes the place of those who were in it.' })
  members?: string[] | null;
}

@ObjectType()
export class PersonPayload extends OwnershipPayload {
  @Field(() => PersonModel, { nullable: true, description: 'As saved; null for somebody new who was not saved.' })
  person!: PersonModel | null;
}

@ObjectType()
export class TeamPayload extends OwnershipPayload {
  @Field(() => TeamModel, { nullable: true, description: 'As saved; null for a new one that was not saved.' })
  team!: TeamModel | null;
}

@Resolver(() => PersonModel)
export class PeopleResolver {
  constructor(finders: NodeFinders) {
    finders.add('per', 'Person', async (context, id) => {
      const [uuid, owners] = [uuidOf('per', id), await this.owners(context)];
      const person = uuid === null ? undefined : owners.people.get(uuid);
      return person ? personModel(person, owners) : null;
    });
    finders.add('tea', 'Team', async (context, id) => {
      const [uuid, owners] = [uuidOf('tea', id), await this.owners(context)];
      const team = uuid === null ? undefined : owners.teams.get(uuid);
      return team ? teamModel(team, owners) : null;
    });
  }

  @Query(() => [PersonModel], { description: 'Everybody who can answer for something, also who left; by key.' })
  async people(@Context() context: RequestContext): Promise<PersonModel[]> {
    const owners = await this.owners(context);
    return [...owners.people.values()].map((person) => personModel(person, owners));
  }

  @Query(() => [TeamModel], { description: 'All teams, with their leads and members.' })
  async teams(@Context() context: RequestContext): Promise<TeamModel[]> {
    const owners = await this.owners(context);
    return [...owners.teams.values()].map((team) => teamModel(team, owners));
  }

  @ResolveField(() => String, { nullable: true, description: 'Your own; those of others are for admins: null.' })
  email(@Parent() { id, address }: PersonModel, @Context() { caller: { principal } }: RequestContext): string | null {
    const isOwn = principal?.person === uuidOf('per', id);
    return isAllowed(principal, 'read_address', isOwn ? 'self' : null) ? address : null;
  }

  @Mutation(() => PersonPayload, { description: 'A new person, or another name or address for somebody.' })
  async personSave(
    @Context() context: RequestContext,
    @Args('person') { key, name, email, agentNames }: PersonInput,
    @Args() options: OwnershipArgs,
  ): Promise<PersonPayload> {
    const given = { ...(email !== undefined && { email }), ...(agentNames != null && { agentNames }) };
    const change = { kind: 'person' as const, key, name: name ?? null, ...given };
    const done = await changeOwners(context, [change], options, placed('person'));
    return personPayload(context, done, key);
  }

  @Mutation(() => TeamPayload, { description: 'A new team, or another name, lead or other members.' })
  async teamSave(
    @Context() context: RequestContext,
    @Args('team') { key, name, lead, members }: TeamInput,
    @Args() options: OwnershipArgs,
  ): Promise<TeamPayload> {
    const change = {
      kind: 'team' as const,
      key,
      name: name ?? null,
      ...(lead !== undefined && { lead }),
      ...(members != null && { members }),
    };
    const done = await changeOwners(context, [change], options, placed('team'));
    const saved = savedOf(done);
    const team = saved.teams.find((each) => each.key === key);
    return { ...done.payload, team: team ? teamModel(team, nowOf(context, saved)) : null };
  }

  @Mutation(() => PersonPayload, {
    description:
      'Somebody leaves: their sessions, links, password and API tokens end at once, and what they hold goes to a ' +
      'successor, without whom it is refused. They stay on record.',
  })
  async personDeactivate(
    @Context() context: RequestContext,
    @Args('person', { description: 'Key.' }) person: string,
    @Args() options: OwnershipArgs,
    @Args('successor', { type: () => String, nullable: true, description: 'Key; needed where they hold anything.' })
    successor?: string | null,
  ): Promise<PersonPayload> {
    const change = { kind: 'deactivate' as const, person, successor: successor ?? null };
    const done = await changeOwners(context, [change], options, argumentOf({}));
    return personPayload(context, done, person);
  }

  private async owners(context: RequestContext): Promise<OwnersAt> {
    return (await context.useCases.ownership.view()).owners;
  }
}

function personPayload(context: RequestContext, done: ChangedOwners, key: string): PersonPayload {
  const saved = savedOf(done);
  const person = saved.people.find((each) => each.key === key);
  return { ...done.payload, person: person ? personModel(person, nowOf(context, saved)) : null };
}

/** What is there now: nothing new after a dry run or a problem. */
function savedOf({ told, payload }: ChangedOwners): Ownership {
  return payload.applied ? told.after : told.before;
}

function nowOf({ useCases }: RequestContext, ownership: Ownership): OwnersAt {
  return selectOwnersAt(ownership, useCases.clock.now());
}

function placed(argument: string): ReturnType<typeof argumentOf> {
  return ({ path: [, ...rest] }) => [argument, ...rest.map(String)];
}
