/** What a source or one import brought, in plain maps. */
import type { Brought, ChangedFact, TakenBack } from '@bough/application';
import { dayText, segmentId, type FactKind } from '@bough/domain';
import { keyOf, type MemoryDatabase, type StoredRuns } from './memory-database.js';

interface Found {
  readonly kind: FactKind;
  readonly name: string;
  readonly runs: StoredRuns;
  remove(): void;
}

export function countBrought(database: MemoryDatabase, brought: Brought): TakenBack {
  const all = factsOf(database, brought.source);
  const own = all.filter(({ runs }) => brought.runId === null || runs.firstRun === brought.runId);
  const changed = all.filter(({ runs }) => runs.changedRun === brought.runId && runs.firstRun !== brought.runId);
  const count = (kind: FactKind) => own.filter((fact) => fact.kind === kind).length;
  const named = changed.map(({ kind, name }): ChangedFact => ({ kind, name }));
  named.sort((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
  return {
    conversations: count('conversations'),
    customers: count('customers'),
    costPools: count('cost_pools'),
    readings: count('readings'),
    changed: changed.length,
    examples: named.slice(0, 20),
  };
}

export function takeBackBrought(database: MemoryDatabase, brought: Brought): TakenBack {
  const taken = countBrought(database, brought);
  const isOwn = (run: number) => brought.runId === null || run === brought.runId;
  for (const { runs, remove } of factsOf(database, brought.source)) if (isOwn(runs.firstRun)) remove();
  for (const [key, { run, reason }] of database.removals)
    if (key.split(' ')[1]!.startsWith(keyOf(brought.source, '')) && isOwn(run) && reason !== 'erased')
      database.removals.delete(key);
  for (const key of [...database.cursors.keys()])
    if (key.startsWith(keyOf(brought.source, ''))) database.cursors.delete(key);
  for (const stored of database.runs.values())
    if (stored.request.source === brought.source && isOwn(stored.record.id))
      stored.record = { ...stored.record, state: 'taken_back' };
  for (const [key, { run }] of database.fields)
    if (taken.changed === 0 && database.runs.get(run)?.record.state === 'taken_back') database.fields.delete(key);
  database.dirty = true;
  database.dataVersion += 1;
  return taken;
}

function factsOf(database: MemoryDatabase, source: string): Found[] {
  const { conversations, customers, costs, readings, runs } = database;
  const isOf = (key: string) => key.startsWith(keyOf(source, ''));
  const found = <Fact extends { readonly runs: StoredRuns }>(
    kind: FactKind,
    facts: Map<string, Fact>,
    isOwn: (key: string, fact: Fact) => boolean,
    nameOf: (key: string, fact: Fact) => string,
  ): Found[] =>
    [...facts]
      .filter(([key, fact]) => isOwn(key, fact))
      .map(([key, fact]) => ({ kind, name: nameOf(key, fact), runs: fact.runs, remove: () => facts.delete(key) }));
  return [
    ...found('conversations', conversations, isOf, (key) => key.split('\0')[1]!),
    ...found('customers', customers, isOf, (key) => key.split('\0')[1]!),
    ...found(
      'cost_pools',
      costs,
      (_, cost) => cost.source === source,
      (_, { month, category }) => `${dayText(month)} ${category}`,
    ),
    ...found(
      'readings',
      readings,
      (_, reading) => runs.get(reading.runs.firstRun)?.request.source === source,
      (_, { measure, day, dimension, segment }) =>
        `${measure} ${dayText(day)} ${dimension && segment ? segmentId(dimension, segment) : 'all'}`,
    ),
  ];
}
