import { Field, ID, InterfaceType } from '@nestjs/graphql';

@InterfaceType('Node', { description: 'Anything that can be fetched again by its global id.' })
export abstract class NodeModel {
  @Field(() => ID)
  id!: string;
}
