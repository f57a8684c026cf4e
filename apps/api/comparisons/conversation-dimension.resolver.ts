/** What conversations can be split by, as a field of the workspace. */
import { Context, Field, ObjectType, ResolveField, Resolver } from '@nestjs/graphql';
import { carriedDimensions } from '@bough/domain';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { KeyScalar } from '../graphql/scalars.js';
import { WorkspaceModel } from '../trees/workspace.resolver.js';

@ObjectType('ConversationDimension', { description: 'What conversations differ in, whoever wrote them.' })
export class ConversationDimensionModel {
  @Field(() => KeyScalar, { description: 'As demand and heatmap take it.' })
  key!: string;
  @Field(() => String)
  name!: string;
}

@Resolver(() => WorkspaceModel)
export class ConversationDimensionResolver {
  @ResolveField(() => [ConversationDimensionModel], {
    description: 'Topic, channel, stage and attributes of conversations, as far as some import says something of them.',
  })
  conversationDimensions(@Context() context: RequestContext): ConversationDimensionModel[] {
    return carriedDimensions(requireSnapshot(context)).map(({ key, name }) => ({ key, name }));
  }
}
