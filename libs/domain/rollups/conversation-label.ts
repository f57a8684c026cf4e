/** What conversations can be split by, beside the segments of their customers: some of their fields, and any attribute. */
import type { Conversation } from '../facts/conversation.js';

/** The fields, each with the property that holds it. */
export const CONVERSATION_LABELS = {
  topic: 'topic',
  channel: 'channel',
  stage: 'journeyStage',
  escalation_reason: 'escalationReason',
} as const satisfies Readonly<Record<string, keyof Conversation>>;

/** What the label of an attribute begins with. */
export const ATTRIBUTE_PREFIX = 'attribute:';

/** A field, or `attribute:priority`. */
export type ConversationLabel = keyof typeof CONVERSATION_LABELS | `${typeof ATTRIBUTE_PREFIX}${string}`;

/** The label of an attribute. */
export function attributeLabel(name: string): ConversationLabel {
  return `${ATTRIBUTE_PREFIX}${name}`;
}

/** Whether a label is that of an attribute, and not of a field. */
export function isAttribute(label: ConversationLabel): boolean {
  return label.startsWith(ATTRIBUTE_PREFIX);
}

/** What a conversation has under a label; `null` where the source gave nothing. */
export function labelValue({ attributes, ...fields }: Conversation, label: ConversationLabel): string | null {
  return isAttribute(label)
    ? valueUnder(attributes, label.slice(ATTRIBUTE_PREFIX.length))
    : fields[CONVERSATION_LABELS[label as keyof typeof CONVERSATION_LABELS]];
}

function valueUnder(attributes: Conversation['attributes'], name: string): string | null {
  return Object.hasOwn(attributes, name) ? attributes[name]! : null;
}

const CARRIED_PREFIX = 'conversation.attributes.';

/** The name under which it is known that some import carries an attribute of conversations. */
export function carriedAttribute(name: string): string {
  return CARRIED_PREFIX + name;
}

/** The attributes of conversations among the carried fields, in alphabetical order. */
export function attributesCarried(carried: ReadonlySet<string>): string[] {
  const names = [...carried].filter((field) => field.startsWith(CARRIED_PREFIX));
  return names.map((field) => field.slice(CARRIED_PREFIX.length)).sort();
}
