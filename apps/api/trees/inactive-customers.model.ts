import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { InactiveCustomers } from '@bough/application';

@ObjectType('InactiveCustomers', {
  description:
    'Conversations begun on a day on which their customer was not active: before active_from, or from active_to on.',
})
export class InactiveCustomersModel implements InactiveCustomers {
  @Field(() => Int)
  conversations!: number;
  @Field(() => Float, { nullable: true, description: 'Of the conversations created, 0 to 1.' })
  share!: number | null;
  @Field(() => Float, { nullable: true, description: 'Conversations per average active customer.' })
  contactRate!: number | null;
  @Field(() => Float, { nullable: true, description: 'The same without these conversations.' })
  contactRateWithout!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'What they do to rates, and what to do; null when there are none.',
  })
  words!: string | null;
}
