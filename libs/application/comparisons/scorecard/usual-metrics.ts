import { carriedMetric } from '@bough/domain';
import type { Snapshot } from '../../trees/snapshot.js';

const USUAL = [
  'cost_to_serve',
  'contact_rate',
  'csat',
  'first_response_time',
  'resolution_time',
  'handling_efficiency',
  'escalation_rate',
  'touches_per_ticket',
];

/** The metrics that a scorecard shows unless others are named; where no import carries one, the next best. */
export function usualMetrics({ model, state }: Snapshot): string[] {
  return [...new Set(USUAL.map((key) => carriedMetric(model, state.carried, key)))];
}
