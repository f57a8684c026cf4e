/** One day added up anew: its cells, its histograms, its counts within limits, and the block that the engine reads. */
import type { Day } from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import type { Session } from '../shared/session.js';
import { blockOf, encodeBlock, type CellSums } from './day-block.js';
import { countDayWithin } from './keep-limits.js';
import type { RollupState } from './rollup-state.js';
import * as sql from './rollup.sql.js';

/**
 * Takes the day out of the log first: what arrives meanwhile puts it in again. A day that is there only because customers may have come
 * back counts these, and is left alone when they are as many as before.
 */
export async function refreshDay(session: Session, day: Day): Promise<void> {
  const taken = await session.prepared<{ only_repeated: boolean }>(sql.TAKE_DAY, [day]);
  const [state] = await session.prepared<RollupState>(sql.READ_STATE);
  const { unknown_cell: unknown, overall_standard: standard, business_hours: hours } = state!;
  const [cells, histograms] =
    hours === null
      ? [sql.INSERT_CELLS, sql.INSERT_HISTOGRAMS]
      : [sql.INSERT_CELLS_IN_BUSINESS_TIME, sql.INSERT_HISTOGRAMS_IN_BUSINESS_TIME];
  if (taken.length > 0 && taken.every(({ only_repeated: isOnlyRepeated }) => isOnlyRepeated)) {
    const changed = await session.prepared(sql.COUNT_REPEATED, [day, unknown, NO_CUSTOMER]);
    if (changed.length > 0) await writeBlock(session, day);
    return;
  }
  await session.prepared(sql.DELETE_CELLS, [day]);
  await session.prepared(sql.DELETE_HISTOGRAMS, [day]);
  await session.prepared(cells, [day, unknown, NO_CUSTOMER, standard ?? 0]);
  await session.prepared(histograms, [day, unknown]);
  await countDayWithin(session, day, unknown);
  await writeBlock(session, day);
}

async function writeBlock(session: Session, day: Day): Promise<void> {
  const block = blockOf(day, await session.prepared<CellSums>(sql.READ_DAY_CELLS, [day]));
  const [next] = await session.prepared<{ version: string }>(sql.NEXT_VERSION);
  await session.prepared(sql.WRITE_DAY, [day, Number(next!.version), block.segments, encodeBlock(block.values)]);
}
