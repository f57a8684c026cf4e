import type { InterventionPlan } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { NameInPlan } from './change-intervention.js';
import { listAllInterventions } from './list-interventions.js';

/** The names of everything in the plans that there are, and in `more`; an id that means nothing any more stays as it is. */
export async function namesInPlans(context: UseCaseContext, ...more: InterventionPlan[]): Promise<NameInPlan> {
  const kept = (await listAllInterventions(context)).flatMap(({ revisions }) => revisions.map(({ plan }) => plan));
  const { people } = await context.kept.ownership.newest();
  const ids = new Set([...kept, ...more].flatMap(({ finding }) => finding ?? []));
  const findings = await Promise.all([...ids].map((id) => context.stores.findings.find({ id })));
  const names = new Map([
    ...people.map(({ id, name }): [string, string] => [id, name]),
    ...findings.flatMap((found): [string, string][] => (found ? [[found.id, `#${found.number}`]] : [])),
  ]);
  return (id) => names.get(id) ?? id;
}
