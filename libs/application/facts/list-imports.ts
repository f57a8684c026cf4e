import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { FactStore, ImportRecord, ProblemCount } from './fact.store.js';

/** More runs than anybody looks back at. */
const MOST_RUNS = 1000;

/** The files that were imported, the newest first; the last 1,000 unless fewer are asked for. */
export async function listImports({ caller, stores }: UseCaseContext, most = MOST_RUNS): Promise<ImportRecord[]> {
  authorise(caller.principal, 'read_model');
  return stores.facts.listRuns(most);
}

/** What was wrong with rows of one import; of the last one that had any with `null`. At most so many. */
export async function listProblems(
  { caller, stores }: UseCaseContext,
  run: number | null,
  most: number,
): ReturnType<FactStore['listProblems']> {
  authorise(caller.principal, 'import_facts');
  return stores.facts.listProblems(run, most);
}

/** The same of one import summed up by code and field. Without the texts of rows, so whoever may see the imports may see it. */
export async function countProblems(
  { caller, stores }: UseCaseContext,
  run: number,
): Promise<Omit<ProblemCount, 'value'>[]> {
  authorise(caller.principal, 'read_model');
  return (await stores.facts.countProblems(run)).map(({ value: _, ...count }) => count);
}
