/** Reads what became of conversations by the day on which they began, for plans with a lagging metric. */
import {
  comparedSegments,
  firstLaunch,
  followedColumns,
  followUpProblems,
  historyBeforeLaunch,
  laggingMetrics,
  MOST_FOLLOW_UP,
  REPEAT_WINDOW_DAYS,
  usualFollowUp,
  type Followed,
  type InterventionPlan,
  type VersionedNumbers,
} from '@bough/domain';
import { bucketedCurve, countOf, mergeHistograms } from '@bough/statistics';
import type { WatchedTimes } from '../../rollups/rollup.store.js';
import type { Snapshot } from '../../trees/snapshot.js';

/** Days before launch that a study may read: a year, and those that are not followed to the end yet. */
const HISTORY = 52 * 7 + MOST_FOLLOW_UP + REPEAT_WINDOW_DAYS;

/** The numbers that a plan is assessed by; cohorts are read only where a metric of it lags. */
export async function numbersOf(snapshot: Snapshot, plan: InterventionPlan): Promise<VersionedNumbers> {
  const { model, columns, state, workspaceVersion, dataVersion } = snapshot;
  const resident = { model, columns, state, workspaceVersion, dataVersion };
  const [days, launch] = [plan.followUpDays, firstLaunch(plan)];
  if (days === undefined || launch === null || state.range === null) return resident;
  if (followUpProblems(plan, model).length > 0) return resident;
  const from = Math.max(state.range.from, Math.min(launch, state.range.to) - HISTORY);
  const blocks = await snapshot.reads.cohorts({ from, to: state.range.to }, days);
  const atLaunch = await openAtLaunch(snapshot, plan, days);
  return { ...resident, followed: { days, columns: followedColumns(columns, blocks), atLaunch } };
}

/** The plan with the follow-up that its history suggests, where a metric of it lags and the plan does not say how long. */
export async function withFollowUp(snapshot: Snapshot, plan: InterventionPlan): Promise<InterventionPlan> {
  const history = historyBeforeLaunch(plan, snapshot.state);
  if (plan.followUpDays !== undefined || laggingMetrics(snapshot.model, plan).length === 0 || !history) return plan;
  const times = await snapshot.watchedTimes(history, history.to);
  const compared = comparedSegments(snapshot.model, plan).flatMap((segment) => times.get(segment) ?? []);
  const merged = (of: keyof WatchedTimes) => mergeHistograms(compared.map((each) => each[of]));
  return { ...plan, followUpDays: usualFollowUp(bucketedCurve(merged('resolved'), merged('open'))) };
}

/** Counts the conversations of each wave that began in the last days before its launch, and those that were open at launch. */
async function openAtLaunch(snapshot: Snapshot, plan: InterventionPlan, days: number): Promise<Followed['atLaunch']> {
  let [begun, open] = [0, 0];
  for (const { segments, launch } of plan.waves) {
    const times = await snapshot.watchedTimes({ from: launch - days, to: launch }, launch);
    for (const { resolved, open: left } of segments.flatMap((segment) => times.get(segment) ?? [])) {
      begun += countOf(resolved) + countOf(left);
      open += countOf(left);
    }
  }
  return { begun, open };
}
