/** What of a finding is read only where it is asked for: what happened, when it was seen, what you may do, and whether you have read it. */
import type { Type } from '@nestjs/common';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { MoveRights } from '@bough/domain';
import { firstArgument, firstOf } from '../graphql/connection.js';
import { RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { FindingMoveEnum } from './finding-enums.js';
import { eventModel, sightingModel } from './finding-models.js';
import {
  DismissalPreviewModel,
  FindingEventModel,
  FindingModel,
  FindingSightingModel,
  RefusedMoveModel,
} from './finding.model.js';
import { batched } from './finding-view.js';

@Resolver(() => FindingModel)
class FindingFieldsResolver {
  @ResolveField(() => [FindingEventModel], { description: 'Everything that happened to it, oldest first.' })
  async activity(
    @Parent() { finding }: FindingModel,
    @Context() context: RequestContext,
  ): Promise<FindingEventModel[]> {
    const { events } = context.useCases.findings;
    const eventsOf = context.once('events of findings', () => batched(events));
    return (await eventsOf(finding.id)).map(eventModel);
  }

  @ResolveField(() => [FindingSightingModel], { description: 'Sightings, the newest first.' })
  async sightings(
    @Parent() { finding }: FindingModel,
    @Context() context: RequestContext,
    @firstArgument(100) first: number,
  ): Promise<FindingSightingModel[]> {
    const { sightings } = context.useCases.findings;
    const sightingsOf = context.once('sightings of findings', () => batched(sightings));
    return firstOf(await sightingsOf(finding.id), first).map(sightingModel);
  }

  @ResolveField(() => Boolean, {
    description: 'Others did something with it that you have not read, see findingSeen; false for who is no person.',
  })
  async isUnread(@Parent() { finding }: FindingModel, @Context() context: RequestContext): Promise<boolean> {
    const { unread } = context.useCases.findings;
    const unreadOf = context.once('unread findings', () =>
      batched(async (ids) => {
        const found = await unread(ids);
        return new Map(ids.map((id) => [id, found.has(id) ? [id] : []]));
      }),
    );
    return (await unreadOf(finding.id)).length > 0;
  }
}

@Resolver(() => FindingModel)
class FindingMovesResolver {
  @ResolveField(() => [FindingMoveEnum], { description: 'What you may do with it now.' })
  async moves(@Parent() { finding }: FindingModel, @Context() context: RequestContext): Promise<readonly string[]> {
    return (await this.rights(finding, context)).moves;
  }

  @ResolveField(() => [RefusedMoveModel], { description: 'What you may not do with it now, and why.' })
  async movesRefused(
    @Parent() { finding }: FindingModel,
    @Context() context: RequestContext,
  ): Promise<RefusedMoveModel[]> {
    return [...(await this.rights(finding, context)).refused];
  }

  @ResolveField(() => DismissalPreviewModel, { description: 'What it would silence to dismiss it now.' })
  async dismissalPreview(
    @Parent() { finding }: FindingModel,
    @Context() context: RequestContext,
    @Args('quietDays', { type: () => Int, nullable: true, description: 'Left out: as the workspace says.' })
    quietDays?: number | null,
  ): Promise<DismissalPreviewModel> {
    const told = await context.useCases.findings.dismissal(finding, quietDays ?? null);
    if ('problems' in told) throw badInput(told.problems[0]!.message, 'quietDays');
    return { ...told.preview, quietUntil: new Date(told.preview.quietUntil) };
  }

  /** Read once for a finding, whose two lists are asked for together. */
  private rights(finding: FindingModel['finding'], context: RequestContext): Promise<MoveRights> {
    const { movesOf } = context.useCases.findings;
    return context.once(finding, () => movesOf(finding));
  }
}

export const FINDING_FIELD_RESOLVERS: readonly Type<object>[] = [FindingFieldsResolver, FindingMovesResolver];
