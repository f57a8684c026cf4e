/** Which limits are counted on every day: those that a standard of the newest workspace names. */
import { BUSINESS_MEASURES, HISTOGRAM_MEASURES, limitsOfStandards, type Day, type Workspace } from '@bough/domain';
import type { Session } from '../shared/session.js';
import * as sql from './limit.sql.js';
import { readState } from './rollup-state.js';

/** `measure` is the place in `HISTOGRAM_MEASURES`. */
interface Limit {
  readonly measure: number;
  readonly seconds: number;
}

/** Every day that a conversation may have. */
const ALWAYS = { from: -(2 ** 31), to: 2 ** 31 - 1 };

/**
 * Counts new limits for all days at once, and takes those away that no standard names any more. What is imported meanwhile is in the
 * dirty log: its days are counted again.
 */
export async function keepLimits(session: Session, workspace: Workspace): Promise<void> {
  const wanted = limitsOf(workspace);
  const kept = await session.query<Limit>(sql.READ_LIMITS);
  const gone = without(kept, wanted);
  if (gone.length > 0) {
    await session.run(sql.DELETE_LIMITS, columnsOf(gone));
    await session.run(sql.DELETE_WITHIN_LIMITS, columnsOf(gone));
  }
  const added = without(wanted, kept);
  if (added.length === 0) return;
  await session.run(sql.INSERT_LIMITS, columnsOf(added));
  const { unknown_cell: unknown } = await readState(session);
  await session.run(sql.INSERT_WITHIN, [ALWAYS.from, unknown, ALWAYS.to, ...columnsOf(added)]);
}

/** Counts the conversations of a day within every limit. */
export async function countDayWithin(session: Session, day: Day, unknown: number | null): Promise<void> {
  await session.prepared(sql.DELETE_WITHIN, [day]);
  const kept = await session.prepared<Limit>(sql.READ_LIMITS);
  if (kept.length > 0) await session.prepared(sql.INSERT_WITHIN, [day, unknown, day + 1, ...columnsOf(kept)]);
}

/** Without opening hours there is no business time to count. */
function limitsOf(workspace: Workspace): Limit[] {
  return limitsOfStandards(workspace)
    .filter(({ measure }) => workspace.businessHours || !BUSINESS_MEASURES.has(measure))
    .map(({ measure, seconds }) => ({ measure: HISTOGRAM_MEASURES.indexOf(measure), seconds }));
}

function without(limits: readonly Limit[], others: readonly Limit[]): Limit[] {
  const isOther = ({ measure, seconds }: Limit) =>
    others.some((other) => other.measure === measure && other.seconds === seconds);
  return limits.filter((limit) => !isOther(limit));
}

function columnsOf(limits: readonly Limit[]): [number[], number[]] {
  return [limits.map(({ measure }) => measure), limits.map(({ seconds }) => seconds)];
}
