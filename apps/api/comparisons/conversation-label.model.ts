import { Field, ObjectType } from '@nestjs/graphql';
import { KeyScalar } from '../graphql/scalars.js';

@ObjectType('ConversationLabel', {
  description: 'What conversations have in one of the dimensions that they are split by.',
})
export class ConversationLabelModel {
  @Field(() => KeyScalar)
  dimension!: string;
  @Field(() => String, { nullable: true, description: 'Null where the source says nothing.' })
  value!: string | null;
}
