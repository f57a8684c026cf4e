/** Which design of a launch could see the effect that matters. */
import { designChances, type DesignChances, type InterventionPlan } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { historiesOfHalves } from './numbers/drawn-sums.js';
import { numbersOf } from './numbers/follow-up.js';
import { canBeWeighed, type PreviewOptions } from './preview-plan.js';

/**
 * The designs that a plan could have, with the chance of each, the best first; `null` where nothing can be said. This reads what every
 * customer did in up to twelve weeks, so it is no part of the preview: whoever wants it asks for it.
 */
export async function readDesignChances(
  context: UseCaseContext,
  plan: InterventionPlan,
  { snapshot = context.snapshot() }: Pick<PreviewOptions, 'snapshot'> = {},
): Promise<DesignChances | null> {
  authorise(context.caller.principal, 'read_model');
  if (!canBeWeighed(snapshot, plan)) return null;
  return designChances(await numbersOf(snapshot, plan), plan, await historiesOfHalves(plan, snapshot));
}
