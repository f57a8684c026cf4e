/** Looking every week at a staged rollout: which waves are in at each look, what the bound is, and where the estimate stands. */
import {
  effectOfWaves,
  launchBlocks,
  lookBounds,
  lookScore,
  plannedWaves,
  stagedLooks,
  type StagedLook,
  type StagedStudy,
} from '@bough/statistics';
import type { Day } from '../../shared/day.js';
import type { AssessedLook } from '../effect-figures.js';
import type { PlanStudy } from '../study/impact-study.js';

/** `now`: the last look that could be taken; `weeks`: of each wave then; `next`: the day of the next one, `null` after the last. */
export interface WaveLooks {
  readonly looks: readonly AssessedLook[];
  readonly now: AssessedLook | null;
  readonly weeks: readonly number[];
  readonly isLast: boolean;
  readonly next: Day | null;
}

const WEEK = 7;
const LEAST_WEEKS = 2;

/** The looks that were planned, with those taken so far. */
export function waveLooks(all: readonly StagedStudy[], studies: readonly PlanStudy[], asOf: Day): WaveLooks {
  const planned = stagedLooks(plannedWaves(all));
  const bounds = lookBounds(planned.map(({ fraction }) => fraction));
  const start = Math.min(...studies.map(({ settled }) => settled));
  const dayOf = ({ week }: StagedLook) => start + week * WEEK + (studies[0]!.matured - studies[0]!.end);
  const looks = planned.map((look, index): AssessedLook => {
    const z = dayOf(look) <= asOf ? scoreAt(all, look.weeks) : null;
    return { week: look.week, bound: bounds[index]!, z, crossed: z !== null && Math.abs(z) > bounds[index]! };
  });
  const at = looks.findLastIndex(({ z }) => z !== null);
  const next = planned.find((look) => dayOf(look) > asOf);
  return {
    looks,
    now: looks[at] ?? null,
    weeks: planned[at]?.weeks ?? all.map(() => 0),
    isLast: at >= 0 && at === looks.length - 1,
    next: next ? dayOf(next) : null,
  };
}

/** Whole weeks of each wave that are judged: as planned when all is over, as of the last look, or as many as there are. */
export function weeksSeen(
  all: readonly StagedStudy[],
  studies: readonly PlanStudy[],
  asOf: Day,
  looked: WaveLooks | null,
): readonly number[] {
  if (studies.every(({ matured }) => asOf >= matured)) return all.map(({ weeks }) => Math.max(1, weeks));
  if (looked) return looked.weeks;
  return all.map((study) => {
    const { weeksAfter } = launchBlocks(study);
    return weeksAfter < LEAST_WEEKS ? 0 : weeksAfter;
  });
}

function scoreAt(all: readonly StagedStudy[], weeks: readonly number[]): number | null {
  const effect = effectOfWaves(
    all.flatMap((study, wave) => (weeks[wave]! > 0 ? [{ ...study, weeks: weeks[wave]! }] : [])),
  );
  return effect.kind === 'none' ? null : lookScore(effect.weekly);
}
