import { problem, type Problem } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';

/** Notes that the caller has read these findings (ids) as they are now. Ids of none are passed over; a caller must be a person. */
export async function markFindingsSeen(
  context: UseCaseContext,
  ids: readonly string[],
): Promise<{ readonly problems: readonly Problem[] }> {
  const { caller, stores, clock } = context;
  authorise(caller.principal, 'mark_seen');
  const person = caller.principal!.person;
  if (person === null)
    return { problems: [problem('PERSON_UNKNOWN', [], 'What was read is noted for a person; sign in as one.')] };
  await stores.findings.markSeen(person, ids, clock.date());
  context.forget();
  return { problems: [] };
}

/** Those of the findings (ids) to which others did something that the caller has not read; none for a caller who is no person. */
export async function listUnread({ caller, stores }: UseCaseContext, ids: readonly string[]): Promise<Set<string>> {
  authorise(caller.principal, 'read_model');
  const person = caller.principal!.person;
  return person === null ? new Set() : stores.findings.unread(person, ids);
}
