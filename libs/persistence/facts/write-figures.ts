/** Writes cost pools and readings: few rows, one statement each. */
import type { BatchCounts } from '@bough/application';
import { ALL_SEGMENTS, segmentId, type CostPool, type Reading } from '@bough/domain';
import * as sql from './customer.sql.js';
import type { WriteContext } from './write-context.js';

/** A file replaces what its source said about its months as a whole: a category that it does not name any more is gone. */
export async function writeCostPools(
  { session, run }: WriteContext,
  facts: readonly CostPool[],
  alongside: readonly string[],
): Promise<BatchCounts> {
  const months = facts.map((fact) => fact.month);
  const categories = facts.map((fact) => fact.category);
  const replaced = [run.source, [...new Set(months)], run.id, months, categories, alongside];
  const removed = await session.run(sql.REPLACE_MONTHS, replaced);
  const [counts] = await session.query<Counted>(sql.UPSERT_COST_POOLS, [
    months,
    categories,
    facts.map((fact) => fact.amount),
    run.id,
    run.source,
  ]);
  if (removed > 0) await session.run(sql.GROW_DATA_VERSION);
  const rows = await counted(counts!, facts.length, () => session.run(sql.GROW_DATA_VERSION));
  return { ...rows, removed };
}

export async function writeReadings({ session, run }: WriteContext, facts: readonly Reading[]): Promise<BatchCounts> {
  const [counts] = await session.query<Counted>(sql.UPSERT_READINGS, [
    facts.map((fact) => fact.measure),
    facts.map((fact) => fact.day),
    facts.map((fact) => (fact.dimension && fact.segment ? segmentId(fact.dimension, fact.segment) : ALL_SEGMENTS)),
    facts.map((fact) => fact.value),
    run.id,
  ]);
  return counted(counts!, facts.length, () => session.run(sql.GROW_DATA_VERSION));
}

interface Counted {
  written: number;
  changed: number;
}

async function counted(
  { written, changed }: Counted,
  total: number,
  grow: () => Promise<unknown>,
): Promise<BatchCounts> {
  if (written > 0) await grow();
  return { new: written - changed, changed, unchanged: total - written };
}
