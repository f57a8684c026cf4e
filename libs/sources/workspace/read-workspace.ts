/**
 * Reads a workspace file, which declares a workspace as code: time zone, currency, dimensions, metrics and the tree. People write
 * it and review it; applying it twice changes nothing.
 */
import { buildWorkspace } from './build-workspace.js';
import { readDocument, rulesBroken, type WorkspaceFile } from './read-document.js';
import { WORKSPACE_SCHEMA } from './workspace.schema.js';

/** Reads a workspace, and reports everything at once that the schema does not allow or that breaks a rule of the domain. */
export function readWorkspace(text: string, file: string): WorkspaceFile {
  return readDocument(text, file, WORKSPACE_SCHEMA, (document) => {
    const built = buildWorkspace(document);
    return { workspace: built.workspace, broken: rulesBroken(built) };
  });
}
