/**
 * Resolution time by tier: higher tiers should be faster, or at least no slower. A premium tier that waits longer than a free one is an
 * inversion.
 */
import { compareWaits, premiumFreePairs, type TierPair } from './compare-waits.js';
import { summariseCases, type Contrast, type ContrastCase } from './contrast.js';
import { thresholdParameters, type ContrastInput } from './contrast-input.js';
import { reasonWithoutTiers } from './segment-roles.js';

/** Premium against free tiers may be a warning. A tier against the one right below it is only ever to be watched. */
export function resolutionOrderContrast(input: ContrastInput): Contrast {
  const { roles, thresholds, period } = input;
  const rule = {
    metric: 'resolution_time',
    forWhat: 'a resolution',
    watch: thresholds.ratio,
    advice: 'look at routing and at who is free for these conversations',
  };
  const pairs = premiumFreePairs(input);
  const isPair = ({ higher, lower }: TierPair) => pairs.some((pair) => pair.higher === higher && pair.lower === lower);
  const neighbours = roles.tiers
    .slice(1)
    .flatMap((tier, below) => tier.flatMap((higher) => roles.tiers[below]!.map((lower) => ({ higher, lower }))))
    .filter((neighbour) => !isPair(neighbour));
  const cases: ContrastCase[] = [
    ...pairs.map((pair) => compareWaits(input, pair, { ...rule, warning: thresholds.ratio })),
    ...neighbours.map((pair) => compareWaits(input, pair, { ...rule, warning: null })),
  ];
  return summariseCases(
    {
      kind: 'contrast',
      rule: 'resolution_order',
      name: 'Resolution time by tier',
      healthy: 'No tier is shown to wait longer for a resolution than a lower one.',
    },
    cases,
    { period, parameters: thresholdParameters(input, 'ratio'), assumptions: roles.assumptions },
    reasonWithoutTiers(input.model, roles, 'premium', 'free'),
  );
}
