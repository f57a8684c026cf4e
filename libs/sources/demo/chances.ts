/**
 * The random numbers of conversations. By default they are independent. Satisfaction is dealt evenly per industry. In the months
 * that are compared with each other, every plan gets the same hand of conversations over and over, in changing order and from the
 * start in each month, so that differences are the planted ones and hardly chance.
 */
import { monthStart } from '@bough/domain';
import type { Arrival } from './arrivals.js';
import { SATISFIED } from './company.js';
import { dealt, kept, shuffled, type Chance } from './random.js';
import { isCompared } from './timeline.js';

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

const HAND = 40;
const RATING_CARDS = 100;

export function chancesOf(plain: Chance): Chances {
  const usual: Work = { course: plain, topic: plain, touches: plain, effort: plain, duration: plain };
  const hand = handOf(plain);
  const rounds = kept(() => rounding(plain));
  const moods = kept((industry) => {
    const cards = dealt(plain, RATING_CARDS);
    return () => cards() < SATISFIED[industry]!;
  });
  return {
    plain,
    workOf: ({ day, plan, isLabelled }) =>
      isCompared(day) ? hand(rounds(`${isLabelled ? plan : 'unknown'} ${monthStart(day)}`)()) : usual,
    moodOf: ({ industry }) => moods(industry),
  };
}

/** Each of the five decisions covers 0 to 1 evenly over the hand, independently of the others (a Latin hypercube). */
function handOf(plain: Chance): (card: number) => Work {
  const decks = Array.from({ length: 5 }, () => shuffled(plain, [...Array(HAND).keys()]));
  return (card) => {
    const [course, topic, touches, effort, duration] = decks.map((deck) => () => (deck[card]! + plain()) / HAND);
    return { course: course!, topic: topic!, touches: touches!, effort: effort!, duration: duration! };
  };
}

/** Gives the cards of the hand, each once per round. */
function rounding(plain: Chance): () => number {
  const cards = dealt(plain, HAND);
  return () => Math.floor(cards() * HAND);
}
