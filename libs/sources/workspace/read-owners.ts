/** Reads the sections `people`, `teams`, `owners` and `cover` from a file of their own, or from a whole workspace file. */
import type { Workspace } from '@bough/domain';
import { readYaml } from '../yaml/read-yaml.js';
import { readDocument, type WorkspaceFile } from './read-document.js';
import { readWorkspace } from './read-workspace.js';
import { OWNERS_SCHEMA } from './workspace.schema.js';

/** Reads the sections; `base` is the workspace whose nodes they name. Only these sections of a whole workspace file are used. */
export function readOwnerSections(text: string, file: string, base: Workspace): WorkspaceFile {
  const { value } = readYaml<unknown>(text, {});
  const isWhole = value !== null && 'dimensions' in Object(value);
  if (isWhole) return readWorkspace(text, file);
  return readDocument(text, file, OWNERS_SCHEMA, () => ({ workspace: base, broken: [] }));
}
