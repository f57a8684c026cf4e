/** The waves of a staged rollout as they are registered, in blocks, and on the calendar that they share. */
import { gapOf } from '../block-panel.js';
import { launchBlocks, type Launch, type LaunchBlocks } from '../launch-blocks.js';
import type { ImpactStudy } from '../measure-effect.js';
import type { PlannedWave } from './staged-analyses.js';
import { BASELINE_WEEKS } from '../weekly-effect.js';

/**
 * One wave. `later`: weeks after the first launch of the rollout; `quiet`: the same segments up to that launch, before anybody started. The
 * rules of the verdict are those of the first wave.
 */
export interface StagedStudy extends ImpactStudy {
  readonly later: number;
  readonly quiet: Launch;
}

/** The gap of a wave in blocks that end at the first launch. */
export function quietGap({ quiet }: StagedStudy, weeksPerBlock: number): Float64Array {
  const { panel } = launchBlocks(quiet, weeksPerBlock);
  return gapOf(panel).slice(0, panel.before);
}

/** What `stagedAnalyses` needs. It knows nothing of what came after the first launch, so the analyses are the same whenever they are planned. */
export function plannedWaves(studies: readonly StagedStudy[]): PlannedWave[] {
  const blocks = stagedBlocks(studies.map(({ quiet }) => quiet));
  return studies.map(({ later, paused, perWeek, weeks, baselineWeeks }, i) => {
    const { weeksBefore, panel } = blocks[i]!;
    const baseline = Math.max(1, Math.min(baselineWeeks ?? BASELINE_WEEKS, weeksBefore + Math.round(later)));
    const settled = later + paused / perWeek;
    const quiet = gapOf(panel).slice(0, panel.before);
    return { launch: later, settled, baseline, weeks, weeksPerBlock: panel.weeksPerBlock!, quiet };
  });
}

/** The blocks of all waves, of two weeks where any of them needs that. */
export function stagedBlocks(launches: readonly Launch[]): LaunchBlocks[] {
  const own = launches.map((launch) => launchBlocks(launch));
  const weeks = Math.max(...own.map(({ panel }) => panel.weeksPerBlock!));
  return own.map((each, i) => (each.panel.weeksPerBlock === weeks ? each : launchBlocks(launches[i]!, weeks)));
}
