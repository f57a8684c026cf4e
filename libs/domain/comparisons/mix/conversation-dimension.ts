/**
 * Conversation dimensions: what conversations differ in, whoever wrote them. Topic, channel and stage are always there, and so is every
 * attribute that an import carries.
 */
import { attributeLabel, attributesCarried, type ConversationLabel } from '../../rollups/conversation-label.js';
import { didYouMean } from '../../shared/problem.js';
import { Refusal } from '../../shared/refusal.js';
import type { ModelData } from '../../trees/values/data-state.js';

export interface ConversationDimension {
  /** `topic`, `channel`, `stage`, or the name of an attribute; `conversation_plan` where a dimension of customers is called `plan`. */
  readonly key: string;
  readonly name: string;
  /** What conversations are split by. */
  readonly label: ConversationLabel;
}

const OF_FIELDS: readonly (ConversationDimension & { readonly field: string })[] = [
  { key: 'topic', name: 'Topic', label: 'topic', field: 'topic' },
  { key: 'channel', name: 'Channel', label: 'channel', field: 'channel' },
  { key: 'stage', name: 'Journey stage', label: 'stage', field: 'journey_stage' },
];

/** All of them, whether or not the source said anything. */
export function conversationDimensions({ model, state }: ModelData): ConversationDimension[] {
  const taken = model.workspace.dimensions.map(({ key }) => key);
  const attributes = attributesCarried(state.carried).map((name): ConversationDimension => {
    const key = taken.includes(name) ? `conversation_${name}` : name;
    return { key, name: asWords(key), label: attributeLabel(name) };
  });
  return [...OF_FIELDS.map(({ key, name, label }) => ({ key, name, label })), ...attributes];
}

/** Those of which some import says something. */
export function carriedDimensions(data: ModelData): ConversationDimension[] {
  const silent = OF_FIELDS.filter(({ field }) => !data.state.carried.has(field)).map(({ key }) => key);
  return conversationDimensions(data).filter(({ key }) => !silent.includes(key));
}

function asWords(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The conversation dimension of a key; `null` for a dimension of customers. Refuses any other key and names the nearest one. */
export function dimensionOfConversations(data: ModelData, key: string): ConversationDimension | null {
  const ofCustomers = data.model.workspace.dimensions.map((dimension) => dimension.key);
  if (ofCustomers.includes(key)) return null;
  return requireConversationDimension(data, key, ofCustomers);
}

/** The same where no dimension of customers will do. */
export function requireConversationDimension(
  data: ModelData,
  key: string,
  others: readonly string[] = [],
): ConversationDimension {
  const known = conversationDimensions(data);
  const found = known.find((each) => each.key === key);
  if (found) return found;
  const keys = [...others, ...known.map((each) => each.key)];
  const hint = didYouMean(key, keys) || `. There are ${keys.join(', ')}.`;
  throw new Refusal('UNKNOWN_DIMENSION', `There is no dimension "${key}"${hint}`);
}
