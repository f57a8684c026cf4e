/** From a staged plan to the studies of its waves: each with its own launch, weeks and controls. */
import type { Launch, StagedStudy } from '@bough/statistics';
import { launchDays, studyLaunch, type ComparedSegments, type LaunchStudy } from '../study/launch-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import type { InterventionPlan, Wave } from '../plan.js';
import type { PlanStudy } from '../study/plan-study.js';

/** `later`: weeks after the first launch; `quiet`: the same segments up to that launch, before any wave started. */
export interface WaveStudy {
  readonly study: LaunchStudy;
  readonly later: number;
  readonly quiet: Launch;
}

/** The treated segments of a wave that a study asks for; a wave without any is left out. */
type TreatedInWave = (wave: Wave) => readonly string[];

const WEEK = 7;
const EVERYBODY: TreatedInWave = ({ segments }) => segments;

/**
 * The waves in the order of their launches. The controls of a wave are the plan's controls, and the segments of later waves if its window is
 * over (and has settled) before they start. Where that leaves none, later waves are controls until the first of them starts.
 */
export function studyWaves(study: PlanStudy, treatedIn: TreatedInWave = EVERYBODY): WaveStudy[] {
  const { plan, metric } = study;
  const waves = byLaunch(plan.waves);
  const first = launchDays(plan, metric.maturity, waves[0]!.launch);
  return waves.flatMap((wave) => {
    const treated = treatedIn(wave);
    if (treated.length === 0) return [];
    const days = launchDays(plan, metric.maturity, wave.launch);
    const { controls, weeks } = controlsOf(plan, waves, wave, metric);
    const compared = { treated, controls };
    const before = studyLaunch({ ...study, weeks: 0 }, compared, first);
    return [
      {
        study: studyLaunch({ ...study, weeks }, compared, days),
        later: (wave.launch - first.launch) / WEEK,
        quiet: before.input,
      },
    ];
  });
}

/** Who is compared with whom in each wave, or at the one launch, and in how many weeks at most. */
export function comparedInWaves(
  plan: InterventionPlan,
  metric: StudyMetric,
): (ComparedSegments & { readonly weeks: number })[] {
  const waves = byLaunch(plan.waves);
  return waves.map((wave) => ({ treated: wave.segments, ...controlsOf(plan, waves, wave, metric) }));
}

/** The waves as the estimator gets them, with the rules of the verdict. */
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

function controlsOf(plan: InterventionPlan, waves: readonly Wave[], wave: Wave, { maturity }: StudyMetric) {
  const days = launchDays(plan, maturity, wave.launch);
  const later = waves.filter(({ launch }) => launch > wave.launch);
  const clean = later.filter(({ launch }) => launch >= days.matured);
  const waiting = plan.controls.length === 0 && clean.length === 0 ? later : clean;
  const until = Math.min(...waiting.map(({ launch }) => launch), Infinity);
  const weeks = Math.max(0, Math.min(plan.weeks, Math.floor((until - maturity - days.settled) / WEEK)));
  return { weeks, controls: [...plan.controls, ...waiting.flatMap(({ segments }) => segments)] };
}
