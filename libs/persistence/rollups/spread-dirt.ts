/** Which other days a change of one day concerns. */
import { REPEAT_REACH_DAYS, type Day } from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import type { Session } from '../shared/session.js';
import * as sql from './rollup.sql.js';

/**
 * A new conversation can make an earlier one of its customer `repeated`: the days on which those were resolved are dirty
 * too, but only in who came back. A day is only spread when a day shortly before it is not in the log anyway.
 */
export async function spreadDirt(session: Session): Promise<void> {
  const taken = await session.query<{ customer_id: string; day: Day }>(sql.TAKE_UNSPREAD);
  const days = new Set(taken.map(({ day }) => day));
  const reach = (day: Day) => Array.from({ length: REPEAT_REACH_DAYS }, (_, i) => day - 1 - i);
  const edges = taken.filter(({ day }) => reach(day).some((earlier) => !days.has(earlier)));
  const [several, single] = [
    edges.filter((e) => e.customer_id === NO_CUSTOMER),
    edges.filter((e) => e.customer_id !== NO_CUSTOMER),
  ];
  const ends = single.map(({ day }) => day);
  const first = ends.reduce((least, day) => Math.min(least, day), ends[0] ?? 0);
  const own = await session.query<{ day: Day }>(sql.EARLIER_RESOLUTIONS, [
    single.map((e) => e.customer_id),
    ends,
    REPEAT_REACH_DAYS,
    first,
  ]);
  const more = new Set([...several.flatMap(({ day }) => reach(day)), ...own.map(({ day }) => day)]);
  await session.run(sql.LOG_SPREAD_DAYS, [NO_CUSTOMER, [...more].filter((day) => !days.has(day))]);
}
