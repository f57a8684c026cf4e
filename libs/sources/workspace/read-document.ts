/**
 * Reads the documents of workspace files and tree files: the schema and the rules of the domain are checked together, and each
 * problem gets its place.
 */
import { checkWorkspace, type Problem, type Workspace } from '@bough/domain';
import type { JsonSchema } from '../yaml/json-schema.js';
import { firstProblems, hasMoreProblems } from '../yaml/first-problems.js';
import { endlessNesting, readYaml } from '../yaml/read-yaml.js';
import type { PositionOf, YamlProblem } from '../yaml/yaml-problem.js';
import type { BuiltWorkspace } from './build-workspace.js';
import { checkDocument } from './check-document.js';
import { withoutWrongTypes } from './without-wrong-types.js';
import type { Draft, OwnersDocument, WorkspaceDocument } from './workspace-document.js';

export interface WorkspaceFile {
  readonly file: string;
  /** `null` when there is any error; warnings leave it usable. */
  readonly workspace: Workspace | null;
  /** The sections about people and owners; `null` when there is any error. */
  readonly owners: OwnersDocument | null;
  readonly problems: readonly YamlProblem[];
  readonly positionOf: PositionOf;
}

/** The workspace that a document declares, and the rules that it breaks, at their places in the document. */
export interface DocumentMeaning {
  readonly workspace: Workspace;
  readonly broken: readonly Problem[];
}

/** Reads a document with this schema. An entry of the wrong type is left out of the workspace. */
export function readDocument(
  text: string,
  file: string,
  schema: JsonSchema,
  meaningOf: (document: Draft<WorkspaceDocument>) => DocumentMeaning,
): WorkspaceFile {
  try {
    return read(text, file, schema, meaningOf);
  } catch (error) {
    // The stack is exhausted: an alias of YAML can make a node its own child.
    if (!(error instanceof RangeError)) throw error;
    const positionOf = () => ({ line: 1, column: 1 });
    return { file, workspace: null, owners: null, problems: [endlessNesting()], positionOf };
  }
}

function read(
  text: string,
  file: string,
  schema: JsonSchema,
  meaningOf: (document: Draft<WorkspaceDocument>) => DocumentMeaning,
): WorkspaceFile {
  const { value, problems: shape, positionOf } = readYaml<WorkspaceDocument>(text, schema);
  // The rules would say of thousands of entries what follows from their shape.
  const document = value ?? (hasMoreProblems(shape) ? null : draftOf(text, shape));
  if (document === null) return { file, workspace: null, owners: null, problems: shape, positionOf };
  const { workspace, broken } = meaningOf(document);
  const rules = [...checkDocument(document), ...broken].filter((found) => !isConsequence(found, shape));
  const problems = firstProblems([...shape, ...rules], positionOf);
  const isSound = problems.every(({ severity }) => severity !== 'error');
  return { file, workspace: isSound ? workspace : null, owners: isSound ? value : null, problems, positionOf };
}

/** The part of a file with schema errors that can still be checked; `null` when the file is not even YAML. */
function draftOf(text: string, shape: readonly Problem[]): Draft<WorkspaceDocument> | null {
  const { value } = readYaml<unknown>(text, {});
  return value === null ? null : withoutWrongTypes<WorkspaceDocument>(value, shape);
}

/** The broken rules of the domain, each problem at its place in the document. */
export function rulesBroken({ workspace, nodePlaces, problems }: BuiltWorkspace): Problem[] {
  const hasDimensions = workspace.dimensions.length > 0;
  const found = checkWorkspace(workspace).filter(({ code }) => hasDimensions || code !== 'UNKNOWN_DIMENSION');
  return [...problems, ...found.map((broken) => ({ ...broken, path: placeOf(broken.path, nodePlaces) }))];
}

/** The place of a problem in the file. The domain keeps the nodes of a tree in one list; in the file they are nested. */
function placeOf(path: Problem['path'], nodePlaces: BuiltWorkspace['nodePlaces']): Problem['path'] {
  const [tree, nodes, index, ...rest] = path;
  if (tree !== 'tree' || nodes !== 'nodes' || typeof index !== 'number') return path;
  return [...(nodePlaces[index] ?? ['tree']), ...rest.map((step) => (step === 'parent' ? 'under' : step))];
}

/**
 * Whether a problem follows from one that the schema has reported: something here, above or below has the wrong type, or this
 * entry is out of bounds.
 */
function isConsequence({ path }: Problem, shape: readonly Problem[]): boolean {
  const isOnOneLine = (wrong: Problem['path']) => path.every((step, i) => i >= wrong.length || step === wrong[i]);
  return shape.some(
    (found) =>
      isOnOneLine(found.path) &&
      (found.code === 'WRONG_TYPE' || (OUT_OF_BOUNDS.includes(found.code) && found.path.length === path.length)),
  );
}

const OUT_OF_BOUNDS = ['TOO_SHORT', 'OUT_OF_RANGE'];
