/**
 * The opening hours of the workspace as spans in a table, so that the refresh looks business time up. What the state says of the spans
 * tells whether they are still those of the newest workspace, and whether they reach as far as the facts.
 */
import { createHash } from 'node:crypto';
import { openTimes, type BusinessHours, type Day, type Workspace } from '@bough/domain';
import type { Session } from '../shared/session.js';
import { readState } from './rollup-state.js';
import * as sql from './rollup.sql.js';

/** Days that are written ahead, so that not every refresh writes some. */
const AHEAD_DAYS = 400;
/** Zones differ by a day; what is imported lies two days ahead at most; the rest is for what comes while a refresh is at work. */
const SLACK_DAYS = 30;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Writes the spans anew when the hours are others than they were, or the facts reach further. Without hours there are none. */
export async function keepBusinessTime(session: Session, workspace: Workspace | null): Promise<void> {
  const hours = workspace?.businessHours ?? null;
  const kept = await readState(session);
  if (hours === null) {
    if (kept.business_hours !== null) await write(session, null, null, null);
    return;
  }
  const { first, last } = await daysOfFacts(session);
  const text = createHash('sha256').update(JSON.stringify(hours)).digest('hex');
  const { business_from: from, business_to: to } = kept;
  const reaches = from !== null && to !== null && from <= first - 1 && last + SLACK_DAYS <= to;
  if (text === kept.business_hours && reaches) return;
  await write(session, text, { from: first - SLACK_DAYS, to: last + AHEAD_DAYS }, hours);
}

/** From the first day of any fact until today, or the last day of any fact. */
async function daysOfFacts(session: Session): Promise<{ first: Day; last: Day }> {
  const [facts] = await session.query<{ first: Day | null; last: Day | null }>(sql.DAYS_OF_FACTS);
  const today = Math.floor(Date.now() / MILLISECONDS_PER_DAY);
  return { first: facts!.first ?? today, last: Math.max(facts!.last ?? today, today) };
}

async function write(
  session: Session,
  text: string | null,
  days: { readonly from: Day; readonly to: Day } | null,
  hours: BusinessHours | null,
): Promise<void> {
  await session.run(sql.DELETE_BUSINESS_SPANS);
  await session.run(sql.SET_BUSINESS_HOURS, [text, days?.from ?? null, days?.to ?? null]);
  if (!days || !hours) return;
  const times = openTimes(hours, days);
  const before = [0];
  for (const { opensAt, closesAt } of times) before.push(before.at(-1)! + (closesAt - opensAt) / 1000);
  const instants = (key: 'opensAt' | 'closesAt') => times.map((time) => new Date(time[key]).toISOString());
  await session.run(sql.INSERT_BUSINESS_SPANS, [instants('opensAt'), instants('closesAt'), before.slice(0, -1)]);
}
