/**
 * The interim analyses of a staged rollout: which waves are in each of them, what the sequential bound is, and what the score is. Bounds after
 * Lan and DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70, 1983.
 */
import {
  effectOfWaves,
  launchBlocks,
  sequentialBounds,
  normalScore,
  plannedWaves,
  stagedAnalyses,
  type StagedAnalysis,
  type StagedStudy,
} from '@bough/statistics';
import type { Day } from '../../shared/day.js';
import type { InterimAnalysis } from '../effect-figures.js';
import type { LaunchStudy } from '../study/launch-study.js';

/**
 * `now`: the newest interim analysis that the data allows; `weeks`: of each wave in it; `next`: the day of the next one, `null` after the last.
 */
export interface WaveAnalyses {
  readonly analyses: readonly InterimAnalysis[];
  readonly now: InterimAnalysis | null;
  readonly weeks: readonly number[];
  readonly isLast: boolean;
  readonly next: Day | null;
}

const WEEK = 7;
const LEAST_WEEKS = 2;

/** The interim analyses that were planned, with the scores of those that the data allows. */
export function analyseWaves(all: readonly StagedStudy[], studies: readonly LaunchStudy[], asOf: Day): WaveAnalyses {
  const planned = stagedAnalyses(plannedWaves(all));
  const bounds = sequentialBounds(planned.map(({ fraction }) => fraction));
  const start = Math.min(...studies.map(({ settled }) => settled));
  const dayOf = ({ week }: StagedAnalysis) => start + week * WEEK + (studies[0]!.matured - studies[0]!.end);
  const analyses = planned.map((look, index): InterimAnalysis => {
    const z = dayOf(look) <= asOf ? scoreAt(all, look.weeks) : null;
    return { week: look.week, bound: bounds[index]!, z, crossed: z !== null && Math.abs(z) > bounds[index]! };
  });
  const at = analyses.findLastIndex(({ z }) => z !== null);
  const next = planned.find((look) => dayOf(look) > asOf);
  return {
    analyses,
    now: analyses[at] ?? null,
    weeks: planned[at]?.weeks ?? all.map(() => 0),
    isLast: at >= 0 && at === analyses.length - 1,
    next: next ? dayOf(next) : null,
  };
}

/** Whole weeks of each wave in the estimate: as planned when all is over, as in the newest interim analysis, or as many as there are. */
export function weeksOfWaves(
  all: readonly StagedStudy[],
  studies: readonly LaunchStudy[],
  asOf: Day,
  analyses: WaveAnalyses | null,
): readonly number[] {
  if (studies.every(({ matured }) => asOf >= matured)) return all.map(({ weeks }) => Math.max(1, weeks));
  if (analyses) return analyses.weeks;
  return all.map((study) => {
    const { weeksAfter } = launchBlocks(study);
    return weeksAfter < LEAST_WEEKS ? 0 : weeksAfter;
  });
}

function scoreAt(all: readonly StagedStudy[], weeks: readonly number[]): number | null {
  const effect = effectOfWaves(
    all.flatMap((study, wave) => (weeks[wave]! > 0 ? [{ ...study, weeks: weeks[wave]! }] : [])),
  );
  return effect.kind === 'none' ? null : normalScore(effect.weekly);
}
