/**
 * Staged rollouts: waves four weeks apart, each against the segments that never start, combined into one estimate; with one
 * analysis at the end, and with an interim analysis every week.
 */
import {
  effectOfWaves,
  sequentialBounds,
  normalScore,
  logMargin,
  plannedWaves,
  stagedAnalyses,
  type SegmentSeries,
  type StagedAnalysis,
  type StagedStudy,
} from '@bough/statistics';
import { panels } from './panel.js';
import { launchOf } from './run.js';
import type { Scenario } from './scenarios.js';

const LATER = 4;
const AFTER = 4;

/** In per cent. `early`: of what looking every week finds at −15 %, the part found before the last wave has two weeks. */
export interface StagedRates {
  readonly falsePositives: number;
  readonly coverage10: number;
  readonly power15: number;
  readonly lookedFalsePositives: number;
  readonly lookedPower15: number;
  readonly early: number;
}

/** At the end with the pre-trend rule, looking every week without, as the tables of one launch have it. */
export function simulateStaged(base: Scenario, waves: number, runs: number, seed: number): StagedRates {
  const treated = Array.from({ length: waves }, (_, wave) => base.treated + wave);
  const scenario = { ...base, weeksAfter: (waves - 1) * LATER + AFTER, alsoTreated: treated.slice(1) };
  const found = { falsePositives: 0, coverage10: 0, power15: 0, lookedFalsePositives: 0, lookedPower15: 0, early: 0 };
  for (let run = 0; run < runs; run++) {
    const [segments] = panels(scenario, seed + run, [0]);
    const studies = (effect: number) => studiesOf(scenario, moved(scenario, segments!, treated, effect), treated);
    const [none, ten, fifteen] = [studies(0), studies(0.1), studies(0.15)];
    const truth = Math.log(0.9);
    const range = atEnd(ten);
    if (isSure(atEnd(none))) found.falsePositives++;
    if (range.low <= truth && truth <= range.high) found.coverage10++;
    if (isSure(atEnd(fifteen))) found.power15++;
    const looks = stagedAnalyses(plannedWaves(none));
    if (firstCrossing(none, looks) !== null) found.lookedFalsePositives++;
    const crossing = firstCrossing(fifteen, stagedAnalyses(plannedWaves(fifteen)));
    if (crossing !== null) found.lookedPower15++;
    if (crossing !== null && looks[crossing]!.weeks.at(-1) === 0) found.early++;
  }
  const { early, ...counts } = found;
  const rates = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, (100 * count) / runs]));
  return { ...(rates as Omit<StagedRates, 'early'>), early: (100 * early) / Math.max(1, counts.lookedPower15) };
}

/** The first look at which the bound is crossed; `null`: none. */
function firstCrossing(studies: readonly StagedStudy[], looks: readonly StagedAnalysis[]): number | null {
  const bounds = sequentialBounds(looks.map(({ fraction }) => fraction));
  for (const [look, { weeks }] of looks.entries()) {
    const seen = studies.flatMap((study, wave) => (weeks[wave]! > 0 ? [{ ...study, weeks: weeks[wave]! }] : []));
    const effect = effectOfWaves(seen);
    if (effect.kind === 'effect' && Math.abs(normalScore(effect.weekly)) > bounds[look]!) return look;
  }
  return null;
}

interface Stated {
  readonly low: number;
  readonly high: number;
  readonly suspicious: boolean;
}

/** As the product says it: with intervals that allow for a trend before launch, and the pre-trend rule. */
function atEnd(studies: readonly StagedStudy[]): Stated {
  const effect = effectOfWaves(studies);
  if (effect.kind === 'none') throw new Error(effect.reason);
  return { ...effect.stated.interval95, suspicious: effect.trend.suspicious };
}

function isSure({ low, high, suspicious }: Stated): boolean {
  return (low > 0 || high < 0) && !suspicious;
}

function studiesOf(scenario: Scenario, segments: readonly SegmentSeries[], treated: readonly number[]): StagedStudy[] {
  const controls = segments.map((_, index) => index).filter((index) => !treated.includes(index));
  return treated.map((segment, wave) => {
    const launch = { ...launchOf(scenario, segments), treated: [segment], controls, weeks: AFTER };
    return {
      ...launch,
      launch: (scenario.weeksBefore + wave * LATER) * 7,
      later: wave * LATER,
      quiet: { ...launch, launch: scenario.weeksBefore * 7, weeks: 0 },
      better: 'lower',
      margin: logMargin(0.1),
      registered: true,
      overlapping: false,
    };
  });
}

/** The series with the effect in the treated segments, each from its own launch on. */
function moved(
  scenario: Scenario,
  segments: readonly SegmentSeries[],
  treated: readonly number[],
  effect: number,
): SegmentSeries[] {
  return segments.map((series, index) => {
    const wave = treated.indexOf(index);
    const from = wave < 0 ? Infinity : (scenario.weeksBefore + wave * LATER) * 7;
    return { ...series, numerators: Array.from(series.numerators, (x, day) => (day >= from ? x * (1 - effect) : x)) };
  });
}
