/** When Bough assesses an intervention by itself: after each week of a weekly schedule, after the window, and once the data has settled. */
import type { Day } from '../../shared/day.js';
import type { VerdictKind } from '../assessment.js';
import { bindingPlan, type Intervention } from '../intervention.js';
import { planWindow } from '../plan-window.js';

/** The newest assessment, as far as it matters here. */
export interface LastAssessment {
  readonly verdict: VerdictKind;
  readonly dataVersion: number;
  /** Of the workspace's calendar. */
  readonly day: Day;
}

/** The window is over in the calendar, whatever data there is. */
export function isWindowOver(intervention: Pick<Intervention, 'frozen' | 'revisions'>, today: Day): boolean {
  const window = planWindow(bindingPlan(intervention));
  return window !== null && today >= window.to;
}

/** A verdict that was reached stays; an immature one is assessed again once there is other data, or a day later. */
export function isDue(
  intervention: Pick<Intervention, 'status' | 'frozen' | 'revisions'>,
  last: LastAssessment | null,
  dataVersion: number,
  today: Day,
): boolean {
  const { status } = intervention;
  if (status === 'running' && isWindowOver(intervention, today)) return true;
  if (status === 'measuring')
    return last === null || (last.verdict === 'immature' && (last.dataVersion !== dataVersion || last.day < today));
  return status === 'running' && isWeekOver(intervention, last, today);
}

/** From the second week on, as the sequential bounds are computed for. */
function isWeekOver(
  intervention: Pick<Intervention, 'frozen' | 'revisions'>,
  last: LastAssessment | null,
  today: Day,
): boolean {
  const plan = bindingPlan(intervention);
  const window = planWindow(plan);
  if (plan.looks !== 'weekly' || window === null) return false;
  const settled = window.from + plan.rolloutDays + plan.washoutDays;
  const weekOf = (day: Day) => Math.floor((day - settled) / 7);
  return weekOf(today) >= 2 && (last === null || weekOf(last.day) < weekOf(today));
}
