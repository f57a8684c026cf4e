import { Field, ObjectType } from '@nestjs/graphql';
import { DifferenceModel } from '../metrics/difference.model.js';
import { StandardGapModel } from './contribution.model.js';

@ObjectType('NodeDifference', { description: 'From the same metric in another segment, in the same period.' })
export class NodeDifferenceModel extends DifferenceModel {
  @Field(() => StandardGapModel, {
    nullable: true,
    description: 'Is the gap meant? Null where a value is missing or thin, and where no direction is better.',
  })
  standards!: StandardGapModel | null;
}
