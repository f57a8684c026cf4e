/** Mutations of many findings at once: one move, or the note that they were read. */
import { Args, ArgsType, Context, Field, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { DismissReason, FindingMove, FindingWish } from '@bough/domain';
import { RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { uuidOf } from '../graphql/ids.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { userError, type UserErrorModel } from '../graphql/user-error.model.js';
import { findingModel } from './finding-models.js';
import { DismissReasonEnum, FindingMoveEnum } from './finding-enums.js';
import { FindingSeenPayload, FindingsPayload, moveErrors } from './finding-payload.model.js';
import { findingView } from './finding-view.js';

const MOST_IDS = 200;

@ArgsType()
class FindingsMoveArgs {
  @Field(() => [ID], { description: `${MOST_IDS} at most; each is moved once.` })
  ids!: string[];
  @Field(() => FindingMoveEnum)
  move!: string;
  @Field(() => [Int], { nullable: true, description: 'The versions that were looked at, in the order of the ids.' })
  expectedVersions?: number[] | null;
  @Field(() => DismissReasonEnum, { nullable: true, description: 'Of DISMISS.' })
  reason?: string | null;
  @Field(() => Int, { nullable: true, description: 'Of DISMISS; left out: as the workspace says.' })
  quietDays?: number | null;
  @Field(() => String, { nullable: true, description: 'Of DISMISS, RESOLVE and GIVE_BACK.' })
  note?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Of SNOOZE; 90 days at most.' })
  until?: Date | null;
  @Field(() => String, { nullable: true, description: 'Of ASSIGN: key of somebody who is active.' })
  person?: string | null;
  @Field(() => String, { nullable: true, description: 'Of COMMENT; of REOPEN: why.' })
  text?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: 'All of them or none; else each that can be moved.' })
  together!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'Saves nothing; the payload shows what would be.' })
  dryRun!: boolean;
}

@Resolver()
export class FindingsChangeResolver {
  @Mutation(() => FindingsPayload, { description: 'The same move with many findings.' })
  async findingsMove(@Context() context: RequestContext, @Args() args: FindingsMoveArgs): Promise<FindingsPayload> {
    const { ids, expectedVersions: versions, together, dryRun } = args;
    checkIds(ids);
    if (versions && versions.length !== ids.length)
      throw badInput('"expectedVersions" has one version for each id, in their order.', 'expectedVersions');
    const wish = wishOf(args);
    const asked = ids.map((id, place) => ({
      id: uuidOf('fin', id) ?? id,
      ...(versions && { expected: versions[place]! }),
    }));
    const { applied, results } = await context.useCases.findings.changeMany(asked, wish, { together, dryRun });
    const view = await findingView(context);
    const placeOf = (id: string) => asked.findIndex((each) => each.id === id);
    const models = results.map(({ id, finding, problems }) => ({
      id: ids[placeOf(id)]!,
      place: placeOf(id),
      finding: finding && findingModel(finding, view),
      userErrors: moveErrors(problems, wish),
    }));
    return { applied, results: models, userErrors: models.flatMap(placed) };
  }

  @Mutation(() => FindingSeenPayload, {
    description: 'You have read what happened to these findings so far; see Finding.isUnread.',
  })
  async findingSeen(
    @Context() context: RequestContext,
    @Args('ids', { type: () => [ID], description: `${MOST_IDS} at most.` }) ids: string[],
  ): Promise<FindingSeenPayload> {
    checkIds(ids);
    const { findings } = context.useCases;
    const uuids = ids.flatMap((id) => uuidOf('fin', id) ?? []);
    const { problems } = await findings.markSeen(uuids);
    const found = await findings.findAll(uuids);
    const view = await findingView(context);
    return {
      findings: found.map((each) => findingModel(each, view)),
      userErrors: problems.map((each) => userError(each)),
    };
  }
}

/** An error of one result at its place in the ids. */
function placed({ place, userErrors }: { place: number; userErrors: UserErrorModel[] }): UserErrorModel[] {
  return userErrors.map((error) => ({
    ...error,
    path:
      error.path[0] === 'id' || error.path[0] === 'expectedVersion' ? [`${error.path[0]}s`, String(place)] : error.path,
  }));
}

function checkIds(ids: readonly string[]): void {
  if (ids.length < 1 || ids.length > MOST_IDS) throw badInput(`"ids" has 1 to ${MOST_IDS} ids.`, 'ids');
}

/** Refuses a move without the argument that it needs. */
function wishOf(args: FindingsMoveArgs): FindingWish {
  const move = args.move as FindingMove;
  const note = args.note ?? null;
  switch (move) {
    case 'acknowledge':
    case 'start':
      return { move };
    case 'resolve':
    case 'give_back':
      return { move, note };
    case 'dismiss':
      return { move, reason: needed(args, 'reason') as DismissReason, note, quietDays: args.quietDays ?? null };
    case 'snooze':
      return { move, until: needed(args, 'until').getTime() };
    case 'assign':
      return { move, person: needed(args, 'person') };
    case 'reopen':
    case 'comment':
      return { move, text: needed(args, 'text') };
  }
}

function needed<Name extends 'reason' | 'until' | 'person' | 'text'>(
  args: FindingsMoveArgs,
  name: Name,
): NonNullable<FindingsMoveArgs[Name]> {
  const value = args[name];
  if (value != null) return value;
  throw badInput(`The move ${args.move.toUpperCase()} needs "${name}".`, name);
}
