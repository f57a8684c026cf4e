import { agentFinder, likelyAgentFinder, type Person } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { Assignee } from '../facts/people-in-facts.js';

/** A name that a help desk gives to who handled conversations, and who that is. */
export interface Agent extends Assignee {
  /** Whoever has the name among their agent names; `null` for a name that nobody has. */
  readonly person: Person | null;
  /** Who it might be: somebody who is called so, or whose address it is. Nothing follows from it until somebody says so. */
  readonly proposed: Person | null;
}

/** Long enough that whoever works there has handled something, and short enough that few have left. */
export const USUAL_DAYS = 90;

/**
 * Who handled the conversations of the last days with data, those with the most first; with `unmatched`, only the names that nobody has.
 * Empty without conversations.
 */
export async function listAgents(
  context: UseCaseContext,
  { days = USUAL_DAYS, unmatched = false }: { readonly days?: number; readonly unmatched?: boolean } = {},
): Promise<Agent[]> {
  const { caller, stores, kept } = context;
  authorise(caller.principal, 'import_facts');
  const { range } = context.snapshot().state;
  if (!range) return [];
  const { people } = await kept.ownership.newest();
  const [personOf, likelyPersonOf] = [agentFinder(people), likelyAgentFinder(people)];
  const assignees = await stores.facts.assignees({ from: range.to - days, to: range.to });
  const agents = assignees.map((assignee) => {
    const person = personOf(assignee.name);
    return { ...assignee, person, proposed: person ? null : likelyPersonOf(assignee.name) };
  });
  return unmatched ? agents.filter(({ person }) => person === null) : agents;
}
