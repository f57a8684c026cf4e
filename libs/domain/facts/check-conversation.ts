/**
 * What must be true of a conversation before it may go in: no duration is negative, nothing is resolved before it was
 * created, nothing lies in the future, a rating is a whole number from 1 to 5. Counts, efforts and seconds are whole too: what
 * is stored must be what was given. A first reply after the resolution is odd but happens: a warning.
 */
import {
  CONVERSATION_FIELDS,
  CONVERSATION_FIELD_LIST,
  type Conversation,
  type ConversationProperty as Property,
} from './conversation.js';
import type { FactProblem } from './fact.js';
import type { WholeRange } from './field-definition.js';

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Clocks differ and time zones are mixed up, but a date further ahead is a mistake: it would move every preset to itself. */
const MOST_AHEAD = 2 * 86_400_000;

/** The last instant that a conversation of an import at `now` may name. Both are epoch milliseconds. */
export function latestInstant(now: number): number {
  return Math.min(now + MOST_AHEAD, LATEST);
}

const NONE: readonly FactProblem[] = [];

/** All that is wrong with a conversation; empty (and allocation free) for a sound one. `latest` is the last instant that it may name. */
export function checkConversation(conversation: Conversation, latest = LATEST): readonly FactProblem[] {
  if (isPlainlySound(conversation, latest)) return NONE;
  const instants = checkInstants(conversation, latest);
  const numbers = checkNumbers(conversation);
  const oddities = findOddities(conversation);
  if (instants === NONE && numbers === NONE && oddities === NONE) return NONE;
  return [...instants, ...numbers, ...oddities];
}

/**
 * True only for conversations in which the rules below find nothing (a test holds the two against each other): nearly every row, without
 * the loops over the fields.
 */
function isPlainlySound(c: Conversation, latest: number): boolean {
  const { createdAt, firstReplyAt, resolvedAt, ratedAt } = c;
  const lastReply = resolvedAt ?? latest;
  return (
    createdAt >= EARLIEST &&
    createdAt <= latest &&
    createdAt < LATEST &&
    isWithin(resolvedAt, createdAt, latest) &&
    isWithin(firstReplyAt, createdAt, lastReply) &&
    isWithin(c.firstHumanReplyAt, firstReplyAt ?? createdAt, lastReply) &&
    isWithin(c.escalatedAt, createdAt, latest) &&
    isWithin(c.assignedAt, createdAt, latest) &&
    isWithin(ratedAt, createdAt, latest) &&
    (ratedAt === null || c.rating !== null || c.effort !== null) &&
    isWhole(c.reopenCount, COUNT) &&
    isWhole(c.touches, COUNT) &&
    isWhole(c.handleSeconds, HANDLE_TIME) &&
    isWhole(c.rating, RATING) &&
    isWhole(c.effort, EFFORT)
  );
}

const { range: COUNT } = CONVERSATION_FIELDS.touches;
const { range: HANDLE_TIME } = CONVERSATION_FIELDS.handleSeconds;
const { range: RATING } = CONVERSATION_FIELDS.rating;
const { range: EFFORT } = CONVERSATION_FIELDS.effort;

function isWithin(instant: number | null, from: number, to: number): boolean {
  return instant === null || (instant >= from && instant <= to);
}

function isWhole(value: number | null, { least, most }: WholeRange): boolean {
  return value === null || (value >= least && value <= most && Number.isInteger(value));
}

type Numbers = Readonly<Record<string, number | null>>;
const numbersOf = (conversation: Conversation) => conversation as unknown as Numbers;

const INSTANTS = CONVERSATION_FIELD_LIST.filter(({ kind }) => kind === 'instant').map(
  ({ property, notBefore = {} }) => ({
    property,
    limits: Object.entries(notBefore).map(([earlier, code]) => ({ earlier: earlier as Property, code })),
  }),
);

function checkInstants(conversation: Conversation, latest: number): readonly FactProblem[] {
  let problems = NONE;
  for (const { property, limits } of INSTANTS) {
    const instant = numbersOf(conversation)[property]!;
    if (instant === null) continue;
    for (const { earlier, code } of limits) {
      const limit = numbersOf(conversation)[earlier]!;
      if (limit !== null && instant < limit) problems = [...problems, liesBefore(property, earlier, code)];
    }
    if (property === 'createdAt' && !(instant >= EARLIEST && instant < LATEST)) problems = [...problems, OUT_OF_RANGE];
    else if (instant > latest) problems = [...problems, liesTooLate(property, instant)];
  }
  return problems;
}

const OUT_OF_RANGE = error(
  'DATE_OUT_OF_RANGE',
  'createdAt',
  'must lie between 1990 and 2200; check the date format and the unit',
);

function liesBefore(property: Property, earlier: Property, code: string): FactProblem {
  return error(code, property, `lies before ${CONVERSATION_FIELDS[earlier].name}`);
}

function liesTooLate(property: Property, instant: number): FactProblem {
  return instant < LATEST
    ? error('DATE_IN_FUTURE', property, 'lies in the future; check the date format and the year')
    : error('DATE_OUT_OF_RANGE', property, 'lies after 2200; check the date format');
}

const WHOLE_NUMBERS = CONVERSATION_FIELD_LIST.flatMap(({ property, kind, range }) => {
  if (!range) return [];
  const { least, most, code } = range;
  const message =
    kind === 'duration'
      ? 'must be whole seconds, 0 or more and at most ten years; check the unit'
      : `must be a whole number from ${least} to ${most}${kind === 'score' ? '; map other scales with "values"' : ''}`;
  return [{ property, least, most, problem: error(code, property, message) }];
});

function checkNumbers(conversation: Conversation): readonly FactProblem[] {
  let problems = NONE;
  for (const { property, least, most, problem } of WHOLE_NUMBERS) {
    const value = numbersOf(conversation)[property]!;
    if (value !== null && !(value >= least && value <= most && Number.isInteger(value)))
      problems = [...problems, problem];
  }
  return problems;
}

/** What is kept with a warning. */
function findOddities(conversation: Conversation): readonly FactProblem[] {
  const { createdAt, firstReplyAt, firstHumanReplyAt, resolvedAt, ratedAt, rating, effort } = conversation;
  let problems = NONE;
  if (ratedAt !== null && rating === null && effort === null) problems = [RATED_WITHOUT_RATING];
  if (resolvedAt === null || resolvedAt < createdAt) return problems;
  if (firstReplyAt !== null && firstReplyAt > resolvedAt) problems = [...problems, REPLY_AFTER_RESOLVED];
  if (firstHumanReplyAt !== null && firstHumanReplyAt > resolvedAt) problems = [...problems, HUMAN_AFTER_RESOLVED];
  return problems;
}

const RATED_WITHOUT_RATING = warning(
  'RATED_WITHOUT_RATING',
  'ratedAt',
  'is given without a rating or an effort answer; it has no effect',
);
const LATE_REPLY = 'lies after resolved_at; kept, because help desks do reply after closing';
const REPLY_AFTER_RESOLVED = warning('REPLY_AFTER_RESOLVED', 'firstReplyAt', LATE_REPLY);
const HUMAN_AFTER_RESOLVED = warning('REPLY_AFTER_RESOLVED', 'firstHumanReplyAt', LATE_REPLY);

function warning(code: string, property: Property, message: string): FactProblem {
  return { ...error(code, property, message), severity: 'warning' };
}

function error(code: string, property: Property, message: string): FactProblem {
  return { severity: 'error', code, field: CONVERSATION_FIELDS[property].name, message };
}
