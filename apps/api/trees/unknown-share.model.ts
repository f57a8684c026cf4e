import { Field, Float, ObjectType } from '@nestjs/graphql';
import { KeyScalar } from '../graphql/scalars.js';

@ObjectType('UnknownShare', { description: 'Tag hygiene: what has no segment in a dimension, 0 to 1.' })
export class UnknownShareModel {
  @Field(() => KeyScalar)
  dimension!: string;
  @Field(() => Float, { nullable: true, description: 'Of the customer-days.' })
  customers!: number | null;
  @Field(() => Float, { nullable: true, description: 'Of the conversations created.' })
  conversations!: number | null;
}
