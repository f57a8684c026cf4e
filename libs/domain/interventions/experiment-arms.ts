/**
 * Who was assigned to what in a true experiment: customers by the ids that their source calls them, drawn before launch. Everybody who
 * was drawn counts in the arm that they were drawn into, whatever they do and whichever segment they move to.
 */
import { launchDays } from './impact-study.js';
import type { Numbers } from './impact-series.js';
import { judgedMetric } from './judged-metric.js';
import type { ArmSums } from './circumstances.js';
import type { ExperimentArms, InterventionPlan } from './plan.js';
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';
import { problem, warning, type Problem } from '../shared/problem.js';

/** The treated arm comes first, as in `ArmSums`. */
export const ARMS = ['treated', 'control'] as const;
export type ArmName = (typeof ARMS)[number];

/** Customers that an arm needs for a verdict. */
export const FEWEST_CUSTOMERS = 20;

/** Arms belong to an experiment and to nothing else; nobody is in two of them. Places: `['arms', 'treated', 3]`. */
export function armProblems({ design, arms }: Pick<InterventionPlan, 'design' | 'arms'>): Problem[] {
  if (!arms)
    return design === 'experiment'
      ? [problem('ARMS_MISSING', ['arms'], 'say which customers get the change, and which do not')]
      : [];
  if (design !== 'experiment')
    return [problem('ARMS_WITHOUT_EXPERIMENT', ['arms'], 'customers are assigned in an experiment: say so')];
  const seen = new Map<string, ArmName>();
  const twice = listed(arms).flatMap(({ arm, index, customer }) => {
    const other = seen.get(customer);
    seen.set(customer, other ?? arm);
    return other ? [problem('CUSTOMER_TWICE', ['arms', arm, index], `"${customer}" is ${WHERE[other]} already`)] : [];
  });
  const few = ARMS.filter((arm) => arms[arm].length < FEWEST_CUSTOMERS).map((arm) =>
    warning('FEW_CUSTOMERS', ['arms', arm], `fewer than ${FEWEST_CUSTOMERS} customers give no verdict`),
  );
  return [...twice, ...few];
}

const WHERE: Readonly<Record<ArmName, string>> = { treated: 'treated', control: 'a control' };

/** Every customer with its place. */
export function listed(arms: ExperimentArms) {
  return ARMS.flatMap((arm) => arms[arm].map((customer, index) => ({ arm, index, customer })));
}

/** Equal for the same customers in the same arms, in whatever order. */
export function sameArms(one: ExperimentArms | null | undefined, other: ExperimentArms | null | undefined): boolean {
  const text = (arms: ExperimentArms | null | undefined) =>
    arms && JSON.stringify(ARMS.map((arm) => [...arms[arm]].sort()));
  return (text(one) ?? null) === (text(other) ?? null);
}

/**
 * The whole weeks that can be judged, without the days left out; as far as the data went on `asOf` (exclusive). Empty before the
 * first week has stood still, and for metrics that cannot be judged.
 */
export function armPeriods(numbers: Numbers, plan: InterventionPlan, asOf: Day = Infinity): Period[] {
  const judged = judgedMetric(numbers.model, plan.metric);
  const { range } = numbers.state;
  if (judged.kind === 'not_judged' || plan.waves.length === 0 || range === null) return [];
  const { settled } = launchDays(plan, judged.maturity);
  const weeks = armWeeks(plan, judged.maturity, settled, Math.min(asOf, range.to));
  const whole = { from: settled, to: settled + 7 * weeks };
  return weeks === 0
    ? []
    : plan.excluded.reduce<Period[]>((left, gap) => left.flatMap((each) => without(each, gap)), [whole]);
}

/** Whole weeks from `settled` on of which nothing moves any more. */
export function armWeeks(
  { weeks }: Pick<InterventionPlan, 'weeks'>,
  maturity: number,
  settled: Day,
  asOf: Day,
): number {
  return Math.max(0, Math.min(weeks, Math.floor((asOf - maturity - settled) / 7)));
}

function without({ from, to }: Period, gap: Period): Period[] {
  const parts = [
    { from, to: Math.min(to, gap.from) },
    { from: Math.max(from, gap.to), to },
  ];
  return gap.to <= from || gap.from >= to ? [{ from, to }] : parts.filter((part) => part.from < part.to);
}

/** What each customer adds to the measures, in a part of the weeks. */
export interface CustomersPart {
  readonly customers: readonly (string | null)[];
  readonly sums: ReadonlyMap<string, ArrayLike<number>>;
}

/** `members`: internal ids by arm. Who was drawn and did nothing counts, with zeros. */
export function armSums(
  members: Readonly<Record<ArmName, readonly string[]>>,
  parts: readonly CustomersPart[],
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
    return { name, customers: places.size, sums };
  });
}
