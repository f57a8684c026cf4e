/** Staged rollouts: two waves four weeks apart, each against those that never start, put together. */
import { launchBlocks, stagedEffect, type SegmentSeries } from '@bough/statistics';
import { panels } from './panel.js';
import { launchOf } from './run.js';
import type { Scenario } from './scenarios.js';

const LATER = 4;
const AFTER = 4;

/** In per cent: false positives, coverage at −10 %, power at −15 %. */
export function simulateStaged(base: Scenario, runs: number, seed: number): [number, number, number] {
  const scenario = { ...base, weeksAfter: LATER + AFTER };
  const [first, second] = [scenario.treated, scenario.treated + 1];
  const launch = scenario.weeksBefore * 7;
  const counts = [0, 0, 0] as [number, number, number];
  for (let run = 0; run < runs; run++) {
    const [segments] = panels(scenario, seed + run, [0]);
    const judge = (effect: number) => {
      const moved = segments!.map((series, index) => {
        const from = index === first ? launch : index === second ? launch + LATER * 7 : Infinity;
        return scaled(series, from, 1 - effect);
      });
      return judged(scenario, moved, [first, second]);
    };
    const [none, ten, fifteen] = [judge(0), judge(0.1), judge(0.15)];
    const truth = Math.log(0.9);
    if (none.low > 0 || none.high < 0) counts[0] += 100 / runs;
    if (ten.low <= truth && truth <= ten.high) counts[1] += 100 / runs;
    if (fifteen.high < 0 || fifteen.low > 0) counts[2] += 100 / runs;
  }
  return counts;
}

function judged(scenario: Scenario, segments: readonly SegmentSeries[], treated: readonly [number, number]) {
  const controls = segments.map((_, index) => index).filter((index) => !treated.includes(index));
  const waves = treated.map((segment, wave) => {
    const launch = (scenario.weeksBefore + wave * LATER) * 7;
    const own = { ...launchOf(scenario, segments), treated: [segment], controls, launch, weeks: AFTER };
    return { panel: launchBlocks(own).panel, later: wave * LATER };
  });
  const { effect } = stagedEffect(waves);
  if (effect.kind === 'none') throw new Error(effect.reason);
  return effect.interval95;
}

function scaled(series: SegmentSeries, from: number, times: number): SegmentSeries {
  return { ...series, numerators: Array.from(series.numerators, (x, day) => (day >= from ? x * times : x)) };
}
