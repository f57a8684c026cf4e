/** The files that define the demo workspace. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWorkspace } from '@bough/sources';

/** The folder of the demo's definitions, from `dist/apps/cli` on. */
export const DEMO_DEFINITIONS = fileURLToPath(new URL('../../../examples/demo', import.meta.url));

/** Keys of the made-up people. */
export async function readDemoPeople(): Promise<string[]> {
  const { owners } = readWorkspace(await readFile(join(DEMO_DEFINITIONS, 'workspace.yml'), 'utf8'), 'workspace.yml');
  return (owners?.people ?? []).map(({ key }) => key);
}
