/** The treated segments, by id and name. */
import type { Assessment } from '../assessment.js';
import type { InterventionPlan } from '../plan.js';
import type { Numbers } from '../study/plan-study.js';

export function nameTreated({ model }: Numbers, { waves }: InterventionPlan): Assessment['treated'] {
  const nameOf = (segment: string) => model.segments[model.positions.get(segment) ?? -1]?.name ?? segment;
  return waves.flatMap(({ segments }) => segments.map((segment) => ({ segment, name: nameOf(segment) })));
}
