/** Records the demo's interventions at the times at which the company's people did, and assesses them as of now. */
import { clockFrom, type System } from '@bough/application';
import type { Caller } from '@bough/domain';
import { DEMO_INTERVENTIONS, type DemoIntervention } from './interventions.js';

/** Loads the interventions, once the facts are imported and added up. Throws when one of them no longer fits the demo. */
export async function loadDemoInterventions(system: System, caller: Caller): Promise<void> {
  for (const each of DEMO_INTERVENTIONS) await remember(system, caller, each);
  await system.as(caller).interventions.checkDue();
}

async function remember(system: System, caller: Caller, given: DemoIntervention): Promise<void> {
  const { plan, registeredAt, startedAt } = given;
  const at = (instant: number) => system.at(clockFrom(() => instant)).as(caller).interventions;
  const options = { exploratory: plan.waves[0]!.launch * 86_400_000 < registeredAt - 86_400_000 };
  const planned = await at(registeredAt).plan(plan, options);
  const { id } = planned.intervention ?? broken(given, planned.problems);
  const started = await at(startedAt).start({ id }, options);
  if (started.intervention?.status !== 'running') broken(given, started.problems);
}

function broken({ key }: DemoIntervention, problems: readonly { readonly message: string }[]): never {
  throw new Error(`the demo's intervention "${key}" is broken: ${problems.map(({ message }) => message).join('; ')}`);
}
