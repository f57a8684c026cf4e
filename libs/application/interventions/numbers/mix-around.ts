/** Reads what conversations were about around a launch, for the effect at the mix of before. */
import {
  mixDimensions,
  mixSpread,
  mixWanted,
  type Circumstances,
  type ConversationDimension,
  type InterventionPlan,
  type MixWanted,
  type VersionedNumbers,
} from '@bough/domain';
import type { Snapshot } from '../../trees/snapshot.js';

/** By the one label whose kinds differ most, and by the two that do jointly; in words why by none. Nothing for experiments: chance mixes alike. */
export async function mixAround(
  snapshot: Snapshot,
  numbers: VersionedNumbers,
  plan: InterventionPlan,
): Promise<Pick<Circumstances, 'mix'>> {
  if (plan.design === 'experiment') return {};
  const wanted = mixWanted(numbers, plan);
  if (typeof wanted === 'string') return { mix: wanted };
  const dimensions = mixDimensions(snapshot);
  if (dimensions.length === 0)
    return { mix: 'no import says what conversations were when they began (their channel, or attributes of them)' };
  const spreads: number[] = [];
  for (const dimension of dimensions)
    spreads.push(mixSpread(numbers, plan, (await readAround(snapshot, wanted, [dimension])).before));
  const sorted = dimensions.map((dimension, at) => ({ dimension, spread: spreads[at]! })).sort((a, b) => b.spread - a.spread); // prettier-ignore
  const first = sorted.slice(0, 2).map(({ dimension }) => dimension);
  const mix = [await readAround(snapshot, wanted, first.slice(0, 1))];
  if (first.length > 1) mix.push(await readAround(snapshot, wanted, first));
  return { mix };
}

async function readAround({ reads }: Snapshot, { before, after }: MixWanted, by: readonly ConversationDimension[]) {
  const labels = by.map(({ label }) => label);
  return {
    dimensions: by.map(({ name }) => name),
    from: before.period.from,
    before: await reads.labelledWeeks({ ...before, by: labels }),
    after: await reads.labelledWeeks({ ...after, by: labels }),
  };
}
