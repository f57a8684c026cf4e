/** Writes cost pools and readings: few rows, one statement each. */
import type { BatchCounts } from '@bough/application';
import { ALL_SEGMENTS, segmentId, type CostStatement, type ReadingStatement } from '@bough/domain';
import * as sql from './customer.sql.js';
import type { WriteContext } from './write-context.js';

/**
 * A file replaces what its source said about its months as a whole: a category that it does not name any more is gone. One that it names
 * without an amount is gone as well, and its row counts as changed.
 */
export async function writeCostPools(
  { session, run }: WriteContext,
  facts: readonly CostStatement[],
  alongside: readonly string[],
): Promise<BatchCounts> {
  const months = facts.map((fact) => fact.month);
  const categories = facts.map((fact) => fact.category);
  const replaced = [run.source, [...new Set(months)], run.id, months, categories, alongside];
  const removed = await session.run(sql.REPLACE_MONTHS, replaced);
  const empty = facts.filter(({ amount }) => amount === null);
  const takenBack = await takeBack(empty, () =>
    session.run(sql.TAKE_BACK_COSTS, [run.source, of(empty, 'month'), of(empty, 'category'), run.id]),
  );
  const said = facts.filter(({ amount }) => amount !== null);
  const columns = [of(said, 'month'), of(said, 'category'), of(said, 'amount'), run.id, run.source];
  const [counts] = await session.query<Counted>(sql.UPSERT_COST_POOLS, columns);
  if (removed > 0) await session.run(sql.GROW_DATA_VERSION);
  const rows = await counted(counts!, takenBack, facts.length, () => session.run(sql.GROW_DATA_VERSION));
  return { ...rows, removed };
}

/** A reading without a value takes back what was said; its row counts as changed. */
export async function writeReadings(
  { session, run }: WriteContext,
  facts: readonly ReadingStatement[],
): Promise<BatchCounts> {
  const empty = facts.filter(({ value }) => value === null);
  const takenBack = await takeBack(empty, () =>
    session.run(sql.TAKE_BACK_READINGS, [of(empty, 'measure'), of(empty, 'day'), empty.map(segmentOf), run.id]),
  );
  const said = facts.filter(({ value }) => value !== null);
  const columns = [of(said, 'measure'), of(said, 'day'), said.map(segmentOf), of(said, 'value'), run.id];
  const [counts] = await session.query<Counted>(sql.UPSERT_READINGS, columns);
  return counted(counts!, takenBack, facts.length, () => session.run(sql.GROW_DATA_VERSION));
}

function of<Fact, Key extends keyof Fact>(facts: readonly Fact[], key: Key): Fact[Key][] {
  return facts.map((fact) => fact[key]);
}

function segmentOf({ dimension, segment }: ReadingStatement): string {
  return dimension && segment ? segmentId(dimension, segment) : ALL_SEGMENTS;
}

/** Most files take nothing back and need no statement for it. */
async function takeBack(empty: readonly unknown[], run: () => Promise<number>): Promise<number> {
  return empty.length === 0 ? 0 : run();
}

interface Counted {
  written: number;
  changed: number;
}

async function counted(
  { written, changed }: Counted,
  takenBack: number,
  total: number,
  grow: () => Promise<unknown>,
): Promise<BatchCounts> {
  if (written + takenBack > 0) await grow();
  return { new: written - changed, changed: changed + takenBack, unchanged: total - written - takenBack };
}
