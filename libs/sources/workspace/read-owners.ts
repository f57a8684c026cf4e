/** The sections `people`, `teams`, `owners` and `cover` in a file of their own, or in a whole workspace file around them. */
import type { Workspace } from '@bough/domain';
import { readYaml } from '../yaml/read-yaml.js';
import { readDocument, type WorkspaceFile } from './read-document.js';
import { readWorkspace } from './read-workspace.js';
import { OWNERS_SCHEMA } from './workspace.schema.js';

/** `base` is the workspace whose nodes they are about. Of a whole workspace file only these sections are taken. */
export function readOwnerSections(text: string, file: string, base: Workspace): WorkspaceFile {
  const { value } = readYaml<unknown>(text, {});
  const isWhole = value !== null && 'dimensions' in Object(value);
  if (isWhole) return readWorkspace(text, file);
  return readDocument(text, file, OWNERS_SCHEMA, () => ({ workspace: base, broken: [] }));
}
