/** Mutations of ownership. All of what is asked for or nothing; which rules hold is not decided here. */
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { uuidOf } from '../graphql/ids.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { argumentOf, changeOwners, OwnershipArgs, OwnershipPayload } from './change-owners.js';
import { changeOf, coverOf, DelegationInput, RaciChangeInput } from './raci.inputs.js';

@Resolver()
export class RaciResolver {
  @Mutation(() => OwnershipPayload, { description: 'Assigns, replaces, ends and stops; all of it or nothing.' })
  async raciApply(
    @Context() context: RequestContext,
    @Args('changes', { type: () => [RaciChangeInput] }) changes: RaciChangeInput[],
    @Args() options: OwnershipArgs,
  ): Promise<OwnershipPayload> {
    const place = ({ path }: { path: readonly (string | number)[] }) => ['changes', ...path.map(String)];
    return (await changeOwners(context, changes.map(changeOf), options, place)).payload;
  }

  @Mutation(() => OwnershipPayload, { description: 'Everything that one person holds goes to another.' })
  async ownershipHandover(
    @Context() context: RequestContext,
    @Args('from', { description: 'Key of who gives.' }) person: string,
    @Args('to', { description: 'Key of who takes over.' }) to: string,
    @Args() options: OwnershipArgs,
    @Args('at', { type: () => DateTimeScalar, nullable: true, description: 'Left out: now.' }) at?: Date | null,
  ): Promise<OwnershipPayload> {
    const change = { kind: 'handover' as const, person, to, from: at?.getTime() ?? null };
    const names = argumentOf({ person: 'from', from: 'at' });
    return (await changeOwners(context, [change], options, names)).payload;
  }

  @Mutation(() => OwnershipPayload, { description: 'Somebody is away, and another acts for them.' })
  async delegationCreate(
    @Context() context: RequestContext,
    @Args('delegation') delegation: DelegationInput,
    @Args() options: OwnershipArgs,
  ): Promise<OwnershipPayload> {
    const names = argumentOf({ person: 'from', by: 'to', from: 'start', to: 'endExclusive' });
    const place = (found: Parameters<typeof names>[0]) => ['delegation', ...names(found)];
    return (await changeOwners(context, [coverOf(delegation)], options, place)).payload;
  }

  @Mutation(() => OwnershipPayload, {
    description: 'Somebody is back: every cover of theirs ends that runs or is to come; or one cover ends.',
  })
  async delegationEnd(
    @Context() context: RequestContext,
    @Args() options: OwnershipArgs,
    @Args('from', { type: () => String, nullable: true, description: 'Key of who was away.' }) person?: string | null,
    @Args('delegation', { type: () => ID, nullable: true, description: 'Of the one cover that ends.' })
    delegation?: string | null,
    @Args('at', { type: () => DateTimeScalar, nullable: true, description: 'Left out: now.' }) at?: Date | null,
  ): Promise<OwnershipPayload> {
    if ((person == null) === (delegation == null))
      throw badInput('Give either "from", for every cover of theirs, or "delegation", for one.', 'from');
    const one = delegation == null ? {} : { delegation: uuidOf('cov', delegation) ?? '' };
    const change = { kind: 'end-cover' as const, person: person ?? '', from: at?.getTime() ?? null, ...one };
    const names = argumentOf({ person: 'from', from: 'at' });
    return (await changeOwners(context, [change], options, names)).payload;
  }
}
