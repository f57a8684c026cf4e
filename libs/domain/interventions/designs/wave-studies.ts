/** From a staged plan to its waves as they are judged: each with its own launch, weeks and controls. */
import type { Launch, StagedStudy } from '@bough/statistics';
import type { Numbers } from '../study/segment-series.js';
import {
  launchDays,
  studyLaunch,
  type ComparedSegments,
  type LaunchStudy,
  type StudyOptions,
} from '../study/launch-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import type { InterventionPlan, Wave } from '../plan.js';

/** `later`: weeks after the first launch; `quiet`: the same segments up to that launch, before anybody started. */
export interface WaveStudy {
  readonly study: LaunchStudy;
  readonly later: number;
  readonly quiet: Launch;
}

/** Who is judged of a wave: all of its segments, unless told otherwise; a wave of nobody is left out. */
type Judged = (wave: Wave) => readonly string[];

const WEEK = 7;
const EVERYBODY: Judged = ({ segments }) => segments;

/**
 * The waves in the order of their launches. A wave's controls are the plan's, and the segments of later waves as long as its window is over
 * (and has settled) before they start. Where that leaves none, later waves serve until the first of them starts.
 */
export function waveStudies(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: StudyMetric,
  options: StudyOptions,
  who: Judged = EVERYBODY,
): WaveStudy[] {
  const waves = byLaunch(plan.waves);
  const first = launchDays(plan, judged.maturity, waves[0]!.launch);
  return waves.flatMap((wave) => {
    const treated = who(wave);
    if (treated.length === 0) return [];
    const days = launchDays(plan, judged.maturity, wave.launch);
    const { controls, weeks } = waitingFor(plan, waves, wave, judged);
    const compared = { treated, controls };
    const made = studyLaunch(numbers, plan, judged, compared, days, { ...options, weeks });
    const before = studyLaunch(numbers, plan, judged, compared, first, { ...options, weeks: 0 });
    return [{ study: made, later: (wave.launch - first.launch) / WEEK, quiet: before.input }];
  });
}

/** Who is compared with whom in each wave, or at the one launch, and in how many weeks at most. */
export function comparedWaves(
  plan: InterventionPlan,
  judged: StudyMetric,
): (ComparedSegments & { readonly weeks: number })[] {
  const waves = byLaunch(plan.waves);
  return waves.map((wave) => ({ treated: wave.segments, ...waitingFor(plan, waves, wave, judged) }));
}

/** With the rules of the verdict on them. */
export function stagedStudies(
  waves: readonly WaveStudy[],
  rules: Partial<Pick<StagedStudy, 'margin' | 'better' | 'interim'>>,
): StagedStudy[] {
  return waves.map(({ study, later, quiet }) => ({ ...study.input, ...rules, later, quiet }));
}

/** Segments that start on the same day are one wave. */
function byLaunch(waves: readonly Wave[]): Wave[] {
  const launches = [...new Set(waves.map(({ launch }) => launch))].sort((a, b) => a - b);
  return launches.map((launch) => ({
    launch,
    segments: waves.filter((wave) => wave.launch === launch).flatMap(({ segments }) => segments),
  }));
}

function waitingFor(plan: InterventionPlan, waves: readonly Wave[], wave: Wave, { maturity }: StudyMetric) {
  const days = launchDays(plan, maturity, wave.launch);
  const later = waves.filter(({ launch }) => launch > wave.launch);
  const clean = later.filter(({ launch }) => launch >= days.matured);
  const waiting = plan.controls.length === 0 && clean.length === 0 ? later : clean;
  const until = Math.min(...waiting.map(({ launch }) => launch), Infinity);
  const weeks = Math.max(0, Math.min(plan.weeks, Math.floor((until - maturity - days.settled) / WEEK)));
  return { weeks, controls: [...plan.controls, ...waiting.flatMap(({ segments }) => segments)] };
}
