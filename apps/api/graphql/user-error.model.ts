/** What is wrong with what was asked for, as every payload has it. */
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Refusal, type Problem } from '@bough/domain';

@ObjectType('UserError', { description: 'What is wrong with what was asked for. All of it comes at once.' })
export class UserErrorModel {
  @Field({ description: 'To act on: VERSION_CONFLICT, NOT_FOUND, or the rule that would be broken.' })
  code!: string;
  @Field({ description: 'For people.' })
  message!: string;
  @Field(() => [String], { description: 'The argument at fault, or the place in the tree, by keys.' })
  path!: string[];
  @Field(() => Int, { nullable: true, description: 'In a definition, from 1.' })
  line!: number | null;
  @Field(() => Int, { nullable: true })
  column!: number | null;
}

/** A problem as a user error; `path` names the argument at fault. */
export function userError({ code, message, path: place }: Problem, path = place.map(String)): UserErrorModel {
  return { code, message, path, line: null, column: null };
}

/** Codes that are about the caller or the server, whatever the arguments: errors of the call and not of what was asked for. */
const OF_THE_CALL = ['UNAUTHENTICATED', 'FORBIDDEN', 'WORKSPACE_MISSING'];

/**
 * What `work` gives; where it refuses, `otherwise` with the refusal as a user error. `places` says for a code which argument is at fault; a
 * code that it does not name is about the whole call, and its path is empty.
 */
export async function withUserErrors<Payload>(
  work: () => Promise<Payload>,
  places: Readonly<Record<string, readonly string[]>>,
  otherwise: (userErrors: UserErrorModel[]) => Payload,
): Promise<Payload> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || OF_THE_CALL.includes(error.code)) throw error;
    const { code, message } = error;
    return otherwise([{ code, message, path: [...(places[code] ?? [])], line: null, column: null }]);
  }
}
