/**
 * Reads tree files, which have the sections `metrics` and `tree` of a workspace, alone or inside a whole workspace file. They are
 * checked against the workspace whose sections they will replace.
 */
import type { Problem, Workspace } from '@bough/domain';
import { readYaml } from '../yaml/read-yaml.js';
import { buildWorkspace } from './build-workspace.js';
import { readDocument, rulesBroken, type DocumentMeaning, type WorkspaceFile } from './read-document.js';
import { readWorkspace } from './read-workspace.js';
import { TREE_SCHEMA, WORKSPACE_SCHEMA } from './workspace.schema.js';
import type { Draft, WorkspaceDocument } from './workspace-document.js';

/**
 * Gives `base` with its two sections replaced by those of the file. Without a base, a file with only these sections is checked as
 * far as possible, since its dimensions, segments and measures are unknown.
 */
export function readTree(text: string, file: string, base: Workspace | null): WorkspaceFile {
  const isWhole = isWorkspaceFile(text);
  if (base === null)
    return isWhole ? readWorkspace(text, file) : readDocument(text, file, TREE_SCHEMA, withoutSurroundings);
  return readDocument(text, file, isWhole ? WORKSPACE_SCHEMA : TREE_SCHEMA, (document) =>
    within(base, document, isWhole),
  );
}

function isWorkspaceFile(text: string): boolean {
  const { value } = readYaml<Record<string, unknown> | null>(text, {});
  return ['name', 'time_zone', 'currency', 'dimensions'].some((key) => value !== null && key in Object(value));
}

function within(base: Workspace, document: Draft<WorkspaceDocument>, isWhole: boolean): DocumentMeaning {
  const own = buildWorkspace(document, isWhole ? undefined : base.dimensions);
  const { metrics, tree } = own.workspace;
  const workspace = { ...base, metrics, tree };
  const inBase = rulesBroken({ ...own, workspace }).filter(isAboutSections);
  if (!isWhole) return { workspace, broken: inBase };
  const inItself = rulesBroken(own);
  const told = new Set(inItself.map(({ code, path }) => `${code} ${path.join('.')}`));
  return {
    workspace,
    broken: [...inItself, ...inBase.filter(({ code, path }) => !told.has(`${code} ${path.join('.')}`))],
  };
}

function withoutSurroundings(document: Draft<WorkspaceDocument>): DocumentMeaning {
  const built = buildWorkspace(document);
  const broken = rulesBroken(built).filter((found) => isAboutSections(found) && found.code !== 'UNKNOWN_SEGMENT');
  return { workspace: built.workspace, broken: broken.map(asFarAsKnown) };
}

function isAboutSections({ path }: Problem): boolean {
  return path[0] === 'metrics' || path[0] === 'tree';
}

/** Turns an unknown name in a formula into a warning, since it may be a measure that the workspace declares. */
function asFarAsKnown(found: Problem): Problem {
  if (found.code !== 'UNKNOWN_NAME' || found.path[0] !== 'metrics') return found;
  return { ...found, severity: 'warning', message: `${found.message}; unless the workspace has such a measure` };
}
