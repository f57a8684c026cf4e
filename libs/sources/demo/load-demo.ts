/** Sets up the demo workspace and imports its data as a user would: workspace file, mapping, data files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportProgress, UseCases } from '@bough/application';
import { importMapping } from '../import-mapping.js';
import { readMapping } from '../mapping/mapping.js';
import { applyOwners } from '../workspace/apply-owners.js';
import { readWorkspace } from '../workspace/read-workspace.js';
import { writeDemo } from './write-demo.js';

/** The actor that is recorded for the demo's assignments. */
const DEMO = { id: null, name: 'the demo' };

/**
 * Loads the demo: `loadDemo('examples/demo', '.bough/demo', …)` reads workspace and mapping from the first folder and writes the
 * data files into `data` in the second. The caller refreshes the rollups afterwards. Throws whatever stops a file.
 */
export async function loadDemo(
  definitions: string,
  folder: string,
  useCases: UseCases,
  progress?: (file: string, progress: ImportProgress) => void,
): Promise<void> {
  const { workspace, owners } = readWorkspace(
    await readFile(join(definitions, 'workspace.yml'), 'utf8'),
    'workspace.yml',
  );
  const { mapping } = readMapping(await readFile(join(definitions, 'mapping.yml'), 'utf8'), 'mapping.yml');
  if (!workspace || !owners || !mapping) throw new Error(`the demo's definitions in ${definitions} are broken`);
  await writeDemo(join(folder, 'data'));
  await useCases.workspace.apply(workspace, { demo: true });
  const { problems } = await applyOwners(owners, workspace, useCases, { actor: DEMO });
  if (problems.length > 0) throw new Error(`the demo's owners are broken: ${problems[0]!.message}`);
  const given = { mapping, workspace, folder };
  const importFile: typeof useCases.facts.importFile = (source, told) =>
    useCases.facts.importFile({ ...source, demo: true }, told);
  const files = importMapping(given, importFile, (spec, now) => progress?.(spec.file, now));
  for await (const { summary } of files) if (summary.failure) throw summary.failure;
}
