/** Changes the structure of the workspace: a node, a metric, a standard, or the whole tree. */
import {
  describeWorkspaceChange,
  editWorkspace,
  isStandardEdit,
  problem,
  Refusal,
  touchesContract,
  workspaceAuditChanges,
  type Caller,
  type Principal,
  type Problem,
  type Relation,
  type Workspace,
  type WorkspaceEdit,
} from '@bough/domain';
import { auditEntry, type AuditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import { VersionConflict, type WorkspaceStore } from './workspace.store.js';

/** What an edit of the structure changed. */
export interface StructureChange {
  /** The version that now holds. */
  readonly version: number;
  /** One line per difference; what would differ, after a dry run. */
  readonly changes: readonly string[];
  /** Why nothing was changed; empty when it was. */
  readonly problems: readonly Problem[];
}

/** Changes the tree, the metrics or the standards, unless somebody else did since the caller looked. Nothing is saved when a rule is broken. */
export class EditStructure {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly now: () => Date,
    /** What somebody is to the node of a key; asked only when their role does not say enough. */
    private readonly relationTo: RelationTo = async () => null,
    /** The same of a segment, `plan/pro` or `all`. */
    private readonly relationToSegment: RelationTo = async () => null,
  ) {}

  /** `expected` is the version that the caller has seen. With `dryRun` nothing is saved. */
  async run(caller: Caller, edit: WorkspaceEdit, expected: number, { dryRun = false } = {}): Promise<StructureChange> {
    await this.authorise(caller.principal, edit);
    const current = await this.workspaces.current();
    if (!current) throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
    if (isStandardEdit(edit) && touchesContract(current.workspace, edit)) authorise(caller.principal, 'set_contract');
    const { version } = current;
    if (version !== expected) return conflict(new VersionConflict(expected, version));
    const { workspace, problems } = editWorkspace(current.workspace, edit);
    if (problems.length > 0) return { version, changes: [], problems };
    const changes = describeWorkspaceChange(current.workspace, workspace);
    if (changes.length === 0 || dryRun) return { version, changes, problems: [] };
    const audited = workspaceAuditChanges(current.workspace, workspace);
    const entry = auditEntry(caller, this.now(), AUDIT_ACTIONS[edit.kind], audited);
    return this.save(workspace, changes, expected, entry);
  }

  private async authorise(principal: Principal | null, edit: WorkspaceEdit): Promise<void> {
    const { person } = principal ?? { person: null };
    if (isStandardEdit(edit)) {
      const { segment } = edit.standard;
      return authorise(
        principal,
        'set_standard',
        person === null ? null : await this.relationToSegment(person, segment),
      );
    }
    if (!isDescription(edit)) return authorise(principal, 'write_model');
    authorise(principal, 'describe_node', person === null ? null : await this.relationTo(person, edit.key));
  }

  private async save(
    workspace: Workspace,
    changes: readonly string[],
    expected: number,
    entry: AuditEntry,
  ): Promise<StructureChange> {
    try {
      const { version } = await this.workspaces.save(workspace, entry.at, expected, entry);
      return { version, changes, problems: [] };
    } catch (error) {
      if (error instanceof VersionConflict) return conflict(error);
      throw error;
    }
  }
}

/** What a person is to a thing, by its key. For a node of the template it is what they are in every branch that has the node. */
export type RelationTo = (person: string, key: string) => Promise<Relation | null>;

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
  return { version: current, changes: [], problems: [problem(code, ['expectedVersion'], message)] };
}
