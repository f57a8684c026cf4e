/** Conversations whose customers nobody knows, and who these might be. */
import { Args, Context, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { CustomerGap, LikelyCustomer, UnmatchedCustomer, UnmatchedCustomers } from '@bough/application';
import { checkFirst, firstArgument } from '../graphql/connection.js';
import { RequestContext } from '../graphql/context.js';
import { namedEnum } from '../graphql/enums.js';
import { badInput } from '../graphql/errors.js';

const MOST_DAYS = 3_660;
const MOST_CUSTOMERS = 200;

const LikenessEnum = namedEnum<LikelyCustomer['by']>('CustomerLikeness', { id: 'ID', domain: 'DOMAIN' });

@ObjectType('CustomerGap', { description: 'The conversations of one source whose customers nobody knows.' })
export class CustomerGapModel implements CustomerGap {
  @Field()
  source!: string;
  @Field(() => Int, { description: 'All that were created in the days asked for.' })
  conversations!: number;
  @Field(() => Int, { description: 'Of them, those that name no customer.' })
  withoutCustomer!: number;
  @Field(() => Int, { description: 'Of them, those that name a customer whom no file describes.' })
  unknownCustomer!: number;
  @Field(() => [String], { description: 'Ids of some conversations that name no customer.' })
  examples!: readonly string[];
}

@ObjectType('LikelyCustomer', { description: 'A customer whom a file describes.' })
export class LikelyCustomerModel implements Omit<LikelyCustomer, 'key'> {
  @Field()
  source!: string;
  @Field()
  externalId!: string;
  @Field(() => String, { nullable: true })
  name!: string | null;
  @Field(() => LikenessEnum, { description: 'What the two have in common.' })
  by!: LikelyCustomer['by'];
}

@ObjectType('UnmatchedCustomer', { description: 'A customer whom conversations name and no file describes.' })
export class UnmatchedCustomerModel implements UnmatchedCustomer {
  @Field({ description: 'Of the conversations.' })
  source!: string;
  @Field({ description: 'The source whose customer they name.' })
  customerSource!: string;
  @Field()
  externalId!: string;
  @Field(() => Int)
  conversations!: number;
  @Field(() => LikelyCustomerModel, {
    nullable: true,
    description: 'The one customer of another source with the same id or domain; nothing follows from it.',
  })
  proposed!: UnmatchedCustomer['proposed'];
}

@ObjectType('UnmatchedCustomers')
export class UnmatchedCustomersModel implements UnmatchedCustomers {
  @Field(() => [CustomerGapModel], { description: 'By source; sources without a gap are left out.' })
  gaps!: readonly CustomerGapModel[];
  @Field(() => [UnmatchedCustomerModel], { description: 'Those with the most conversations first.' })
  customers!: readonly UnmatchedCustomerModel[];
}

@Resolver(() => UnmatchedCustomersModel)
export class UnmatchedResolver {
  @Query(() => UnmatchedCustomersModel, {
    description: 'Conversations of the last days with data whose customers nobody knows, and who these might be.',
  })
  async unmatchedCustomers(
    @Context() { useCases }: RequestContext,
    @Args('days', { type: () => Int, defaultValue: 90, description: `1 to ${MOST_DAYS}.` }) days: number,
    @firstArgument(50) first: number,
  ): Promise<UnmatchedCustomersModel> {
    if (days < 1 || days > MOST_DAYS) throw badInput(`"days" must lie between 1 and ${MOST_DAYS}`, 'days');
    checkFirst(first, MOST_CUSTOMERS);
    return useCases.facts.unmatchedCustomers({ days, first });
  }
}
