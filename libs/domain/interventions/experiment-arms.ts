/**
 * Who was assigned to what in a true experiment: customers by the ids that their source calls them, drawn before launch. Every customer counts
 * in the arm that they were drawn into, whatever they do and whichever segment they move to (intention to treat).
 */
import type { ArmSums } from './circumstances.js';
import type { ExperimentArms, InterventionPlan } from './plan.js';
import { problem, warning, type Problem } from '../shared/problem.js';

/** The treated arm comes first, as in `ArmSums`. */
export const ARMS = ['treated', 'control'] as const;
export type ArmName = (typeof ARMS)[number];

/** Customers that an arm needs for a verdict. */
export const FEWEST_CUSTOMERS = 20;

/** Only an experiment has arms, and no customer is in two of them. Places: `['arms', 'treated', 3]`. */
export function armProblems({ design, arms, looks }: Pick<InterventionPlan, 'design' | 'arms' | 'looks'>): Problem[] {
  if (!arms)
    return design === 'experiment'
      ? [problem('ARMS_MISSING', ['arms'], 'say which customers get the change, and which do not')]
      : [];
  if (design !== 'experiment')
    return [problem('ARMS_WITHOUT_EXPERIMENT', ['arms'], 'customers are assigned in an experiment: say so')];
  const seen = new Map<string, ArmName>();
  const twice = drawnCustomers(arms).flatMap(({ arm, index, customer }) => {
    const other = seen.get(customer);
    seen.set(customer, other ?? arm);
    return other ? [customerTwice(['arms', arm, index], customer, other)] : [];
  });
  const few = ARMS.filter((arm) => arms[arm].length < FEWEST_CUSTOMERS).map((arm) =>
    warning('FEW_CUSTOMERS', ['arms', arm], `fewer than ${FEWEST_CUSTOMERS} customers give no verdict`),
  );
  const often =
    looks === 'weekly' ? [problem('LOOKS_OF_EXPERIMENT', ['looks'], 'an experiment is judged once, at its end')] : [];
  return [...twice, ...few, ...often];
}

const WHERE: Readonly<Record<ArmName, string>> = { treated: 'treated', control: 'a control' };

export function customerTwice(path: Problem['path'], customer: string, other: ArmName): Problem {
  return problem('CUSTOMER_TWICE', path, `"${customer}" is ${WHERE[other]} already; leave one of the two out`);
}

/** Every customer with its place. */
export function drawnCustomers(arms: ExperimentArms) {
  return ARMS.flatMap((arm) => arms[arm].map((customer, index) => ({ arm, index, customer })));
}

/** Equal for the same customers in the same arms, in whatever order. */
export function sameArms(one: ExperimentArms | null | undefined, other: ExperimentArms | null | undefined): boolean {
  const text = (arms: ExperimentArms | null | undefined) =>
    arms && JSON.stringify(ARMS.map((arm) => [...arms[arm]].sort()));
  return (text(one) ?? null) === (text(other) ?? null);
}

/** What each customer adds to the measures, in a part of the weeks. */
export interface CustomersPart {
  readonly customers: readonly (string | null)[];
  readonly sums: ReadonlyMap<string, ArrayLike<number>>;
}

/**
 * What the customers of each arm add up to over the parts. `members`: internal ids by arm; a customer who did nothing counts with zeros.
 * `lacking`: measures that are not known customer by customer, and why.
 */
export function armSums(
  members: Readonly<Record<ArmName, readonly string[]>>,
  parts: readonly CustomersPart[],
  lacking?: ReadonlyMap<string, string>,
): ArmSums[] {
  return ARMS.map((name) => {
    const places = new Map(members[name].map((id, place) => [id, place]));
    const sums = new Map<string, Float64Array>();
    for (const part of parts)
      for (const [measure, values] of part.sums) {
        const column = sums.get(measure) ?? new Float64Array(places.size);
        sums.set(measure, column);
        for (const [row, id] of part.customers.entries()) {
          const place = id === null ? undefined : places.get(id);
          if (place !== undefined) column[place]! += values[row]!;
        }
      }
    return { name, customers: places.size, sums, ...(lacking && { lacking }) };
  });
}
