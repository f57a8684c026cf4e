/** Applies the owner sections of a file. Problems are printed with line and column, and refuse. */
import { isEmptyWrite, Refusal, type Actor, type Workspace } from '@bough/domain';
import { applyOwners, formatProblems, type WorkspaceFile } from '@bough/sources';
import type { CommandSystem } from './connect.js';
import { ownershipResultLines } from './ownership/apply-and-show.js';
import { printError } from './terminal/print.js';

/** Gives a line for each node that gets another owner; none when nothing changes. */
export async function bringOwners(
  system: CommandSystem,
  file: WorkspaceFile,
  workspace: Workspace,
  actor: Actor,
  dryRun: boolean,
): Promise<string[]> {
  const { result, problems } = await applyOwners(file.owners ?? {}, workspace, system, { actor, dryRun });
  for (const line of formatProblems(file.file, problems, file.positionOf)) printError(line);
  if (problems.length > 0)
    throw new Refusal('WORKSPACE_INVALID', `${file.file} was not applied; mend the errors above.`);
  return isEmptyWrite(result.write) ? [] : ownershipResultLines(result, system.clock.now(), dryRun);
}
