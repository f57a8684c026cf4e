/** Plans whose launch has passed without a start: nothing is frozen, so nothing will be assessed unless the owner does something. */
import type { WaitingPlan } from '../../findings/my-work.js';
import { dayText, type Day } from '../../shared/day.js';
import type { TimeZone } from '../../shared/time-zone.js';
import { newestPlan, type Intervention } from '../intervention.js';
import { firstLaunch } from '../plan-window.js';

/** The launch that was missed; `null` where none was. On the day itself it is still in time. */
function missedLaunch({ status, revisions }: Pick<Intervention, 'status' | 'revisions'>, today: Day): Day | null {
  const launch = status === 'planned' ? firstLaunch(newestPlan({ revisions })) : null;
  return launch !== null && launch < today ? launch : null;
}

/** For people. `null` where no launch was missed. */
export function missedLaunchWords(intervention: Pick<Intervention, 'status' | 'revisions'>, today: Day): string | null {
  const launch = missedLaunch(intervention, today);
  if (launch === null) return null;
  return `planned to launch on ${dayText(launch)}, not started: start it (exploratory from now on), plan a later launch, or cancel it`;
}

/** The work of the owners of such plans, due at the end of the day of the launch. */
export function missedLaunches(interventions: readonly Intervention[], today: Day, zone: TimeZone): WaitingPlan[] {
  return interventions.flatMap((intervention) => {
    const [launch, words] = [missedLaunch(intervention, today), missedLaunchWords(intervention, today)];
    if (launch === null || words === null) return [];
    const { id, number } = intervention;
    const { owner, primary, title } = newestPlan(intervention);
    const dueAt = zone.startOf(launch + 1);
    return [{ id, number, person: owner, path: primary, words: `${title}: ${words}`, dueAt }];
  });
}
