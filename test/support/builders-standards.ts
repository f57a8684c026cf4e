/** A standard as tests need one: first response of enterprise within an hour on average, from 2026 on. */
import type { Standard } from '@bough/domain';
import { day } from './builders.js';

export function aStandard(given: Partial<Standard> = {}): Standard {
  return {
    segment: 'plan/pro',
    metric: 'first_response_time',
    kind: 'at_most',
    low: null,
    high: 3600,
    share: null,
    basis: 'calendar',
    contractual: false,
    from: day('2026-01-01'),
    to: null,
    reason: 'sold so',
    review: day('2026-12-31'),
    setBy: 'olga',
    ...given,
  };
}
