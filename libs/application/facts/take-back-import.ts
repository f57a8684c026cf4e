import { auditText, Refusal } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { Brought, ImportRecord, TakenBack } from './fact.store.js';

/** More imports than anybody looks back at. */
const MOST_RUNS = 1_000_000;

/**
 * Takes back what a source brought, or what one import of it brought first; with `dryRun` says what that would be. The same files may go
 * in again. What an import only changed stays as it is and is told. Refuses with `SOURCE_UNKNOWN`, `IMPORT_UNKNOWN`, and `SOURCE_BUSY`
 * while an import of the source runs.
 */
export async function takeBackImport(
  { caller, stores, clock }: UseCaseContext,
  brought: Brought,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<TakenBack> {
  authorise(caller.principal, 'import_facts');
  refuseUnknown(await stores.facts.listRuns(MOST_RUNS), brought);
  const planned = await stores.facts.brought(brought);
  if (dryRun) return planned;
  const { conversations, customers, costPools, readings } = planned;
  const before = auditText({ conversations, customers, costPools, readings });
  const subject = `import:${brought.source}${brought.runId === null ? '' : `/${brought.runId}`}`;
  const entry = auditEntry(caller, clock.date(), 'import.remove', [{ subject, field: null, before, after: null }]);
  return stores.facts.takeBack(brought, entry);
}

function refuseUnknown(runs: readonly ImportRecord[], { source, runId }: Brought): void {
  const sources = [...new Set(runs.map((run) => run.source))].sort();
  if (!sources.includes(source)) {
    const known = sources.length > 0 ? `there are ${sources.join(', ')}` : 'nothing has been imported yet';
    throw new Refusal('SOURCE_UNKNOWN', `nothing was imported from a source "${source}"; ${known}`);
  }
  if (runId === null) return;
  const run = runs.find(({ id }) => id === runId);
  if (run?.source !== source)
    throw new Refusal(
      'IMPORT_UNKNOWN',
      run
        ? `import ${runId} is of the source "${run.source}", not of "${source}"`
        : `there is no import ${runId}; "bough import list" shows them`,
    );
  if (run.state === 'taken_back') throw new Refusal('IMPORT_TAKEN_BACK', `import ${runId} was taken back already`);
}
