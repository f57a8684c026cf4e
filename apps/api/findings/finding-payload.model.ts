import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { FindingWish, Problem } from '@bough/domain';
import { userError, UserErrorModel } from '../graphql/user-error.model.js';
import { FindingModel } from './finding.model.js';

@ObjectType('FindingPayload')
export class FindingPayload {
  @Field(() => FindingModel, { nullable: true, description: 'As it is now.' })
  finding!: FindingModel | null;
  @Field(() => [UserErrorModel], { description: 'Empty unless nothing was changed.' })
  userErrors!: UserErrorModel[];
}

@ObjectType('FindingMoved')
export class FindingMovedModel {
  @Field(() => ID, { description: 'As it was given.' })
  id!: string;
  @Field(() => FindingModel, {
    nullable: true,
    description: 'As it is now, or would be after a dry run; null where it is not yours to move, or is not there.',
  })
  finding!: FindingModel | null;
  @Field(() => [UserErrorModel], { description: 'Empty unless this one was not moved.' })
  userErrors!: UserErrorModel[];
}

@ObjectType('FindingsPayload')
export class FindingsPayload {
  @Field({ description: 'True when something was saved.' })
  applied!: boolean;
  @Field(() => [FindingMovedModel], { description: 'In the order of the ids; each once.' })
  results!: FindingMovedModel[];
  @Field(() => [UserErrorModel], { description: 'Those of all results, at their places in the ids.' })
  userErrors!: UserErrorModel[];
}

@ObjectType('FindingSeenPayload')
export class FindingSeenPayload {
  @Field(() => [FindingModel], { description: 'Those that there are.' })
  findings!: FindingModel[];
  @Field(() => [UserErrorModel], { description: 'Empty unless nothing was noted.' })
  userErrors!: UserErrorModel[];
}

/** The problems of a move as user errors; the path names the argument at fault. */
export function moveErrors(problems: readonly Problem[], { move }: FindingWish): UserErrorModel[] {
  const names: Record<string, string> = { move: 'id', ...(move === 'reopen' && { text: 'reason' }) };
  return problems.map((found) =>
    userError(
      found,
      found.path.map((step) => names[step] ?? String(step)),
    ),
  );
}
