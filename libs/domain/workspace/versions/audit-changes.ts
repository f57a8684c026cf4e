/** What applying a workspace changed, as the audit keeps it: nodes and metrics by field, and the fields of the workspace itself. */
import { auditText, type AuditChange } from '../../access/audit-change.js';
import { eventKey } from '../event.js';
import { isSame } from '../../shared/same.js';
import { changeKey } from './standard-change.js';
import type { TreeChange } from './tree-change.js';
import { templatePath } from '../template/tree-order.js';
import { versionChanges } from './version-change.js';
import type { Workspace } from '../workspace.js';

/** Every difference. Example: `{ subject: 'node:cost', field: 'name', before: 'Cost', after: 'Costs' }` */
export function workspaceAuditChanges(before: Workspace | null, after: Workspace): AuditChange[] {
  if (!before) return [{ subject: 'workspace', field: null, before: null, after: auditText(after) }];
  const structure = versionChanges(before, after).map((change) => structureChange(change, before, after));
  return [...ownFields(before, after), ...structure];
}

function structureChange(change: TreeChange, before: Workspace, after: Workspace): AuditChange {
  const { kind, key, field, from, to } = change;
  const subject = kind === 'tree' || key === '' ? kind : `${kind}:${key}`;
  switch (change.change) {
    case 'changed':
      return { subject, field, before: from, after: to };
    case 'reordered':
      return { subject, field: 'order', before: from, after: to };
    case 'added':
    case 'removed':
      return { subject, field: null, before: wholeText(before, kind, key), after: wholeText(after, kind, key) };
  }
}

/** A node, metric, standard or event as a whole; `null` where it does not exist. */
function wholeText(
  { tree, metrics, standards, events }: Workspace,
  kind: TreeChange['kind'],
  key: string,
): string | null {
  if (kind === 'standard') return auditText(standards?.find((standard) => changeKey(standard) === key));
  if (kind === 'event') return auditText(events?.find((event) => eventKey(event) === key));
  if (kind === 'metric') return auditText(metrics.find((metric) => metric.key === key));
  return auditText(tree.nodes.find((node) => templatePath(node.key, tree.nodes) === key));
}

function ownFields(before: Workspace, after: Workspace): AuditChange[] {
  const { tree: _tree, metrics: _metrics, standards: _standards, events: _events, ...own } = after;
  const leavable = ['contrasts', 'businessHours'].filter((field) => field in before);
  const fields = new Set([...Object.keys(own), ...leavable]);
  return ([...fields] as (keyof typeof own)[])
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({
      subject: 'workspace',
      field,
      before: auditText(before[field]),
      after: auditText(after[field]),
    }));
}
