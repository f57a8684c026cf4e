/** Resolution time by tier: higher tiers are to be faster, or at least no slower. A premium tier that waits longer than a free one is an inversion. */
import { contrastOf, type Contrast, type ContrastCase } from './contrast.js';
import type { Look } from './contrast-input.js';
import { waitsLonger } from './compare-waits.js';

/** Premium against free tiers may be warnings; a tier against the one right below it is watched. */
export function resolutionOrderContrast(look: Look): Contrast {
  const { roles, thresholds, period } = look;
  const { premium, free } = roles.of;
  const rule = {
    metric: 'resolution_time',
    forWhat: 'a resolution',
    watch: thresholds.ratio,
    advice: 'look at routing and at who is free for these conversations',
  };
  const pairs = premium.flatMap((high) => free.filter((low) => low !== high).map((low) => [high, low] as const));
  const isPair = (high: string, low: string) => pairs.some((pair) => pair[0] === high && pair[1] === low);
  const neighbours = roles.tiers
    .slice(1)
    .map((high, below) => [high, roles.tiers[below]!] as const)
    .filter(([high, low]) => !isPair(high, low));
  const cases: ContrastCase[] = [
    ...pairs.map(([high, low]) => waitsLonger(look, high, low, { ...rule, warning: thresholds.ratio })),
    ...neighbours.map(([high, low]) => waitsLonger(look, high, low, { ...rule, warning: Infinity })),
  ];
  return contrastOf(
    {
      kind: 'contrast',
      rule: 'resolution_order',
      name: 'Resolution time by tier',
      healthy: 'No tier is shown to wait longer for a resolution than a lower one.',
    },
    cases,
    { period, parameters: [{ name: 'ratio', value: thresholds.ratio }], assumptions: roles.assumptions },
    'There are no tiers to compare.',
  );
}
