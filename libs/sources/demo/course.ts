/**
 * The course of one conversation: a bot or a person answers first, replies follow, another agent may be asked for help, it ends
 * and may be reopened.
 */
import type { Arrival } from './arrivals.js';
import { inWorkingHours, isWorkingTime } from './calendar.js';
import type { Work } from './chances.js';
import { PLANS } from './company.js';
import { piloted } from './pilots.js';
import { between, geometric, logNormal, oneOf, pick, type Chance } from './random.js';
import { pace } from './timeline.js';
import { AGENTS, ESCALATION_REASONS, TOPIC_MINUTES } from './topics.js';

export interface Course {
  readonly firstReplyAt: number | null;
  readonly firstHumanReplyAt: number | null;
  readonly resolvedAt: number | null;
  readonly reopenCount: number;
  readonly touches: number;
  readonly handleSeconds: number;
  readonly escalatedAt: number | null;
  readonly escalationReason: string | null;
  readonly assignee: string | null;
  readonly resolvedBy: 'human' | 'bot' | 'nobody' | null;
  readonly botTookPart: boolean;
}

/** Shares of conversations: resolved by the bot alone, and answered by nobody, since the customer withdrew or it closed by itself. */
const BOT_ALONE = 0.09;
const NOBODY = 0.012;
/**
 * Together with the conversations that it resolves alone, the bot answers first in a third of the cases, in every segment alike.
 */
const BOT_FIRST = (1 / 3 - BOT_ALONE) / (1 - BOT_ALONE - NOBODY);
const BOT_JOINS_LATER = 0.06;
const REOPENED = 0.07;

/** Median minutes until the first reply: in working hours, and when only somebody on duty is there. */
const DESK = 14;
const DUTY = 45;
/** Hours between two replies, since the customer has to answer, too. */
const HOURS_PER_TOUCH = 5.5;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export function courseOf(arrival: Arrival, topic: string, work: Work, chance: Chance): Course {
  const kind = work.course();
  if (kind < BOT_ALONE) return byBot(arrival, chance);
  if (kind < BOT_ALONE + NOBODY) return byNobody(arrival, chance);
  return byHuman(arrival, topic, work, chance);
}

const NO_WORK = {
  reopenCount: 0,
  touches: 0,
  handleSeconds: 0,
  escalatedAt: null,
  escalationReason: null,
  assignee: null,
};

function byBot({ createdAt }: Arrival, chance: Chance): Course {
  const firstReplyAt = botReply(createdAt, chance);
  const resolvedAt = firstReplyAt + seconds(between(chance, 2, 25) * MINUTE);
  return { ...NO_WORK, firstReplyAt, firstHumanReplyAt: null, resolvedAt, resolvedBy: 'bot', botTookPart: true };
}

function byNobody({ createdAt }: Arrival, chance: Chance): Course {
  const resolvedAt = createdAt + seconds(between(chance, 1, 30) * HOUR);
  return {
    ...NO_WORK,
    firstReplyAt: null,
    firstHumanReplyAt: null,
    resolvedAt,
    resolvedBy: 'nobody',
    botTookPart: false,
  };
}

function byHuman({ createdAt, day, plan }: Arrival, topic: string, work: Work, chance: Chance): Course {
  const profile = PLANS[plan];
  const botFirst = chance() < BOT_FIRST;
  const firstHumanReplyAt =
    createdAt + seconds((1 + logNormal(chance, isWorkingTime(createdAt) ? DESK : DUTY, 0.8)) * MINUTE);
  const touches = geometric(work.touches, profile.touches);
  const minutes = touches * TOPIC_MINUTES[topic]! * profile.effort * pace(day) * piloted('handling', plan, day);
  const hours = logNormal(
    work.duration,
    HOURS_PER_TOUCH * touches * hardness(topic) * profile.effort * pace(day) * piloted('duration', plan, day),
    0.75,
  );
  const reopened = chance() < REOPENED;
  const ended = firstHumanReplyAt + seconds((hours + (reopened ? logNormal(chance, 14, 0.7) : 0)) * HOUR);
  const isEscalated = chance() < profile.escalated * piloted('escalation', plan, day);
  return {
    firstReplyAt: botFirst ? botReply(createdAt, chance) : firstHumanReplyAt,
    firstHumanReplyAt,
    resolvedAt: seconds(inWorkingHours(ended, chance)),
    reopenCount: reopened ? geometric(chance, 1.15) : 0,
    touches,
    handleSeconds: Math.round(logNormal(work.effort, minutes * 60, 0.4)),
    escalatedAt: isEscalated
      ? firstHumanReplyAt + seconds((ended - firstHumanReplyAt) * between(chance, 0.1, 0.7))
      : null,
    escalationReason: isEscalated ? pick(chance, ESCALATION_REASONS) : null,
    assignee: oneOf(chance, AGENTS),
    resolvedBy: 'human',
    botTookPart: botFirst || chance() < BOT_JOINS_LATER,
  };
}

/** The bot's reply, within a minute and so before any person. */
function botReply(createdAt: number, chance: Chance): number {
  return createdAt + seconds(between(chance, 4, 40) * SECOND);
}

/** How much longer a topic takes: 1 for the usual ten minutes per reply, more for harder ones. */
function hardness(topic: string): number {
  return Math.sqrt(Math.sqrt(TOPIC_MINUTES[topic]! / 10));
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / SECOND) * SECOND;
}
