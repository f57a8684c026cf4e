/** What a conversation on a topic usually takes, measured over the reference period. */
import { DEFAULT_REFERENCE_DAYS, type Day, type ReferencePeriod } from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import type { Session } from '../shared/session.js';
import { readState } from './rollup-state.js';
import * as sql from './rollup.sql.js';

/** Measures the topics' standards again when the reference period or a day in it changed; new standards concern every resolved day. */
export async function keepStandards(session: Session, declared: ReferencePeriod | null): Promise<void> {
  const [first] = await session.query<{ day: Day | null }>(sql.FIRST_RESOLVED_DAY);
  if (first!.day === null) return;
  const { from, to } = declared ?? { from: first!.day, to: first!.day + DEFAULT_REFERENCE_DAYS };
  const state = await readState(session);
  const dirty = await session.query<{ day: Day }>(sql.DIRTY_DAYS);
  const same = state.reference_from === from && state.reference_to === to;
  if (same && !dirty.some(({ day }) => day >= from && day < to)) return;
  const stored = await session.query(sql.READ_STANDARDS);
  const computed = await session.query<{ topic: string; seconds: number }>(sql.COMPUTE_STANDARDS, [from, to]);
  const [overall] = await session.query<{ seconds: number }>(sql.COMPUTE_OVERALL_STANDARD, [from, to]);
  await session.run(sql.SET_OVERALL_STANDARD, [overall?.seconds ?? null, from, to]);
  const unchanged =
    JSON.stringify(stored) === JSON.stringify(computed) && state.overall_standard === (overall?.seconds ?? null);
  if (unchanged) return;
  await session.run(sql.DELETE_STANDARDS);
  await session.run(sql.INSERT_STANDARDS, [computed.map((row) => row.topic), computed.map((row) => row.seconds)]);
  await session.run(sql.LOG_RESOLVED_DAYS, [NO_CUSTOMER]);
}
