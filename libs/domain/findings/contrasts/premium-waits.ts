/** First reply by tier: a premium segment must not wait much longer for a first reply than a free one, let alone twice as long. */
import { compareWaits, premiumFreePairs } from './compare-waits.js';
import { summariseCases, type Contrast } from './contrast.js';
import { thresholdParameters, type ContrastInput } from './contrast-input.js';
import { reasonWithoutTiers } from './segment-roles.js';

/** The first reply by a human; people do not wait for what a bot says at once. */
const METRIC = 'first_response_time';

/** Makes one case per pair of a premium and a free segment. */
export function premiumWaitsContrast(input: ContrastInput): Contrast {
  const { roles, thresholds, period } = input;
  const rule = {
    metric: METRIC,
    forWhat: 'a first reply',
    warning: thresholds.waits_twice,
    watch: thresholds.ratio,
    advice: 'premium conversations are not picked first',
  };
  return summariseCases(
    {
      kind: 'contrast',
      rule: 'premium_waits',
      name: 'First reply, premium and free',
      healthy: 'No premium segment is shown to wait longer for a first reply than a free one.',
    },
    premiumFreePairs(input).map((pair) => compareWaits(input, pair, rule)),
    {
      period,
      parameters: thresholdParameters(input, 'waits_twice', 'ratio'),
      assumptions: roles.assumptions,
    },
    reasonWithoutTiers(input.model, roles, 'premium', 'free'),
  );
}
