import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import {
  MOST_CONVERSATIONS,
  type ConversationQuestion,
  type LinkedConversation,
  type Snapshot,
} from '@bough/application';
import { conversationDimensions, segmentId } from '@bough/domain';
import { checkFirst, makeCursor, readCursor } from '../graphql/connection.js';
import { RequestContext, requireSnapshot } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { figureOrNull, SECONDS } from '../metrics/figure.model.js';
import { namedMetric } from '../metrics/named-metric.js';
import { periodOf } from '../rollups/period.inputs.js';
import { segmentColumn } from '../segments/named-segment.js';
import { namedNode } from '../trees/named-node.js';
import {
  ConversationListModel,
  ConversationsInput,
  CustomerListModel,
  type SupportConversationModel,
} from './conversation.model.js';
import { namedSplit } from './named-split.js';

const MOST_LABELS = 2;
const FIRST = { type: () => Int, defaultValue: 20, description: `1 to ${MOST_CONVERSATIONS}.` } as const;

/** At the root and not at nodes and cells, where each would cost a statement of its own. */
@Resolver()
export class ConversationResolver {
  @Query(() => ConversationListModel, {
    nullable: true,
    description: 'The conversations behind a number. Null where its metric counts none.',
  })
  async conversations(
    @Context() context: RequestContext,
    @Args('input') input: ConversationsInput,
    @Args('first', FIRST) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<ConversationListModel | null> {
    checkFirst(first, MOST_CONVERSATIONS);
    const snapshot = requireSnapshot(context);
    const scope = `conversations ${JSON.stringify(input)}`;
    const skip = after == null ? 0 : Number(readCursor(after, scope));
    const question = { ...questionOf(snapshot, input), first, skip };
    const found = await context.useCases.comparisons.conversations(snapshot, question);
    if (!found) return null;
    const end = skip + found.items.length;
    return {
      ...found.counted,
      items: found.items.map(conversationModel),
      totalCount: found.total,
      endCursor: end < found.total ? makeCursor(String(end), scope) : null,
    };
  }

  @Query(() => CustomerListModel, {
    nullable: true,
    description: 'The customers who wrote the conversations behind a number. Null where its metric counts none.',
  })
  async customers(
    @Context() context: RequestContext,
    @Args('input') input: ConversationsInput,
    @Args('first', FIRST) first: number,
  ): Promise<CustomerListModel | null> {
    checkFirst(first, MOST_CONVERSATIONS);
    const snapshot = requireSnapshot(context);
    const question = { ...questionOf(snapshot, input), first };
    const found = await context.useCases.comparisons.customers(snapshot, question);
    return found && { clock: found.counted.clock, items: [...found.items], totalCount: found.total };
  }
}

function questionOf(snapshot: Snapshot, input: ConversationsInput): Omit<ConversationQuestion, 'first'> {
  const { node: name, segments = [], labels = [], order } = input;
  const node = name == null ? null : namedNode(snapshot, name, 'input', 'node').node;
  const metric = input.metric ?? node?.metric ?? null;
  if (node && metric === null)
    throw badInput('This node only groups. Name one that shows a metric, or a metric besides.', 'input', 'node');
  if ((labels?.length ?? 0) > MOST_LABELS) throw badInput(`At most ${MOST_LABELS} labels.`, 'input', 'labels');
  const own = node?.segment == null ? [] : [segmentId(snapshot.model.branches.key, node.segment)];
  return {
    metric: metric === null ? null : namedMetric(snapshot, metric, 'input', 'metric').key,
    period: periodOf(input.period, snapshot),
    segments: [...own, ...(segments ?? []).map((each) => segmentColumn(snapshot, each, 'input', 'segments'))],
    labels: (labels ?? []).map(({ dimension, value = null }) => {
      namedSplit(snapshot, dimension, [], 'input', 'labels', 'dimension');
      const { label } = conversationDimensions(snapshot).find(({ key }) => key === dimension)!;
      return { label, value };
    }),
    order,
  };
}

function conversationModel(found: LinkedConversation): SupportConversationModel {
  const { createdAt, firstReplyAt, resolvedAt, ratedAt, resolutionSeconds, handleSeconds, ...same } = found;
  return {
    ...same,
    createdAt: new Date(createdAt),
    firstReplyAt: dateOf(firstReplyAt),
    resolvedAt: dateOf(resolvedAt),
    ratedAt: dateOf(ratedAt),
    resolutionTime: figureOrNull(resolutionSeconds, SECONDS),
    handleTime: figureOrNull(handleSeconds, SECONDS),
  };
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant);
}
