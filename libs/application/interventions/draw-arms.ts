import { ALL_SEGMENTS, drawArms, fullSegment, Refusal, type ArmName, type Day } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { NamedCustomer } from '../facts/fact.store.js';
import type { Snapshot } from '../trees/snapshot.js';
import { membersOn } from './numbers/drawn-customers.js';
import { authoriseAt, interventionsNow } from './interventions-now.js';

interface DrawWish {
  /** Keys, or ids with the dimension. */
  readonly segments: readonly string[];
  /** Who is a customer there on this day. */
  readonly launch: Day;
  readonly seed: number;
  /** Above 0 and below 1. */
  readonly share: number;
  /** Large and small customers alike in both arms, by their conversations in the eight weeks before. */
  readonly bySize: boolean;
}

interface DrawnCustomer extends Pick<NamedCustomer, 'source' | 'externalId'> {
  readonly arm: ArmName;
}

const WEEKS_OF_SIZE = 8;

/**
 * Draws the customers of an experiment at random, in the order of ids and sources. Keeps nothing: what was drawn is part of the plan that
 * names it. Refuses segments that are not there, and those in which there is nobody to draw.
 */
export async function drawExperiment(
  context: UseCaseContext,
  { segments, launch, seed, share, bySize }: DrawWish,
): Promise<DrawnCustomer[]> {
  const now = await interventionsNow(context);
  authoriseAt(context.caller, 'write_intervention', null, now);
  const { snapshot } = now;
  if (!(share > 0 && share < 1)) throw new Refusal('SHARE_INVALID', 'Treat more than 0 and fewer than 100 per cent.');
  const named = segments.map((segment) => fullSegment(segment, snapshot.model));
  const gone = named.find((segment) => segment === ALL_SEGMENTS || !snapshot.model.positions.has(segment));
  if (gone !== undefined) throw new Refusal('UNKNOWN_SEGMENT', `There is no segment "${gone}".`);
  const members = await membersOn(snapshot.reads, named, launch);
  const customers = await context.stores.facts.customersById([...members]);
  if (customers.length < 2)
    throw new Refusal('NOBODY_TO_DRAW', `There are ${customers.length} customers of ${named.join(', ')} on that day.`);
  const volumes = bySize ? await volumesOf(customers, launch, snapshot) : null;
  const arms = drawArms(customers.length, volumes, { seed, share });
  return customers.map(({ source, externalId }, i) => ({ source, externalId, arm: arms[i]! }));
}

/** Conversations of each customer in the last weeks that there is data of. */
async function volumesOf(customers: readonly NamedCustomer[], launch: Day, snapshot: Snapshot): Promise<number[]> {
  const to = Math.min(launch, snapshot.state.range?.to ?? launch);
  const { customers: ids, sums } = await snapshot.reads.customerSums(
    { from: to - 7 * WEEKS_OF_SIZE, to },
    ALL_SEGMENTS,
  );
  const created = new Map(ids.map((id, row) => [id, sums.get('created')![row]!]));
  return customers.map(({ id }) => created.get(id) ?? 0);
}
