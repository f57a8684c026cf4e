/** Records the demo's interventions at the times at which the company's people did, and assesses them as of now. */
import type { CheckDueInterventions, PlanIntervention, StartIntervention } from '@bough/application';
import type { Caller, Instant } from '@bough/domain';
import { DEMO_INTERVENTIONS, type DemoIntervention } from './interventions.js';

/** Makes the use cases for a point in time. */
type InterventionsAt = (now: () => Instant) => {
  readonly planIntervention: PlanIntervention;
  readonly startIntervention: StartIntervention;
  readonly checkDueInterventions: CheckDueInterventions;
};

/** Loads the interventions, once the facts are imported and added up. Throws when one of them no longer fits the demo. */
export async function loadDemoInterventions(caller: Caller, at: InterventionsAt, now: Instant): Promise<void> {
  for (const each of DEMO_INTERVENTIONS) await remember(caller, at, each);
  await at(() => now).checkDueInterventions.run(caller.requestId);
}

async function remember(caller: Caller, at: InterventionsAt, given: DemoIntervention): Promise<void> {
  const { plan, registeredAt, startedAt } = given;
  const options = { exploratory: plan.waves[0]!.launch * 86_400_000 < registeredAt - 86_400_000 };
  const planned = await at(() => registeredAt).planIntervention.run(caller, plan, options);
  const { id } = planned.intervention ?? broken(given, planned.problems);
  const started = await at(() => startedAt).startIntervention.run(caller, { id }, options);
  if (started.intervention?.status !== 'running') broken(given, started.problems);
}

function broken({ key }: DemoIntervention, problems: readonly { readonly message: string }[]): never {
  throw new Error(`the demo's intervention "${key}" is broken: ${problems.map(({ message }) => message).join('; ')}`);
}
