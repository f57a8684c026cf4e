/**
 * A support conversation and its fields. `CONVERSATION_FIELDS` says everything about a field once: the mapping, its reader and its
 * JSON Schema, the checks, and the columns in which it is stored follow from it.
 */
import type { DefinitionsOf, FieldDefinition, WholeRange } from './field-definition.js';

export type ResolvedBy = 'human' | 'bot' | 'nobody';

/** Texts by name. What is said with a newer row replaces all of it. */
export type ConversationAttributes = Readonly<Record<string, string>>;

/** Shared by all conversations without any, so that they cost nothing. */
export const NO_ATTRIBUTES: ConversationAttributes = Object.freeze({});

/** One support conversation. Instants are epoch milliseconds, durations whole seconds; `null` means not known. */
export interface Conversation {
  readonly externalId: string;
  /** `null` when the source names no customer: the conversation counts under `Unknown`. */
  readonly customerExternalId: string | null;
  /** The source that calls the customer so; left out where it is the conversation's own. */
  readonly customerSource?: string | undefined;
  /** First customer message. */
  readonly createdAt: number;
  /** First reply of anybody, bots included. */
  readonly firstReplyAt: number | null;
  readonly firstHumanReplyAt: number | null;
  /** Last resolution. */
  readonly resolvedAt: number | null;
  readonly reopenCount: number | null;
  /** Agent replies that the customer sees. */
  readonly touches: number | null;
  readonly handleSeconds: number | null;
  readonly escalated: boolean | null;
  readonly escalatedAt: number | null;
  readonly escalationReason: string | null;
  readonly topic: string | null;
  readonly channel: string | null;
  readonly journeyStage: string | null;
  readonly assignee: string | null;
  /** What else the source says about it, by the names of the mapping (priority, queue …); a name without a value is left out. */
  readonly attributes: ConversationAttributes;
  /** First assignment to a person or a team. */
  readonly assignedAt: number | null;
  /** 1 to 5. */
  readonly rating: number | null;
  readonly ratedAt: number | null;
  /** Customer effort answer, on the source's own scale (0 to 10). */
  readonly effort: number | null;
  readonly resolvedBy: ResolvedBy | null;
  readonly botTookPart: boolean | null;
  /** Grows with every change in the source (an update time or a counter); `null` when the source has none. */
  readonly version: number | null;
  /** Durations that are known in days only, since the source gave a date without a time: bits of `DURATION_BITS`; 0 for none. */
  readonly inDays: number;
}

/** The fields that are described one by one; attributes are named by mappings, and `inDays` follows from how dates are written. */
export type ConversationProperty = Exclude<keyof Conversation, 'attributes' | 'inDays' | 'customerSource'>;

const COUNT: WholeRange = { least: 0, most: 100_000, code: 'COUNT_OUT_OF_RANGE' };
/** Ten years: a longer handle time is a mistake in the unit, and 32 bits hold it. */
const TEN_YEARS: WholeRange = { least: 0, most: 315_576_000, code: 'DURATION_OUT_OF_RANGE' };

/** The fields by property, in the order in which mappings and documents list them. The compiler checks it against `Conversation`. */
export const CONVERSATION_FIELDS = {
  externalId: { name: 'id', kind: 'id', isRequired: true, description: 'the identifier in the source' },
  customerExternalId: {
    name: 'customer',
    kind: 'id',
    description: "the customer's identifier; without it the conversation counts under Unknown",
  },
  createdAt: {
    name: 'created_at',
    kind: 'instant',
    isRequired: true,
    description: 'when the first customer message came',
  },
  firstReplyAt: {
    name: 'first_reply_at',
    kind: 'instant',
    notBefore: { createdAt: 'REPLY_BEFORE_CREATED' },
    description: 'first reply of anybody, bots included',
  },
  firstHumanReplyAt: {
    name: 'first_human_reply_at',
    kind: 'instant',
    notBefore: { createdAt: 'REPLY_BEFORE_CREATED', firstReplyAt: 'REPLY_BEFORE_FIRST' },
    description: 'first reply of a person',
  },
  resolvedAt: {
    name: 'resolved_at',
    kind: 'instant',
    notBefore: { createdAt: 'RESOLVED_BEFORE_CREATED' },
    description: 'last resolution',
  },
  reopenCount: { name: 'reopen_count', kind: 'count', range: COUNT, description: 'how often it was reopened' },
  touches: { name: 'touches', kind: 'count', range: COUNT, description: 'agent replies that the customer sees' },
  handleSeconds: {
    name: 'handle_time',
    kind: 'duration',
    range: TEN_YEARS,
    description: 'time that agents worked on it',
  },
  escalated: { name: 'escalated', kind: 'flag', description: 'true or false' },
  escalatedAt: {
    name: 'escalated_at',
    kind: 'instant',
    notBefore: { createdAt: 'ESCALATED_BEFORE_CREATED' },
    description: 'when it was escalated',
  },
  escalationReason: { name: 'escalation_reason', kind: 'label', description: 'why it was escalated' },
  topic: { name: 'topic', kind: 'label', description: 'what it was about' },
  channel: { name: 'channel', kind: 'label', description: 'email, chat, phone …' },
  journeyStage: { name: 'journey_stage', kind: 'label', description: "stage of the customer's journey" },
  assignee: { name: 'assignee', kind: 'label', description: 'who handled it' },
  assignedAt: {
    name: 'assigned_at',
    kind: 'instant',
    notBefore: { createdAt: 'ASSIGNED_BEFORE_CREATED' },
    description: 'first assignment to a person or a team',
  },
  rating: {
    name: 'rating',
    kind: 'score',
    range: { least: 1, most: 5, code: 'RATING_OUT_OF_RANGE' },
    description: 'whole number from 1 to 5',
  },
  ratedAt: {
    name: 'rated_at',
    kind: 'instant',
    notBefore: { createdAt: 'RATED_BEFORE_CREATED' },
    description: 'when it was rated; default: resolved_at, else created_at',
  },
  effort: {
    name: 'effort',
    kind: 'score',
    range: { least: 0, most: 10, code: 'EFFORT_OUT_OF_RANGE' },
    description: 'answer to an effort survey, 0 to 10',
  },
  resolvedBy: {
    name: 'resolved_by',
    kind: 'choice',
    choices: ['human', 'bot', 'nobody'],
    description: 'human, bot or nobody',
  },
  botTookPart: { name: 'bot_took_part', kind: 'flag', description: 'true or false' },
  version: { name: 'version', kind: 'version', description: 'update time or counter that grows with every change' },
} as const satisfies DefinitionsOf<Pick<Conversation, ConversationProperty>>;

export interface ConversationFieldDefinition extends FieldDefinition {
  readonly property: ConversationProperty;
}

/** The same as a list, each with its property. */
export const CONVERSATION_FIELD_LIST = Object.entries(CONVERSATION_FIELDS).map(([property, definition]) => ({
  property,
  ...definition,
})) as readonly ConversationFieldDefinition[];
