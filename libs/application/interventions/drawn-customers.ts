/** The customers of an experiment: whether they are known, and what each of them adds up to in the weeks that are judged. */
import {
  ALL_SEGMENTS,
  armPeriods,
  ARMS,
  armSums,
  listed,
  problem,
  type ArmName,
  type ArmSums,
  type CustomersPart,
  type InterventionPlan,
  type Problem,
} from '@bough/domain';
import type { FactStore, NamedCustomer } from '../facts/fact.store.js';
import type { Snapshot } from '../trees/snapshot.js';

interface CustomerPorts {
  readonly facts: Pick<FactStore, 'customersNamed'>;
}

/** Everybody who was drawn and is not known, or is known to several sources. */
export async function customerProblems({ facts }: CustomerPorts, { arms }: InterventionPlan): Promise<Problem[]> {
  if (!arms) return [];
  const known = await knownOf({ facts }, arms);
  return listed(arms).flatMap(({ arm, index, customer }) => {
    const found = known.get(customer) ?? [];
    if (found.length === 1) return [];
    const path = ['arms', arm, index];
    if (found.length === 0) return [problem('UNKNOWN_CUSTOMER', path, `there is no customer "${customer}"`)];
    const sources = found.map(({ source }) => source).join(' and ');
    return [problem('AMBIGUOUS_CUSTOMER', path, `"${customer}" is a customer of ${sources}; each is somebody else`)];
  });
}

/** The sums of both arms over the weeks that can be judged; `null` for plans without arms. Whoever is not known any more is left out. */
export async function sumsOfArms(
  { facts }: CustomerPorts,
  plan: InterventionPlan,
  snapshot: Snapshot,
): Promise<ArmSums[] | null> {
  if (plan.design !== 'experiment' || !plan.arms) return null;
  const known = await knownOf({ facts }, plan.arms);
  const idsOf = (arm: ArmName) => plan.arms![arm].flatMap((customer) => known.get(customer)?.[0]?.id ?? []);
  const members = Object.fromEntries(ARMS.map((arm) => [arm, idsOf(arm)])) as Record<ArmName, string[]>;
  const parts: CustomersPart[] = [];
  // Whoever moves to another segment stays in the arm that they were drawn into.
  for (const period of armPeriods(snapshot, plan)) parts.push(await snapshot.customerSums(period, ALL_SEGMENTS));
  return armSums(members, parts);
}

async function knownOf({ facts }: CustomerPorts, arms: NonNullable<InterventionPlan['arms']>) {
  const known = new Map<string, NamedCustomer[]>();
  for (const each of await facts.customersNamed([...new Set(listed(arms).map(({ customer }) => customer))]))
    known.set(each.externalId, [...(known.get(each.externalId) ?? []), each]);
  return known;
}
