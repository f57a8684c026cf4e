/** Plays a history on stores, and brings what came out into a form that can be compared. */
import type { BatchCounts, ImportRun } from '@bough/application';
import { COHORT_MEASURES, STORED_MEASURES, type DayBlock, type LeafColumns } from '@bough/domain';
import { finish, request, workspace } from './builders.js';
import type { Step } from './builders-history.js';
import type { OpenStores } from './builders-stores.js';

type Stores = Omit<OpenStores, 'close'>;
const NOW = new Date('2025-05-01T00:00:00Z');

/** Gives what the step counted, for comparison. `refresh` is handed in: an engine may sit on top. */
export async function play(stores: Stores, step: Step, number: number, refresh: () => Promise<unknown>) {
  if (step.kind === 'refresh') return void (await refresh());
  if (step.kind === 'apply') return void (await stores.workspaces.save(workspace(step.workspace), NOW));
  if (step.kind === 'remove') return playRemoval(stores, step, `file ${number}`);
  if (step.kind === 'take_back') return playTakeBack(stores, step);
  return playImport(stores, step, `file ${number}`);
}

async function playRemoval({ facts }: Stores, { source, removals }: Of<'remove'>, fingerprint: string) {
  const run = await facts.startRun(request({ source, kind: removals[0]!.of, fingerprint }));
  const removed = await facts.applyRemovals(run, 1, removals);
  await finish(facts, run);
  return removed;
}

async function playTakeBack({ facts }: Stores, { source, import: place }: Of<'take_back'>) {
  const runs = (await facts.listRuns(100)).filter((run) => run.source === source && run.state !== 'taken_back');
  const brought = { source, runId: place === null ? null : (runs[place]?.id ?? null) };
  const told = await facts.brought(brought);
  const who = { person: null, actor: 'test', via: 'cli' as const, requestId: 'test' };
  const entry = { ...who, at: NOW, action: 'import.remove', changes: [] };
  expect(await facts.takeBack(brought, entry)).toEqual(told);
  return told;
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

type Import = Of<'import'>;

async function playImport({ facts }: Stores, step: Import, fingerprint: string) {
  const given = request({ source: step.source, kind: step.batches[0]!.kind, fingerprint });
  const told: unknown[] = [];
  let run = await start();
  if (step.isInterrupted) {
    told.push(await apply(run, 0));
    await facts.abandonRun(run);
    run = await start();
  }
  for (const index of step.batches.keys())
    for (let time = 0; time < (step.isRedelivered ? 2 : 1); time++) told.push(await apply(run, index));
  await finish(facts, run);
  return told;

  async function start(): Promise<ImportRun> {
    const started = await facts.startRun(given);
    told.push([started.fresh, started.resumed]);
    return started;
  }
  function apply(into: ImportRun, index: number): Promise<BatchCounts> {
    return facts.applyBatch(into, index + 1, step.batches[index]!);
  }
}

interface Cell {
  readonly day: number;
  readonly segments: readonly string[];
  readonly sums: Readonly<Record<string, number>>;
}

/** Sums by day and cell. A cell in which everything is zero says the same as one that is not there. */
export function cellsByName(cells: readonly Cell[]): Map<string, Record<string, number>> {
  const told = cells.filter(({ sums }) => Object.values(sums).some((value) => value !== 0));
  return new Map(told.map(({ day, segments, sums }) => [[day, ...segments].join(' '), sums]));
}

/** Sums by day and segment, from blocks. */
export function blocksByName(blocks: readonly DayBlock[]): Map<string, Record<string, number>> {
  const entries = blocks.flatMap(({ day, segments, values }) =>
    segments.map((segment, s) => ({
      day,
      segments: [segment],
      sums: Object.fromEntries(STORED_MEASURES.map(({ key }, m) => [key, values[m * segments.length + s]!])),
    })),
  );
  return cellsByName(entries);
}

/** Of cohorts only what these are read for. */
export function cohortsByName(blocks: readonly DayBlock[]): Map<string, Record<string, number>> {
  const found = [...blocksByName(blocks)].map(([name, sums]) => {
    const own = Object.entries(sums).filter(([measure]) => COHORT_MEASURES.includes(measure));
    return [name, Object.fromEntries(own)] as const;
  });
  return new Map(found.filter(([, { created }]) => created !== 0));
}

/** The same from cells: each counts in each of its segments, and in all of them together. */
export function segmentSums(cells: readonly Cell[]): Map<string, Record<string, number>> {
  const sums = new Map<string, Cell>();
  for (const cell of cells)
    for (const segment of ['all', ...cell.segments]) {
      const key = `${cell.day} ${segment}`;
      const before = sums.get(key)?.sums ?? {};
      const added = Object.entries(cell.sums).map(([measure, value]) => [measure, value + (before[measure] ?? 0)]);
      sums.set(key, { day: cell.day, segments: [segment], sums: Object.fromEntries(added) });
    }
  return cellsByName([...sums.values()]);
}

/** Columns without what is only made when asked for. */
export function columnsOf({ segments, firstDay, days, daily, opening }: LeafColumns) {
  return { segments, firstDay, days, daily, opening };
}
