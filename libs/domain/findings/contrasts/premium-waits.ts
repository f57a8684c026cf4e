/** Twice as long: a premium segment that waits twice as long as a free one for a first reply. */
import { contrastOf, type Contrast } from './contrast.js';
import type { Look } from './contrast-input.js';
import { waitsLonger } from './compare-waits.js';

/** A human reply: what a bot says at once is not what people wait for. */
const METRIC = 'first_response_time';

/** One case per premium and free segment. */
export function premiumWaitsContrast(look: Look): Contrast {
  const { roles, thresholds, period } = look;
  const { premium, free } = roles.of;
  const rule = {
    metric: METRIC,
    forWhat: 'a first reply',
    warning: thresholds.waits_twice,
    watch: thresholds.ratio,
    advice: 'premium conversations are not picked first',
  };
  return contrastOf(
    {
      kind: 'contrast',
      rule: 'premium_waits',
      name: 'First reply, premium and free',
      healthy: 'No premium segment is shown to wait longer for a first reply than a free one.',
    },
    premium.flatMap((high) => free.filter((low) => low !== high).map((low) => waitsLonger(look, high, low, rule))),
    {
      period,
      parameters: [
        { name: 'waits_twice', value: thresholds.waits_twice },
        { name: 'ratio', value: thresholds.ratio },
      ],
      assumptions: roles.assumptions,
    },
    'There are no tiers to compare.',
  );
}
