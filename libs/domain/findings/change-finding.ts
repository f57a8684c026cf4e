/** What people do with a finding: acknowledge, start, resolve, dismiss, snooze, assign, give back, reopen or comment on it. */
import type { Actor } from '../ownership/assignment.js';
import { INSTANT_OPEN_END, type Instant } from '../ownership/person.js';
import { addLocalDays, formatLongDate } from '../shared/local-time.js';
import { problem, type Problem } from '../shared/problem.js';
import {
  nextVersion,
  findingEvent,
  currentRouting,
  type Finding,
  type FindingChange,
  type FindingEventKind,
} from './finding.js';
import { acknowledgementDeadline, DAY_MILLISECONDS, MOST_SNOOZE_DAYS, RECOVERY } from './finding-rules.js';
import { checkQuietDays, dismissFinding, type Dismissal } from './dismissal.js';
import { checkMove, MOVE_TABLE, type FindingMove } from './finding-moves.js';
import { findRoutingTarget, listInformed, reachedLevel, recordRouting, type FindingContext } from './routing.js';
import { reopenFinding } from './apply-signal.js';

/** What somebody asks for. In `assign`, `person` is the key of whoever gets the finding. */
export type FindingWish =
  | { readonly move: 'acknowledge' | 'start' }
  | { readonly move: 'resolve' | 'give_back'; readonly note: string | null }
  | ({ readonly move: 'dismiss' } & Dismissal)
  | { readonly move: 'snooze'; readonly until: Instant }
  | { readonly move: 'assign'; readonly person: string }
  | { readonly move: 'reopen' | 'comment'; readonly text: string };

export interface WishContext extends FindingContext {
  readonly actor: Actor;
}

/** The change; or every reason why it is refused. */
export type WishResult = { readonly change: FindingChange } | { readonly problems: readonly Problem[] };

const LONGEST_TEXT = 4000;

/** Makes a move with a finding, or gives every problem at once: an illegal move, and values that are out of range or unknown. */
export function changeFinding(finding: Finding, wish: FindingWish, context: WishContext): WishResult {
  const illegal = checkMove(finding, wish.move);
  const problems = [...(illegal ? [illegal] : []), ...checkWish(wish, context)];
  if (problems.length > 0) return { problems };
  const { finding: next, text } = makeMove(finding, wish, context);
  const kind = EVENT[wish.move];
  const status = MOVE_TABLE[wish.move].to ?? finding.status;
  const events = [findingEvent(context.at, kind, text, context.actor)];
  return { change: { finding: nextVersion({ ...next, status }, {}), events, sighting: null } };
}

const EVENT: Readonly<Record<FindingMove, FindingEventKind>> = {
  acknowledge: 'acknowledged',
  start: 'started',
  resolve: 'resolved',
  dismiss: 'dismissed',
  snooze: 'snoozed',
  assign: 'assigned',
  give_back: 'given_back',
  reopen: 'reopened',
  comment: 'comment',
};

/** The finding after the move, and the text of its event. */
function makeMove(finding: Finding, wish: FindingWish, context: WishContext): { finding: Finding; text: string } {
  const { at, actor, words } = context;
  switch (wish.move) {
    case 'acknowledge': {
      const assignee = finding.assignee ?? actor.id ?? currentRouting(finding).person;
      const taken = { assignee, acknowledgeBy: null, topReached: false, acknowledgedAt: at, snoozedUntil: null };
      return { finding: { ...finding, ...taken }, text: `Taken by ${nameOf(assignee, context) ?? actor.name}` };
    }
    case 'start':
      return { finding: { ...finding, startedAt: at, snoozedUntil: null }, text: 'Work has begun' };
    case 'resolve':
      return { finding: resolveFinding(finding, wish.note, at), text: wish.note ?? 'Resolved' };
    case 'dismiss':
      return {
        finding: dismissFinding(finding, wish, context),
        text: [wish.reason.replaceAll('_', ' '), wish.note ?? []].flat().join(': '),
      };
    case 'snooze':
      return {
        finding: { ...finding, snoozedUntil: wish.until },
        text: `Until ${formatLongDate(wish.until, words.timeZone)}`,
      };
    case 'assign':
      return assignFinding(finding, wish.person, context);
    case 'give_back':
      return giveBackFinding(finding, wish.note, context);
    case 'reopen':
      return { finding: reopenFinding(finding, context), text: wish.text };
    case 'comment':
      return { finding, text: wish.text.trim() };
  }
}

/** A later detection run decides whether it is gone. No run sees a verdict on an intervention, so that one is settled at once. */
function resolveFinding(finding: Finding, note: string | null, at: Instant): Finding {
  const { runs, settleDays } = RECOVERY[finding.signal.kind];
  const verifyAt = at + settleDays * DAY_MILLISECONDS;
  return {
    ...finding,
    closedAt: at,
    resolution: 'fixed',
    note,
    snoozedUntil: null,
    verifyAt,
    recoveredAt: null,
    settledAt: runs === null ? at : null,
  };
}

/** Gives it to one person, whoever answers for the node. An open finding still has to be acknowledged, by them. */
function assignFinding(finding: Finding, key: string, context: WishContext): { finding: Finding; text: string } {
  const { at, actor } = context;
  const person = personBy(key, context)!;
  const text = `Given to ${person.name} by ${actor.name}`;
  const { level } = currentRouting(finding);
  const target = { person: person.id, holder: person.id, level, text, steps: [text] };
  const trail = [...finding.routing, recordRouting(target, 'assigned', at)];
  return { finding: { ...finding, assignee: person.id, routing: trail }, text };
}

/**
 * Takes it out of the hands of whoever has it: it is open again, on whoever answers for it now, with the usual time. One that had gone up
 * the path stays as far up.
 */
function giveBackFinding(
  finding: Finding,
  note: string | null,
  context: WishContext,
): { finding: Finding; text: string } {
  const { at } = context;
  const level = reachedLevel(finding);
  const target = findRoutingTarget(finding.signal, context, level);
  const cause = level === undefined ? 'given_back' : 'escalated';
  const open = { assignee: null, acknowledgedAt: null, startedAt: null, snoozedUntil: null, topReached: false };
  return {
    finding: {
      ...finding,
      ...open,
      acknowledgeBy: acknowledgementDeadline(finding.severity, context),
      routing: [...finding.routing, recordRouting(target, cause, at)],
      informed: listInformed(finding.signal, context),
    },
    text: [note?.trim() || [], target.text].flat().join('; '),
  };
}

function checkWish(wish: FindingWish, context: WishContext): Problem[] {
  switch (wish.move) {
    case 'dismiss':
      return [...checkReason(wish), ...checkQuietDays(wish.quietDays), ...checkText('note', wish.note)];
    case 'resolve':
    case 'give_back':
      return checkText('note', wish.note);
    case 'snooze':
      return checkUntil(wish.until, context);
    case 'assign':
      return personBy(wish.person, context)
        ? []
        : [problem('UNKNOWN_PERSON', ['person'], `There is no active person "${wish.person}".`)];
    case 'reopen':
    case 'comment':
      return wish.text.trim() === ''
        ? [problem('TEXT_MISSING', ['text'], wish.move === 'reopen' ? 'Say why it is open again.' : 'Say something.')]
        : checkText('text', wish.text);
    case 'acknowledge':
    case 'start':
      return [];
  }
}

function checkReason({ reason, note }: FindingWish & { move: 'dismiss' }): Problem[] {
  if (reason !== 'other' || (note !== null && note.trim() !== '')) return [];
  return [problem('NOTE_MISSING', ['note'], 'Say why: "other" needs a note.')];
}

function checkUntil(until: Instant, { at, words: { timeZone } }: WishContext): Problem[] {
  if (until > at && until <= Math.min(addLocalDays(at, MOST_SNOOZE_DAYS, timeZone), INSTANT_OPEN_END)) return [];
  return [problem('SNOOZE_INVALID', ['until'], `A snooze ends in the future, in ${MOST_SNOOZE_DAYS} days at most.`)];
}

function checkText(field: string, text: string | null): Problem[] {
  if (text === null || text.length <= LONGEST_TEXT) return [];
  return [problem('TEXT_TOO_LONG', [field], `At most ${LONGEST_TEXT} characters.`)];
}

function personBy(key: string, { words: { owners } }: WishContext) {
  const person = [...owners.people.values()].find((each) => each.key === key);
  return person && owners.active.has(person.id) ? person : null;
}

function nameOf(id: string | null, { words: { owners } }: WishContext): string | null {
  return id === null ? null : (owners.people.get(id)?.name ?? null);
}
