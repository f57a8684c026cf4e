/**
 * One change of the structure of a workspace: a node, metric or standard is added, changed, moved or removed, or the tree and the metrics
 * are replaced as a whole. The rules are those for a workspace file: the result is sound, or every problem is reported.
 */
import { didYouMean, problem, type Problem } from '../../shared/problem.js';
import { checkWorkspace } from '../check/check-workspace.js';
import { builtIn, editMetrics, type MetricEdit } from './edit-metrics.js';
import { editNodes, nodeAbove, refuseIdentity, type NodeEdit } from './node-edit.js';
import {
  editedStandard,
  editStandards,
  isStandardEdit,
  refuseStandardEdit,
  type StandardEdit,
} from './edit-standards.js';
import { standardKey } from '../standards/standard-words.js';
import type { TreeSections } from '../versions/workspace-structure.js';
import type { Workspace } from '../workspace.js';

/** One change of the structure. */
export type WorkspaceEdit = NodeEdit | MetricEdit | StandardEdit | ({ readonly kind: 'replace' } & TreeSections);

/** What an edit gives. */
export interface EditedWorkspace {
  /** The workspace after the edit; not to be used when there is a problem. */
  readonly workspace: Workspace;
  /** Paths begin with what was edited (`node`, `metric`), or with `tree` or `metrics` and a key. */
  readonly problems: readonly Problem[];
}

/** The workspace after the change, with every problem. */
export function editWorkspace(workspace: Workspace, edit: WorkspaceEdit): EditedWorkspace {
  const refused = refusalOf(workspace, edit);
  if (refused.length > 0) return { workspace, problems: refused };
  const next = apply(workspace, edit);
  const errors = checkWorkspace(next).filter(({ severity }) => severity === 'error');
  return { workspace: next, problems: errors.map((found) => ({ ...found, path: placeOf(found, next, edit) })) };
}

function apply(workspace: Workspace, edit: WorkspaceEdit): Workspace {
  if (edit.kind === 'replace') return { ...workspace, metrics: edit.metrics, tree: edit.tree };
  if (isStandardEdit(edit)) return editStandards(workspace, edit);
  if (isNodeEdit(edit))
    return { ...workspace, tree: { ...workspace.tree, nodes: editNodes(workspace.tree.nodes, edit) } };
  return { ...workspace, metrics: editMetrics(workspace, edit) };
}

function refusalOf(workspace: Workspace, edit: WorkspaceEdit): Problem[] {
  if (edit.kind === 'replace') return [];
  return isStandardEdit(edit) ? refuseStandardEdit(workspace, edit) : refuse(workspace, edit);
}

/** Why an edit of a node or metric is impossible: it does not exist, or it exists already. */
function refuse({ tree, metrics }: Workspace, edit: NodeEdit | MetricEdit): Problem[] {
  const noun = isNodeEdit(edit) ? 'node' : 'metric';
  const keys = (isNodeEdit(edit) ? tree.nodes : metrics).map(({ key }) => key);
  const isThere = keys.includes(edit.key) || (edit.kind === 'update-metric' && builtIn(edit.key) !== undefined);
  if (edit.kind === 'create-node' || edit.kind === 'create-metric') {
    if (!isThere) return isNodeEdit(edit) ? refuseIdentity(tree.nodes, edit) : [];
    const where = isNodeEdit(edit) ? '; a node has one home' : '';
    return [problem(`DUPLICATE_${noun.toUpperCase()}`, ['key'], `there is a ${noun} "${edit.key}" already${where}`)];
  }
  if (isThere) return isNodeEdit(edit) ? refuseIdentity(tree.nodes, edit) : [];
  return [problem('NOT_FOUND', ['key'], `there is no ${noun} "${edit.key}" to change${didYouMean(edit.key, keys)}`)];
}

function isNodeEdit(edit: WorkspaceEdit): edit is NodeEdit {
  return edit.kind.endsWith('-node');
}

/** The path of a problem with keys in place of indexes, which mean nothing without a file. */
function placeOf({ code, path }: Problem, workspace: Workspace, edit: WorkspaceEdit): Problem['path'] {
  const { tree, metrics } = workspace;
  if (path[0] === 'standards') return standardPlace(path, workspace, edit);
  // The workspace had no cycle before, so it was the move that closed it.
  if (code === 'TREE_CYCLE' && edit.kind === 'move-node') return ['node', 'parent'];
  const edited = 'key' in edit ? edit.key : null;
  const named = (key: string | undefined, noun: string, list: Problem['path'], rest: Problem['path']) =>
    key === edited ? [noun, ...rest] : [...list, key ?? '', ...rest];
  const [first, second, third] = path;
  if (first === 'metrics') return named(metrics[Number(second)]?.key, 'metric', ['metrics'], path.slice(2));
  if (first !== 'tree' || second !== 'nodes') return path;
  if (isNodeEdit(edit) && edit.parentIdentity && tree.nodes[Number(third)]?.key === nodeAbove(tree.nodes, edit))
    return ['parentIdentity'];
  return named(tree.nodes[Number(third)]?.key, 'node', ['tree', 'nodes'], path.slice(3));
}

function standardPlace(path: Problem['path'], workspace: Workspace, edit: WorkspaceEdit): Problem['path'] {
  const [, index, ...rest] = path;
  if (isStandardEdit(edit) && editedStandard(workspace, edit) === index) return ['standard', ...rest];
  return ['standards', standardKey(workspace.standards![Number(index)]!), ...rest];
}
