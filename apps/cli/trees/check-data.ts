/** Checks the identities of a tree against the data and prints every one that does not hold. */
import { withStructure, type BrokenIdentity, type Snapshot } from '@bough/application';
import { contradictionText, periodLabel, Refusal, type Workspace } from '@bough/domain';
import type { CommandSystem } from '../connect.js';
import { choosePeriod, loadSnapshot } from './choose.js';
import { print, printError } from '../terminal/print.js';

/** Checks the applied tree or, with `workspace`, a tree that is not applied yet; refuses if the data contradicts an identity. */
export async function checkData(system: CommandSystem, workspace: Workspace | null, periodText: string): Promise<void> {
  const today = await loadSnapshot(system);
  const { workspaceVersion, structureVersion } = today;
  const snapshot = workspace ? withStructure(today, workspace, workspaceVersion, structureVersion) : today;
  const period = choosePeriod(today, periodText);
  const broken = await system.trees.brokenIdentities(snapshot, period);
  for (const each of broken) printError(line(snapshot, each));
  if (broken.length > 0)
    throw new Refusal(
      'IDENTITY_BROKEN',
      `The data contradicts ${broken.length} ${broken.length === 1 ? 'identity' : 'identities'} in ${periodLabel(period)}.`,
    );
  print(`No identity is contradicted by the data in ${periodLabel(period)}.`);
}

function line({ model }: Snapshot, { node, proof }: BrokenIdentity): string {
  const text = contradictionText(node.identity!, proof, model.metrics.get(node.metric!)!);
  return `${node.path}  error  IDENTITY_BROKEN  ${text}`;
}
