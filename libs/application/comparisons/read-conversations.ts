/** The conversations behind a number, one by one with links to where they can be read, and the customers who wrote them. */
import {
  ALL_SEGMENTS,
  countedConversations,
  didYouMean,
  linkTo,
  Refusal,
  segmentId,
  type CountedConversations,
  type Period,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { ConversationsAsked, Kept, KeptConversation, KeptCustomer } from '../rollups/kept-conversation.js';
import type { Snapshot } from '../trees/snapshot.js';

/** The most that are told at once. */
export const MOST_CONVERSATIONS = 100;

/** `newest` first, or those with the `highest` or `lowest` value of the measure that the metric counts first. */
export type ConversationOrder = 'newest' | 'highest' | 'lowest';

/** Whose conversations are asked for. */
export interface ConversationQuestion {
  /** `null`: those begun. */
  readonly metric: string | null;
  readonly period: Period;
  /** Ids of segments, all of which the customer was in; `all` is everybody. */
  readonly segments: readonly string[];
  readonly labels?: ConversationsAsked['labels'];
  readonly order?: ConversationOrder;
  readonly first: number;
  readonly skip?: number;
}

/** A conversation with its address in the help desk; `null` where the workspace has no link for the source. */
export interface LinkedConversation extends KeptConversation {
  readonly link: string | null;
}

/** A page of conversations, and which of them are behind the number. */
export interface ConversationsBehind extends Kept<LinkedConversation> {
  readonly counted: CountedConversations;
}

/** A page of customers, and which of their conversations are meant. */
export interface CustomersBehind extends Kept<KeptCustomer> {
  readonly counted: CountedConversations;
}

/** The number that a node shows: its metric, and the segments whose conversations it is made of. Refuses a node that is not there or only groups. */
export function numberOfNode(
  { model }: Snapshot,
  path: string,
): { readonly metric: string; readonly segments: readonly string[] } {
  const node = model.nodesByPath.get(path);
  if (!node)
    throw new Refusal('UNKNOWN_NODE', `There is no node "${path}"${didYouMean(path, model.nodesByPath.keys()) || '.'}`);
  if (node.metric === null) throw new Refusal('NODE_WITHOUT_METRIC', `"${path}" only groups; name a node below it.`);
  return { metric: node.metric, segments: node.segment === null ? [] : [segmentId(model.branches.key, node.segment)] };
}

/** `null` for a metric that counts no conversations. Refuses a caller who may not read. */
export async function readConversations(
  context: UseCaseContext,
  snapshot: Snapshot,
  question: ConversationQuestion,
): Promise<ConversationsBehind | null> {
  const asked = askedOf(context, snapshot, question);
  if (!asked) return null;
  const { items, total } = await context.stores.rollups.conversations(asked.asked);
  const { links = {} } = snapshot.model.workspace;
  const linked = items.map((each) => {
    const template = Object.hasOwn(links, each.source) ? links[each.source]! : null;
    return { ...each, link: template === null ? null : linkTo(template, each.externalId) };
  });
  return { counted: asked.counted, items: linked, total };
}

/** The same for their customers, those with the most conversations first. */
export async function readCustomers(
  context: UseCaseContext,
  snapshot: Snapshot,
  question: ConversationQuestion,
): Promise<CustomersBehind | null> {
  const asked = askedOf(context, snapshot, question);
  return asked && { counted: asked.counted, ...(await context.stores.rollups.customers(asked.asked)) };
}

const BEGUN: CountedConversations = { clock: 'created', measure: 'created' };

function askedOf(
  { caller }: UseCaseContext,
  { model }: Snapshot,
  { metric, period, segments, labels = [], order = 'newest', first, skip = 0 }: ConversationQuestion,
): { readonly counted: CountedConversations; readonly asked: ConversationsAsked } | null {
  authorise(caller.principal, 'read_model');
  const counted = metric === null ? BEGUN : countedConversations(model, metric);
  if (!counted) return null;
  const { clock, measure } = counted;
  const own = segments.filter((id) => id !== ALL_SEGMENTS);
  const by = order === 'newest' ? {} : { by: { measure, order } };
  return { counted, asked: { period, clock, segments: own, labels, ...by, first, skip } };
}
