/**
 * The true effects of the demo's planted interventions, by plan and time; their plans are in `interventions.ts`. All were pilots
 * that ended, so that the period as a whole tells the same story with and without them.
 */
import { dayOf, type Day } from '@bough/domain';
import type { Plan } from './company.js';

/**
 * What a pilot changes: how much customers write, the minutes of a conversation, the hours until it ends, or how often another
 * agent helps.
 */
type Lever = 'demand' | 'handling' | 'duration' | 'escalation';

interface Pilot {
  readonly lever: Lever;
  readonly plan: Plan;
  /** From the first day until before `until`, by the day on which a conversation begins. */
  readonly from: Day;
  readonly until: Day;
  readonly factor: number;
}

export const FREE_SEARCH = { from: dayOf(2026, 3, 30), until: dayOf(2026, 5, 11) };
export const ENTERPRISE_DESK = { from: dayOf(2026, 5, 11), until: dayOf(2026, 6, 29) };
export const ENTERPRISE_CLINIC = { from: dayOf(2026, 6, 29), until: dayOf(2026, 8, 3) };
/** This pilot had no effect. */
export const STARTER_REPLIES = { from: dayOf(2026, 8, 3), until: dayOf(2026, 9, 28) };
export const ENTERPRISE_PAIRS = { from: dayOf(2026, 9, 7), until: dayOf(2026, 10, 19) };

const PILOTS: readonly Pilot[] = [
  { lever: 'demand', plan: 'free', ...FREE_SEARCH, factor: 0.74 },
  { lever: 'duration', plan: 'enterprise', ...ENTERPRISE_DESK, factor: 0.65 },
  { lever: 'duration', plan: 'free', ...ENTERPRISE_DESK, factor: 1.4 },
  { lever: 'escalation', plan: 'enterprise', ...ENTERPRISE_CLINIC, factor: 0.5 },
  { lever: 'handling', plan: 'enterprise', ...ENTERPRISE_PAIRS, factor: 0.85 },
];

/** The factor by which the pilots of a day change a lever; 1 where there is none. */
export function piloted(lever: Lever, plan: Plan, day: Day): number {
  return PILOTS.filter((pilot) => pilot.lever === lever && pilot.plan === plan)
    .filter(({ from, until }) => day >= from && day < until)
    .reduce((product, { factor }) => product * factor, 1);
}
