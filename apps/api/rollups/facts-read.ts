/** What reading the conversations of a period costs, of the database and of what is made of them. */
import type { PeriodInput } from './period.inputs.js';
import { daysOfInput } from './period-days.js';

/** Microseconds: of a read of more, the time-out of the database and the deadline of the answer are the limit. */
const MOST = 700_000;

interface Read {
  readonly period: PeriodInput | undefined;
  readonly sizes: { readonly days: number; readonly perDay: number };
}

/** Conversations of a period. */
export function factsIn({ period, sizes: { days, perDay } }: Read): number {
  return Math.min(daysOfInput(period, days), days) * perDay;
}

/** Microseconds for so many of each conversation. */
export function factsRead(read: Read, each: number): number {
  return Math.min(MOST, factsIn(read) * each);
}
