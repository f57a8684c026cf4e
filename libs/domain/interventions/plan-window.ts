/** When a plan runs: from the first launch to the end of the last week that is assessed. */
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';
import type { InterventionPlan } from './plan.js';

type Timing = Pick<InterventionPlan, 'waves' | 'rolloutDays' | 'washoutDays' | 'weeks'>;

/** The day of the first launch; `null` for a draft without one. */
export function firstLaunch({ waves }: Pick<InterventionPlan, 'waves'>): Day | null {
  return waves.reduce<Day | null>((first, { launch }) => (first === null ? launch : Math.min(first, launch)), null);
}

/** From the first launch to the end of the last week of the last wave; `null` for a draft without a launch. */
export function planWindow({ waves, rolloutDays, washoutDays, weeks }: Timing): Period | null {
  const from = firstLaunch({ waves });
  if (from === null) return null;
  const last = waves.reduce((latest, { launch }) => Math.max(latest, launch), from);
  return { from, to: last + rolloutDays + washoutDays + 7 * weeks };
}

/** A staged rollout as if it were one launch: the first launch, and the whole weeks until the last wave is over. Else the launch as it is. */
export function wholeLaunch(plan: Timing): { readonly launch: Day; readonly weeks: number } {
  const launch = firstLaunch(plan)!;
  const settled = launch + plan.rolloutDays + plan.washoutDays;
  return { launch, weeks: Math.floor((planWindow(plan)!.to - settled) / 7) };
}

/** Segments of all waves, each once. */
export function treatedSegments({ waves }: Pick<InterventionPlan, 'waves'>): string[] {
  return [...new Set(waves.flatMap(({ segments }) => segments))];
}

/** The plan is written down after its launch. The day of the launch is still in time, since no number of it is known yet. */
export function isAfterTheFact(plan: Pick<InterventionPlan, 'waves'>, today: Day): boolean {
  const launch = firstLaunch(plan);
  return launch !== null && launch < today;
}
