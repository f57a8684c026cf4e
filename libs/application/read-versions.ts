import { authorise } from './access/authorise.js';
import type { UseCaseContext } from './context.js';

/**
 * What answers depend on. Each is another text after a change, and says nothing else. Workspace and data are those of the numbers in
 * memory, which is what answers are made from; `data` changes with the day, too, since periods count from it.
 */
export interface Versions {
  readonly workspace: string;
  readonly data: string;
  readonly ownership: string;
  readonly findings: string;
  readonly interventions: string;
}

/** Reads the versions: three small statements, whatever the size of the workspace. */
export async function readVersions({ caller, engine, stores }: UseCaseContext): Promise<Versions> {
  authorise(caller.principal, 'read_model');
  const [ownership, findings, interventions] = await Promise.all([
    stores.ownership.version(),
    stores.findings.revision(),
    stores.interventions.revision(),
  ]);
  const { current } = engine;
  return {
    workspace: String(current?.workspaceVersion ?? 0),
    data: current ? `${current.dataVersion}.${current.state.today}` : '0',
    ownership: String(ownership),
    findings,
    interventions,
  };
}
