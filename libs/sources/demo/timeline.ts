/**
 * The events that affect everybody: the tooling and the migration of August 2026, the outage of October, and the months in which
 * chance is even.
 */
import { dayOf, type Day } from '@bough/domain';
import type { Plan } from './company.js';

const AUGUST: Day = dayOf(2026, 8, 1);
const SEPTEMBER: Day = dayOf(2026, 9, 1);

/**
 * The factor on working time: from August 2026 on, new tooling makes the work on every conversation a fifth shorter, for all
 * customers.
 */
export function pace(day: Day): number {
  return day < AUGUST ? 1 : 0.8;
}

/** The Wednesday of the outage: nobody can sign in for hours, and everybody writes. */
const OUTAGE: Day = dayOf(2026, 10, 28);

export function isOutage(day: Day): boolean {
  return day === OUTAGE;
}

/**
 * In August 2026 enterprise customers migrate and write much more, while new help pages save others their questions. Part of this
 * remains.
 */
const AUGUST_DEMAND: Readonly<Record<Plan, number>> = { free: 0.6, starter: 0.8, pro: 0.85, enterprise: 3 };
const LATER_DEMAND: Readonly<Record<Plan, number>> = { free: 0.9, starter: 0.94, pro: 0.94, enterprise: 1.12 };

/** How much customers on a plan write, relative to the time before August 2026. */
export function demand(plan: Plan, day: Day): number {
  if (day < AUGUST) return 1;
  return (day < SEPTEMBER ? AUGUST_DEMAND : LATER_DEMAND)[plan];
}

/** Whether the day is in one of the months that are compared with earlier ones, in which chance is dealt evenly. */
export function isCompared(day: Day): boolean {
  return day >= dayOf(2026, 2, 16);
}

/** Whether the day is in the last two months, in which customers come evenly so that only the outage stands out. */
export function isQuiet(day: Day): boolean {
  return day >= SEPTEMBER;
}
