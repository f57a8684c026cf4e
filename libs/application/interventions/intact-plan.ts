/** A frozen plan is what was frozen: it fits its hash, and the audit of the start and every earlier verdict know the same hash. */
import { Refusal, type Intervention } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import { subjectOf } from './change-intervention.js';
import { hashOf } from './interventions-now.js';

/** Refuses a frozen plan that is another one: somebody went round the database's own lock. */
export async function requireIntact(
  { stores: { audit, interventions } }: UseCaseContext,
  { id, number, frozen }: Intervention,
): Promise<void> {
  if (frozen === null) return;
  // Nothing starts twice; an entry that somebody added says something else than the first one.
  const starts = await audit.list({ subject: subjectOf(number), action: 'intervention.start' }, 2);
  const written = starts.flatMap(({ changes }) => changes.filter(({ field }) => field === 'frozen'));
  const isIntact =
    hashOf(frozen.plan, frozen.definition) === frozen.hash &&
    written.length > 0 &&
    written.every(({ after }) => after === frozenWords(frozen)) &&
    (await interventions.assessments(id)).every(({ planHash }) => planHash === frozen.hash);
  if (isIntact) return;
  const message = `The frozen plan of intervention ${number} is not the one that was frozen; nothing is judged by it.`;
  throw new Refusal('PLAN_TAMPERED', message);
}

/** What the audit of the start says was frozen. */
export function frozenWords({ revision, hash }: { readonly revision: number; readonly hash: string }): string {
  return `revision ${revision}, ${hash}`;
}
