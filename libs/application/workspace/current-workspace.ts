import type { Actor } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { AppliedWorkspace } from './workspace.store.js';

/** The workspace as it was last applied; `null` before the first. */
export async function currentWorkspace({ caller, stores }: UseCaseContext): Promise<AppliedWorkspace | null> {
  authorise(caller.principal, 'read_model');
  return stores.workspaces.current();
}

/**
 * Takes the demo's data away before another workspace takes its place: facts, findings, interventions, owners, and the people with these
 * keys. Each is a transaction of its own, with its entry in the audit.
 */
export async function removeDemo(
  { caller, stores, clock }: UseCaseContext,
  people: readonly string[],
  actor: Actor,
): Promise<void> {
  authorise(caller.principal, 'write_model');
  const removed = (subject: string, field: string | null) => [{ subject, field, before: 'demo', after: null }];
  await stores.workspaces.removeFacts(auditEntry(caller, clock.date(), 'facts.remove', removed('workspace', 'facts')));
  await stores.findings.removeAll(auditEntry(caller, clock.date(), 'finding.remove', removed('workspace', 'findings')));
  const at = clock.date();
  const putAway = auditEntry(caller, at, 'intervention.put_away', removed('workspace', 'interventions'));
  await stores.interventions.putAway(at.getTime(), putAway);
  const entry = auditEntry(caller, at, 'ownership.remove', removed('ownership', null));
  await stores.ownership.remove(people, { actor, at: at.getTime(), reason: 'leaving the demo', entry });
}
