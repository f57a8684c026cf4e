/** Changes the structure of the workspace: a node, a metric, a standard, or the whole tree. */
import {
  changedParts,
  describeWorkspaceChange,
  editWorkspace,
  isStandardEdit,
  NO_PARTS,
  problem,
  Refusal,
  touchesContract,
  workspaceAuditChanges,
  type ChangedParts,
  type Problem,
  type Workspace,
  type WorkspaceEdit,
} from '@bough/domain';
import { auditEntry, type AuditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { VersionConflict } from './workspace.store.js';

/** What an edit of the structure changed. */
export interface StructureChange {
  /** The version that now holds. */
  readonly version: number;
  /** One line per difference; what would differ, after a dry run. */
  readonly changes: readonly string[];
  /** What is new or other than before; what would be, after a dry run. */
  readonly changed: ChangedParts;
  /** Why nothing was changed; empty when it was. */
  readonly problems: readonly Problem[];
}

/**
 * Changes the tree, the metrics or the standards, unless somebody else did since the caller looked. `expected` is the version that the
 * caller has seen. Nothing is saved when a rule is broken, or with `dryRun`.
 */
export async function editStructure(
  context: UseCaseContext,
  edit: WorkspaceEdit,
  expected: number,
  { dryRun = false } = {},
): Promise<StructureChange> {
  const change = await changeStructure(context, edit, expected, dryRun);
  await showChange(context, change);
  return change;
}

/** What was changed is there for the rest of the request, and for everybody who asks next. */
async function showChange(context: UseCaseContext, { version }: StructureChange): Promise<void> {
  const { engine } = context;
  if (engine.current && engine.current.workspaceVersion !== version) await engine.update();
  context.forget();
}

async function changeStructure(
  context: UseCaseContext,
  edit: WorkspaceEdit,
  expected: number,
  dryRun: boolean,
): Promise<StructureChange> {
  const { caller, stores, clock } = context;
  await authoriseEdit(context, edit);
  const current = await stores.workspaces.current();
  if (!current) throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
  if (isStandardEdit(edit) && touchesContract(current.workspace, edit)) authorise(caller.principal, 'set_contract');
  const { version } = current;
  if (version !== expected) return conflict(new VersionConflict(expected, version));
  const { workspace, problems } = editWorkspace(current.workspace, edit);
  if (problems.length > 0) return { version, changes: [], changed: NO_PARTS, problems };
  const changes = describeWorkspaceChange(current.workspace, workspace);
  const changed = changedParts(current.workspace, workspace);
  if (changes.length === 0 || dryRun) return { version, changes, changed, problems: [] };
  const audited = workspaceAuditChanges(current.workspace, workspace);
  const entry = auditEntry(caller, clock.date(), AUDIT_ACTIONS[edit.kind], audited);
  return save(context, workspace, { changes, changed }, entry, expected);
}

/** What somebody is to the thing is asked only when their role does not say enough. */
async function authoriseEdit(context: UseCaseContext, edit: WorkspaceEdit): Promise<void> {
  const { principal } = context.caller;
  const person = principal?.person ?? null;
  if (isStandardEdit(edit)) {
    const relation =
      person === null ? null : await context.methods.relationToSegment(context, person, edit.standard.segment);
    return authorise(principal, 'set_standard', relation);
  }
  if (!isDescription(edit)) return authorise(principal, 'write_model');
  const relation = person === null ? null : await context.methods.relationToNode(context, person, edit.key);
  authorise(principal, 'describe_node', relation);
}

async function save(
  { stores }: UseCaseContext,
  workspace: Workspace,
  told: Pick<StructureChange, 'changes' | 'changed'>,
  entry: AuditEntry,
  expected: number,
): Promise<StructureChange> {
  try {
    const { version } = await stores.workspaces.save(workspace, entry.at, expected, entry, null);
    return { version, ...told, problems: [] };
  } catch (error) {
    if (error instanceof VersionConflict) return conflict(error);
    throw error;
  }
}

const AUDIT_ACTIONS: Readonly<Record<WorkspaceEdit['kind'], string>> = {
  'create-node': 'tree_node.create',
  'update-node': 'tree_node.update',
  'move-node': 'tree_node.move',
  'remove-node': 'tree_node.remove',
  'create-metric': 'metric.create',
  'update-metric': 'metric.update',
  'remove-metric': 'metric.remove',
  'set-standard': 'standard.set',
  'remove-standard': 'standard.remove',
  replace: 'tree.replace',
};

/** Whether an edit changes only the name or the note of a node. */
function isDescription(edit: WorkspaceEdit): edit is Extract<WorkspaceEdit, { readonly kind: 'update-node' }> {
  if (edit.kind !== 'update-node' || edit.parentIdentity !== undefined) return false;
  const set = Object.entries(edit.patch).filter(([, value]) => value !== undefined);
  return set.length > 0 && set.every(([field]) => field === 'name' || field === 'note');
}

function conflict({ code, message, current }: VersionConflict): StructureChange {
  return { version: current, changes: [], changed: NO_PARTS, problems: [problem(code, ['expectedVersion'], message)] };
}
