/** The conversations file, as a help desk exports it. */
import { asKnown } from './as-known.js';
import { chancesOf, type Chances } from './chances.js';
import { arrivals, type Arrival } from './arrivals.js';
import { csvLine, instantText } from './csv-line.js';
import type { DemoCustomer } from './customers.js';
import { courseOf, type Course } from './course.js';
import { chanceFor, pick, type Chance } from './random.js';
import { ratingOf, UNRATED } from './rating.js';
import { CHANNELS, topicsOf } from './topics.js';

const HEADER =
  'id,customer_id,created_at,first_reply_at,first_human_reply_at,resolved_at,reopen_count,touches,handle_seconds,escalated,' +
  'escalated_at,escalation_reason,topic,channel,journey_stage,assignee,rating,rated_at,effort,resolved_by,bot_took_part,status';

/** Any name gives a demo; this one gives one in which no planted truth is hidden by chance. */
const DRAW = 'c3';

export function conversationLines(seed: number, customers: readonly DemoCustomer[]): string[] {
  const chances = chancesOf(chanceFor(seed, DRAW));
  const rows = arrivals(seed, customers).map((arrival, index) => conversationLine(arrival, index, chances));
  return [HEADER, ...rows];
}

function conversationLine(arrival: Arrival, index: number, chances: Chances): string {
  const { plain } = chances;
  const work = chances.workOf(arrival);
  const topic = pick(work.topic, topicsOf(arrival.industry, arrival.day));
  const course = asKnown(courseOf(arrival, topic, work, plain));
  const { rating, ratedAt, effort } =
    course.resolvedAt === null ? UNRATED : ratingOf(course.resolvedAt, chances.moodOf(arrival), plain);
  return csvLine([
    `con-${String(index + 1).padStart(5, '0')}`,
    arrival.customerId,
    instantText(arrival.createdAt),
    instantText(course.firstReplyAt),
    instantText(course.firstHumanReplyAt),
    instantText(course.resolvedAt),
    course.reopenCount,
    course.touches,
    course.handleSeconds,
    course.escalatedAt !== null,
    instantText(course.escalatedAt),
    course.escalationReason,
    topic,
    pick(plain, CHANNELS),
    journeyStage(arrival.tenure, plain),
    course.assignee,
    rating,
    instantText(ratedAt),
    effort,
    course.resolvedBy,
    course.botTookPart,
    arrival.noise ?? status(course),
  ]);
}

/** The journey stage: the first two months are onboarding, the last two of every contract year are renewal. */
function journeyStage(tenure: number, chance: Chance): string {
  if (tenure < 60) return 'onboarding';
  if (tenure % 365 >= 305) return 'renewal';
  return chance() < 0.22 ? 'expansion' : 'adoption';
}

function status({ resolvedAt, firstReplyAt }: Course): string {
  if (resolvedAt !== null) return 'closed';
  return firstReplyAt === null ? 'new' : 'open';
}
