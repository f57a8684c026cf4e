/** The day of the outage against the Wednesdays before it. */
import { dayNumber, type ConversationFileRow } from './demo-rows.js';
import { quantileOf } from './figures.js';

export interface OutageTruth {
  readonly day: string;
  readonly created: number;
  /** The median of the eight Wednesdays before. */
  readonly usual: number;
  /** The number on the busiest other day of October 2026. */
  readonly others_most: number;
  /** The share of the day's conversations that are about signing in. */
  readonly login_share: number;
}

const DAY = '2026-10-28';

export function outageTruth(conversations: readonly ConversationFileRow[]): OutageTruth {
  const day = dayNumber(DAY);
  const on = (other: number) => conversations.filter(({ createdDay }) => createdDay === other);
  const wednesdays = Array.from({ length: 8 }, (_, week) => on(day - 7 * (week + 1)).length);
  const october = Array.from({ length: 31 }, (_, index) => dayNumber('2026-10-01') + index);
  return {
    day: DAY,
    created: on(day).length,
    usual: quantileOf(wednesdays.sort((a, b) => a - b), 0.5)!, // prettier-ignore
    others_most: Math.max(...october.filter((other) => other !== day).map((other) => on(other).length)),
    login_share: on(day).filter(({ topic }) => topic === 'login_access').length / on(day).length,
  };
}
