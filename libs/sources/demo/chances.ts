/**
 * The random numbers of conversations. By default they are independent. Satisfaction is dealt evenly per industry. In the months
 * that are compared, the conversations of a plan and industry are spread evenly over everything that they can be, and within each topic
 * over the work that it takes, so that differences are the planted ones and hardly chance.
 */
import type { Arrival } from './arrivals.js';
import { SATISFIED } from './company.js';
import { dealt, kept, scattered, type Chance } from './random.js';
import { isCompared } from './timeline.js';
import { asksHarder } from './topics.js';

export interface Chances {
  readonly plain: Chance;
  /** Decides how a conversation proceeds and how long it takes. */
  workOf(arrival: Arrival): Work;
  /** Says whether a rating is good. */
  moodOf(arrival: Arrival): () => boolean;
}

export interface Work {
  readonly course: Chance;
  readonly topic: Chance;
  readonly touches: Chance;
  readonly effort: Chance;
  readonly duration: Chance;
}

const RATING_CARDS = 100;

/** Prime bases: the smaller, the sooner the decision is even. What decides how much work a conversation takes comes first. */
const BASES: Readonly<Record<keyof Work, number>> = { touches: 2, effort: 3, topic: 5, duration: 7, course: 11 };

export function chancesOf(plain: Chance): Chances {
  const usual: Work = { course: plain, topic: plain, touches: plain, effort: plain, duration: plain };
  const even = kept(() => scattered(plain, Object.values(BASES)));
  const moods = kept((industry) => {
    const cards = dealt(plain, RATING_CARDS);
    return () => cards() < SATISFIED[industry]!;
  });
  return {
    plain,
    workOf: ({ day, plan, industry, isLabelled }) =>
      isCompared(day) ? workFrom(even(`${isLabelled ? plan : 'unknown'} ${asksHarder(industry)}`)()) : usual,
    moodOf: ({ industry }) => moods(industry),
  };
}

function workFrom(point: readonly number[]): Work {
  const [touches, effort, topic, duration, course] = point.map((each) => () => each);
  return { course: course!, topic: topic!, touches: touches!, effort: effort!, duration: duration! };
}
