/**
 * What must be true of a conversation before it may go in: no duration is negative, nothing is resolved before it was
 * created, nothing lies in the future, a rating is a whole number from 1 to 5. Counts, efforts and seconds are whole too: what
 * is stored must be what was given. A first reply after the resolution is odd but happens: a warning.
 */
import type { Conversation, FactProblem } from './fact.js';

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Clocks differ, time zones are mixed up; a date further ahead is a mistake, and would move every preset to itself. */
const MOST_AHEAD = 2 * 86_400_000;

/** The last instant that a conversation of an import at `now` may name. */
export function latestInstant(now: number): number {
  return Math.min(now + MOST_AHEAD, LATEST);
}

/** All that is wrong with a conversation; empty (and allocation free) for a sound one. */
export function checkConversation(c: Conversation, latest = LATEST): readonly FactProblem[] {
  return isSound(c, latest) ? NONE : problemsOf(c, latest);
}

const NONE: readonly FactProblem[] = [];

function isSound(c: Conversation, latest: number): boolean {
  const end = c.resolvedAt ?? latest;
  return (
    c.createdAt >= EARLIEST &&
    c.createdAt < LATEST &&
    end >= c.createdAt &&
    end <= latest &&
    within(c.firstReplyAt, c.createdAt, end) &&
    within(c.firstHumanReplyAt, c.firstReplyAt ?? c.createdAt, end) &&
    within(c.ratedAt, c.createdAt, latest) &&
    within(c.escalatedAt, c.createdAt, latest) &&
    isWhole(c.handleSeconds, 0, MOST_SECONDS) &&
    isWhole(c.touches, 0, MOST_COUNT) &&
    isWhole(c.reopenCount, 0, MOST_COUNT) &&
    isWhole(c.rating, 1, 5) &&
    isWhole(c.effort, 0, 10) &&
    (c.ratedAt === null || c.rating !== null || c.effort !== null)
  );
}

/** Ten years of seconds: more than that in one conversation is a unit mistake, and 32 bits hold it. */
const MOST_SECONDS = 315_576_000;
const MOST_COUNT = 100_000;

function within(value: number | null, low: number, high: number): boolean {
  return value === null || (value >= low && value <= high);
}

function isWhole(value: number | null, low: number, high: number): boolean {
  return value === null || (value >= low && value <= high && Number.isInteger(value));
}

function problemsOf(c: Conversation, latest: number): FactProblem[] {
  const problems: FactProblem[] = [];
  const add = (severity: FactProblem['severity'], code: string, field: string, message: string) =>
    problems.push({ severity, code, field, message });
  if (c.createdAt < EARLIEST || c.createdAt >= LATEST)
    add(
      'error',
      'DATE_OUT_OF_RANGE',
      'created_at',
      'must lie between 1990 and 2200; check the date format and the unit',
    );
  before(c.resolvedAt, c.createdAt, 'RESOLVED_BEFORE_CREATED', 'resolved_at', 'lies before created_at');
  before(c.firstReplyAt, c.createdAt, 'REPLY_BEFORE_CREATED', 'first_reply_at', 'lies before created_at');
  before(c.firstHumanReplyAt, c.createdAt, 'REPLY_BEFORE_CREATED', 'first_human_reply_at', 'lies before created_at');
  if (c.firstReplyAt !== null)
    before(
      c.firstHumanReplyAt,
      c.firstReplyAt,
      'REPLY_BEFORE_FIRST',
      'first_human_reply_at',
      'lies before first_reply_at',
    );
  before(c.ratedAt, c.createdAt, 'RATED_BEFORE_CREATED', 'rated_at', 'lies before created_at');
  before(c.escalatedAt, c.createdAt, 'ESCALATED_BEFORE_CREATED', 'escalated_at', 'lies before created_at');
  for (const [field, at] of [
    ['created_at', c.createdAt],
    ['first_reply_at', c.firstReplyAt],
    ['first_human_reply_at', c.firstHumanReplyAt],
    ['resolved_at', c.resolvedAt],
    ['rated_at', c.ratedAt],
    ['escalated_at', c.escalatedAt],
  ] as const)
    if (at !== null && at > latest) tooLate(field, at);
  if (!isWhole(c.handleSeconds, 0, MOST_SECONDS))
    add(
      'error',
      'DURATION_OUT_OF_RANGE',
      'handle_time',
      'must be whole seconds, 0 or more and at most ten years; check the unit',
    );
  if (!isWhole(c.touches, 0, MOST_COUNT))
    add('error', 'COUNT_OUT_OF_RANGE', 'touches', `must be a whole number from 0 to ${MOST_COUNT}`);
  if (!isWhole(c.reopenCount, 0, MOST_COUNT))
    add('error', 'COUNT_OUT_OF_RANGE', 'reopen_count', `must be a whole number from 0 to ${MOST_COUNT}`);
  if (!isWhole(c.rating, 1, 5))
    add('error', 'RATING_OUT_OF_RANGE', 'rating', 'must be a whole number from 1 to 5; map other scales with "values"');
  if (!isWhole(c.effort, 0, 10))
    add(
      'error',
      'EFFORT_OUT_OF_RANGE',
      'effort',
      'must be a whole number from 0 to 10; map other scales with "values"',
    );
  if (c.ratedAt !== null && c.rating === null && c.effort === null)
    add(
      'warning',
      'RATED_WITHOUT_RATING',
      'rated_at',
      'is given without a rating or an effort answer; it has no effect',
    );
  if (c.resolvedAt !== null && c.resolvedAt >= c.createdAt) {
    const message = 'lies after resolved_at; kept, because help desks do reply after closing';
    if (!within(c.firstReplyAt, -Infinity, c.resolvedAt))
      add('warning', 'REPLY_AFTER_RESOLVED', 'first_reply_at', message);
    if (!within(c.firstHumanReplyAt, -Infinity, c.resolvedAt))
      add('warning', 'REPLY_AFTER_RESOLVED', 'first_human_reply_at', message);
  }
  return problems;

  function tooLate(field: string, at: number) {
    if (at < LATEST) add('error', 'DATE_IN_FUTURE', field, 'lies in the future; check the date format and the year');
    else if (field !== 'created_at') add('error', 'DATE_OUT_OF_RANGE', field, 'lies after 2200; check the date format');
  }

  function before(at: number | null, limit: number, code: string, field: string, message: string) {
    if (at !== null && at < limit) add('error', code, field, message);
  }
}
