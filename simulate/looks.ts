/** Interim analyses every week: one analysis at the end, peeking without bounds, and analyses with sequential bounds. */
import {
  informationFraction,
  launchBlocks,
  sequentialBounds,
  normalQuantile,
  weeklyEffect,
  type SegmentSeries,
} from '@bough/statistics';
import { panels } from './panel.js';
import { launchOf } from './run.js';
import type { Scenario } from './scenarios.js';

const WEEKS = [2, 3, 4, 5, 6, 7, 8];
const EFFECT = 0.15;

/** False positives and power at −15 %, in per cent: for one analysis, for peeking, and with bounds. */
export function simulateLooks(scenario: Scenario, runs: number, seed: number): [number, number][] {
  const bounds = sequentialBounds(WEEKS.map((week) => informationFraction(week, 8, 12)));
  const found = [0, 1, 2].map((): [number, number] => [0, 0]);
  for (let run = 0; run < runs; run++)
    panels(scenario, seed + run, [0, EFFECT]).forEach((segments, kind) => {
      const scores = WEEKS.map((weeks) => scoreAt(scenario, segments, weeks));
      const isFound = [
        scores.at(-1)! > 1.959964,
        scores.some((z) => z > 1.959964),
        scores.some((z, look) => z > bounds[look]!),
      ];
      isFound.forEach((each, way) => (found[way]![kind as 0 | 1] += each ? 100 / runs : 0));
    });
  return found;
}

function scoreAt(scenario: Scenario, segments: readonly SegmentSeries[], weeks: number): number {
  const effect = weeklyEffect(launchBlocks({ ...launchOf(scenario, segments), weeks }).panel);
  return effect.kind === 'none' ? 0 : -normalQuantile(Math.max(effect.p, 1e-300) / 2);
}
