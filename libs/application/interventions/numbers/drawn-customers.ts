/**
 * The customers that the arms of an experiment name. A customer is named by the id that its source calls it or, where two sources use the same
 * id, with its source: `desk:4711`.
 */
import {
  ARMS,
  customerTwice,
  dayText,
  firstLaunch,
  drawnCustomers,
  problem,
  treatedSegments,
  type ArmName,
  type ExperimentArms,
  type InterventionPlan,
  type Problem,
} from '@bough/domain';
import type { FactStore, NamedCustomer } from '../../facts/fact.store.js';
import type { RollupReads } from '../../trees/kept-reads.js';
import type { Snapshot } from '../../trees/snapshot.js';

export interface CustomerPorts {
  readonly facts: Pick<FactStore, 'customersNamed'>;
}

/** The most ids that a message names. */
const SHOWN_IDS = 5;

/**
 * A problem for every drawn customer who is not known, is known to several sources, is named twice in different ways, or is no customer of the
 * treated segments on the day of the launch: a verdict on a segment is about its customers, and only they can be given the change there.
 */
export async function customerProblems(
  ports: CustomerPorts,
  plan: InterventionPlan,
  snapshot: Snapshot,
): Promise<Problem[]> {
  if (!plan.arms) return [];
  const known = await customersOf(ports, plan.arms);
  const seen = new Map<string, { readonly arm: ArmName; readonly customer: string }>();
  const named = drawnCustomers(plan.arms).flatMap(({ arm, index, customer }): Problem[] => {
    const found = known.get(customer) ?? [];
    const path = ['arms', arm, index];
    if (found.length === 0) return [unknownCustomer(path, customer)];
    if (found.length > 1) return [ambiguousCustomer(path, customer, found)];
    const before = seen.get(found[0]!.id);
    seen.set(found[0]!.id, before ?? { arm, customer });
    // The check of the plan reports the same text twice.
    return before && before.customer !== customer ? [customerTwice(path, customer, before.arm)] : [];
  });
  return [...named, ...(await outsideProblems(plan, known, snapshot))];
}

/** The internal ids of the drawn customers, by arm; one who is not known, or known to several sources, is left out. */
export async function drawnIds(ports: CustomerPorts, arms: ExperimentArms): Promise<Record<ArmName, string[]>> {
  const known = await customersOf(ports, arms);
  const idOf = (customer: string) => {
    const found = known.get(customer) ?? [];
    return found.length === 1 ? [found[0]!.id] : [];
  };
  return { treated: arms.treated.flatMap(idOf), control: arms.control.flatMap(idOf) };
}

/** The internal ids of the customers of the segments on a day. */
export async function membersOn(
  reads: Pick<RollupReads, 'customerSums'>,
  segments: readonly string[],
  day: number,
): Promise<Set<string>> {
  const members = new Set<string>();
  for (const segment of segments) {
    const { customers, sums } = await reads.customerSums({ from: day, to: day + 1 }, segment);
    const days = sums.get('customer_days')!;
    for (const [row, id] of customers.entries()) if (id !== null && days[row]! > 0) members.add(id);
  }
  return members;
}

/** For each text, the customers that it may mean. */
async function customersOf({ facts }: CustomerPorts, arms: ExperimentArms): Promise<Map<string, NamedCustomer[]>> {
  const texts = [...new Set(drawnCustomers(arms).map(({ customer }) => customer))];
  const byId = new Map<string, NamedCustomer[]>();
  const ids = new Set(texts.flatMap((text) => [text, withSource(text)?.externalId ?? text]));
  for (const each of await facts.customersNamed([...ids]))
    byId.set(each.externalId, [...(byId.get(each.externalId) ?? []), each]);
  return new Map(
    texts.map((text) => {
      const exact = withSource(text);
      const ofSource = exact ? (byId.get(exact.externalId) ?? []).filter(({ source }) => source === exact.source) : [];
      return [text, [...(byId.get(text) ?? []), ...ofSource]];
    }),
  );
}

/** `desk:4711`; a source has no colon in its name. */
function withSource(text: string): Pick<NamedCustomer, 'source' | 'externalId'> | null {
  const colon = text.indexOf(':');
  return colon <= 0 ? null : { source: text.slice(0, colon), externalId: text.slice(colon + 1) };
}

function unknownCustomer(path: Problem['path'], customer: string): Problem {
  const how = 'name customers by the ids that their source calls them, or as source:id';
  return problem('UNKNOWN_CUSTOMER', path, `there is no customer "${customer}"; ${how}`);
}

function ambiguousCustomer(path: Problem['path'], customer: string, found: readonly NamedCustomer[]): Problem {
  const sources = found.map(({ source }) => source).join(' and ');
  const exact = found.map(({ source, externalId }) => `"${source}:${externalId}"`).join(' or ');
  const message = `"${customer}" is a customer of ${sources}, each of them somebody else; write ${exact}`;
  return problem('AMBIGUOUS_CUSTOMER', path, message);
}

async function outsideProblems(
  plan: InterventionPlan,
  known: ReadonlyMap<string, readonly NamedCustomer[]>,
  snapshot: Snapshot,
): Promise<Problem[]> {
  const launch = firstLaunch(plan);
  const segments = treatedSegments(plan);
  const isSound = segments.length > 0 && segments.every((segment) => snapshot.model.positions.has(segment));
  if (!isSound || launch === null || plan.design !== 'experiment') return [];
  const members = await membersOn(snapshot.reads, segments, launch);
  return ARMS.flatMap((arm) => {
    const drawn = plan.arms![arm];
    const outside = drawn.filter((customer) => {
      const found = known.get(customer) ?? [];
      return found.length === 1 && !members.has(found[0]!.id);
    });
    if (outside.length === 0) return [];
    const ids = outside.slice(0, SHOWN_IDS).map((customer) => `"${customer}"`);
    const more = outside.length > SHOWN_IDS ? ', …' : '';
    const who = `${outside.length} of ${drawn.length} are no customers of ${segments.join(', ')} on ${dayText(launch)}`;
    const how = 'leave them out of the draw, or treat their segments, too';
    return [problem('CUSTOMERS_OUTSIDE', ['arms', arm], `${who}: ${ids.join(', ')}${more}; ${how}`)];
  });
}
