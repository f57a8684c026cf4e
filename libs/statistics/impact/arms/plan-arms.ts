/**
 * Before an experiment starts: which effect could it show? Customers differ from each other as they did before, so the test done on the
 * weeks before has the error that the test of the weeks after will have.
 */
import { armsEffect, type Arm } from './arms.js';
import { detectable, noChangePower } from '../plan.js';
import type { WeeklyEffect } from '../weekly-effect.js';

/** As {@link PlannedWeeks}, and how many customers, in both arms together, would show an effect as large as the margin in as many weeks. */
export interface PlannedArms {
  readonly weeks: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly detectable: number;
  readonly noChangePower: number;
  readonly customersNeeded: number;
}

/** The formula found its own effect in 77 to 80 % of simulated cases, the fewer the more unequal customers are. */
const OPTIMISM = 1.05;

/**
 * What the arms could show in as many weeks as they were watched before launch, `before`: detectable are 1.05 (t₀.₉₇₅ + t₀.₈) standard
 * errors of Welch's test by the delta method. `margin` > 0 on the scale of the effect. `null` where the test has no error to plan with.
 */
export function planArms(
  before: readonly [treated: Arm, control: Arm],
  scale: 'log' | 'points',
  weeks: number,
  margin: number,
): PlannedArms | null {
  const { effect } = armsEffect(...before, scale, weeks);
  if (effect.kind === 'none') return null;
  const { standardError, degreesOfFreedom } = effect;
  const found = OPTIMISM * detectable(standardError, degreesOfFreedom);
  return {
    weeks,
    standardError,
    degreesOfFreedom,
    detectable: found,
    noChangePower: noChangePower(standardError, degreesOfFreedom, margin),
    customersNeeded: customersToDetect(effect, before[0].numerators.length + before[1].numerators.length, margin),
  };
}

/** The error falls with the root of the number of customers: so many, drawn as these were, would show an effect as large as the margin. */
export function customersToDetect(
  { standardError, degreesOfFreedom }: Pick<WeeklyEffect, 'standardError' | 'degreesOfFreedom'>,
  customers: number,
  margin: number,
): number {
  return Math.ceil(customers * ((OPTIMISM * detectable(standardError, degreesOfFreedom)) / margin) ** 2);
}
