/** Mutations of findings. Which moves are legal is not decided here; one that is not comes back as a user error with its name. */
import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { DismissReason, FindingWish } from '@bough/domain';
import { RequestContext } from '../graphql/context.js';
import { uuidOf } from '../graphql/ids.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { findingModel } from './finding-models.js';
import { FindingArgs } from './finding.inputs.js';
import { DismissReasonEnum } from './finding-enums.js';
import { FindingPayload, moveErrors } from './finding-payload.model.js';
import { findingView } from './finding-view.js';

const noteArgument = () => Args('note', { type: () => String, nullable: true });
/** No finding has this id: a wrong one is looked up all the same, so that it looks like a missing one. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

@Resolver()
export class FindingChangeResolver {
  @Mutation(() => FindingPayload, { description: 'I have seen it and take it. Open → acknowledged.' })
  findingAcknowledge(@Context() context: RequestContext, @Args() args: FindingArgs): Promise<FindingPayload> {
    return this.run(context, args, { move: 'acknowledge' });
  }

  @Mutation(() => FindingPayload, { description: 'Work has begun. Acknowledged → in progress.' })
  findingStart(@Context() context: RequestContext, @Args() args: FindingArgs): Promise<FindingPayload> {
    return this.run(context, args, { move: 'start' });
  }

  @Mutation(() => FindingPayload, {
    description: 'It is done; a later look at the data verifies it, or opens it again.',
  })
  findingResolve(
    @Context() context: RequestContext,
    @Args() args: FindingArgs,
    @noteArgument() note?: string | null,
  ): Promise<FindingPayload> {
    return this.run(context, args, { move: 'resolve', note: note ?? null });
  }

  @Mutation(() => FindingPayload, { description: 'Nothing is to be done. It stays quiet unless it gets more severe.' })
  findingDismiss(
    @Context() context: RequestContext,
    @Args() args: FindingArgs,
    @Args('reason', { type: () => DismissReasonEnum }) reason: string,
    @noteArgument() note?: string | null,
    @Args('quietDays', { type: () => Int, nullable: true, description: 'Left out: as the workspace says.' })
    quietDays?: number | null,
  ): Promise<FindingPayload> {
    const given = { reason: reason as DismissReason, note: note ?? null, quietDays: quietDays ?? null };
    return this.run(context, args, { move: 'dismiss', ...given });
  }

  @Mutation(() => FindingPayload, { description: 'Not now. Its deadline rests until then.' })
  findingSnooze(
    @Context() context: RequestContext,
    @Args() args: FindingArgs,
    @Args('until', { type: () => DateTimeScalar, description: '90 days at most.' }) until: Date,
  ): Promise<FindingPayload> {
    return this.run(context, args, { move: 'snooze', until: until.getTime() });
  }

  @Mutation(() => FindingPayload, { description: 'Gives it to one person, whoever answers for the node.' })
  findingAssign(
    @Context() context: RequestContext,
    @Args() args: FindingArgs,
    @Args('person', { description: 'Key of somebody who is active.' }) person: string,
  ): Promise<FindingPayload> {
    return this.run(context, args, { move: 'assign', person });
  }

  @Mutation(() => FindingPayload, {
    description: 'Taken by mistake: it is open again, on whoever answers for it now, and nobody has it.',
  })
  findingGiveBack(
    @Context() context: RequestContext,
    @Args() args: FindingArgs,
    @noteArgument() note?: string | null,
  ): Promise<FindingPayload> {
    return this.run(context, args, { move: 'give_back', note: note ?? null });
  }

  @Mutation(() => FindingPayload, { description: 'It is not over. Resolved or dismissed → open, on who answers now.' })
  findingReopen(
    @Context() context: RequestContext,
    @Args() args: FindingArgs,
    @Args('reason', { description: 'Why.' }) text: string,
  ): Promise<FindingPayload> {
    return this.run(context, args, { move: 'reopen', text });
  }

  @Mutation(() => FindingPayload, { description: 'Everybody may.' })
  findingComment(
    @Context() context: RequestContext,
    @Args() args: FindingArgs,
    @Args('text') text: string,
  ): Promise<FindingPayload> {
    return this.run(context, args, { move: 'comment', text });
  }

  private async run(
    context: RequestContext,
    { id, expectedVersion }: FindingArgs,
    wish: FindingWish,
  ): Promise<FindingPayload> {
    const ref = { id: uuidOf('fin', id) ?? NOBODY };
    const { finding, problems } = await context.useCases.findings.change(ref, wish, {
      ...(expectedVersion != null && { expected: expectedVersion }),
    });
    return {
      finding: finding && findingModel(finding, await findingView(context)),
      userErrors: moveErrors(problems, wish),
    };
  }
}
