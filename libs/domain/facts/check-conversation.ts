/**
 * What must be true of a conversation before it may go in: no duration is negative, nothing is resolved before it was
 * created, nothing lies in the future, a rating is a whole number from 1 to 5. Counts, efforts and seconds are whole too: what
 * is stored must be what was given. A first reply after the resolution is odd but happens: a warning.
 */
import { CONVERSATION_FIELDS, CONVERSATION_FIELD_LIST, type Conversation } from './conversation.js';
import type { FactProblem } from './fact.js';
import type { FieldKind, WholeRange } from './field-definition.js';

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Clocks differ and time zones are mixed up, but a date further ahead is a mistake: it would move every preset to itself. */
const MOST_AHEAD = 2 * 86_400_000;

/** The last instant that a conversation of an import at `now` may name. Both are epoch milliseconds. */
export function latestInstant(now: number): number {
  return Math.min(now + MOST_AHEAD, LATEST);
}

/** All that is wrong with a conversation; empty (and allocation free) for a sound one. `latest` is the last instant that it may name. */
export function checkConversation(conversation: Conversation, latest = LATEST): readonly FactProblem[] {
  const numbers = conversation as unknown as Numbers;
  let problems = NONE;
  for (const { property, rules } of CHECKED_FIELDS) {
    const value = numbers[property]!;
    if (value !== null) for (const rule of rules) problems = withFound(problems, rule(value, numbers, latest));
  }
  problems = withFound(problems, ratedWithoutAnswer(conversation));
  problems = withFound(problems, replyAfterResolution(conversation, 'firstReplyAt'));
  return withFound(problems, replyAfterResolution(conversation, 'firstHumanReplyAt'));
}

const NONE: readonly FactProblem[] = [];

function withFound(problems: readonly FactProblem[], found: FactProblem | null): readonly FactProblem[] {
  return found === null ? problems : [...problems, found];
}

type Property = keyof Conversation;
type Numbers = Readonly<Record<string, number | null>>;
/** What is wrong with the value of a field, or `null`. */
type Rule = (value: number, conversation: Numbers, latest: number) => FactProblem | null;

/** The rules of single fields, as their definitions give them. */
const CHECKED_FIELDS: readonly { readonly property: Property; readonly rules: readonly Rule[] }[] =
  CONVERSATION_FIELD_LIST.map(({ property, kind, notBefore = {}, range }) => ({
    property,
    rules: [
      ...(property === 'createdAt' ? [outOfCentury] : []),
      ...Object.entries(notBefore).map(([earlier, code]) => before(property, earlier as Property, code)),
      ...(kind === 'instant' ? [inFuture(property)] : []),
      ...(range ? [outOfRange(property, kind, range)] : []),
    ],
  })).filter(({ rules }) => rules.length > 0);

function outOfCentury(createdAt: number): FactProblem | null {
  if (createdAt >= EARLIEST && createdAt < LATEST) return null;
  const message = 'must lie between 1990 and 2200; check the date format and the unit';
  return broken('error', 'DATE_OUT_OF_RANGE', 'createdAt', message);
}

function before(property: Property, earlier: Property, code: string): Rule {
  return (instant, conversation) => {
    const limit = conversation[earlier]!;
    if (limit === null || !(instant < limit)) return null;
    return broken('error', code, property, `lies before ${CONVERSATION_FIELDS[earlier].name}`);
  };
}

function inFuture(property: Property): Rule {
  return (instant, _, latest) => {
    if (!(instant > latest)) return null;
    if (instant < LATEST)
      return broken('error', 'DATE_IN_FUTURE', property, 'lies in the future; check the date format and the year');
    if (property === 'createdAt') return null; // `outOfCentury` has said so
    return broken('error', 'DATE_OUT_OF_RANGE', property, 'lies after 2200; check the date format');
  };
}

function outOfRange(property: Property, kind: FieldKind, { least, most, code }: WholeRange): Rule {
  const message =
    kind === 'duration'
      ? 'must be whole seconds, 0 or more and at most ten years; check the unit'
      : `must be a whole number from ${least} to ${most}${kind === 'score' ? '; map other scales with "values"' : ''}`;
  return (value) => {
    if (value >= least && value <= most && Number.isInteger(value)) return null;
    return broken('error', code, property, message);
  };
}

function ratedWithoutAnswer({ ratedAt, rating, effort }: Conversation): FactProblem | null {
  if (ratedAt === null || rating !== null || effort !== null) return null;
  const message = 'is given without a rating or an effort answer; it has no effect';
  return broken('warning', 'RATED_WITHOUT_RATING', 'ratedAt', message);
}

function replyAfterResolution(c: Conversation, property: 'firstReplyAt' | 'firstHumanReplyAt'): FactProblem | null {
  const { [property]: reply, createdAt, resolvedAt } = c;
  if (reply === null || resolvedAt === null || reply <= resolvedAt || resolvedAt < createdAt) return null;
  const message = 'lies after resolved_at; kept, because help desks do reply after closing';
  return broken('warning', 'REPLY_AFTER_RESOLVED', property, message);
}

function broken(severity: FactProblem['severity'], code: string, property: Property, message: string): FactProblem {
  return { severity, code, field: CONVERSATION_FIELDS[property].name, message };
}
