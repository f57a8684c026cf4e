/** What differs between two states of a plan, a line for each field, as people read it. */
import { sameArms } from '../experiment-arms.js';
import type { InterventionPlan } from '../plan.js';
import { PLAN_FIELD_NAMES, PLAN_FIELDS, type PlanField } from '../plan-fields.js';

export interface PlanChange {
  readonly field: keyof InterventionPlan;
  readonly before: string;
  readonly after: string;
  /** `weeks: 4 → 6`. */
  readonly text: string;
}

/** In the order of the table of fields; empty for plans that say the same. `nameOf` turns the id of a person or a finding into what people call it. */
export function planChanges(
  before: InterventionPlan,
  after: InterventionPlan,
  nameOf: (id: string) => string = (id) => id,
): PlanChange[] {
  return PLAN_FIELD_NAMES.flatMap((field) => {
    const was = planText(before, field, nameOf);
    const hasOtherCustomers = field === 'arms' && !sameArms(before.arms, after.arms);
    // There may be as many customers as before, and yet others.
    const is = `${planText(after, field, nameOf)}${hasOtherCustomers && before.arms && after.arms ? ', other customers' : ''}`;
    return was === is ? [] : [{ field, before: was, after: is, text: `${PLAN_FIELDS[field].label}: ${was} → ${is}` }];
  });
}

/** A field of a plan as people read it. `nameOf` turns the id of a person or a finding into what people call it. */
export function planText(
  plan: InterventionPlan,
  field: keyof InterventionPlan,
  nameOf: (id: string) => string = (id) => id,
): string {
  const { read } = PLAN_FIELDS[field] as Required<PlanField<unknown>>;
  return read(plan[field], plan, nameOf);
}
