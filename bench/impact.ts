/**
 * Measures the estimator of an intervention: with all placebos over 8 segments and 52 weeks, and with everything the product says
 * (controls, second opinion), against the plain two-way difference of means of a spreadsheet, which says nothing about its error.
 */
import { launchBlocks, measureImpact, logMargin, gapOf, weeklyEffect, type ImpactStudy } from '@bough/statistics';
import { cpuOf } from './cpu.js';
import { median, ratio, type BenchTable } from './table.js';

const SEGMENTS = 8;
const WEEKS = 52;
const AFTER = 4;
const ROUNDS = 15;
const GOAL = 20;

export function benchImpact(): BenchTable {
  const study = madeUp();
  const plain = cpu(() => differenceOfMeans(study));
  const estimator = cpu(() => weeklyEffect(launchBlocks(study).panel));
  const whole = cpu(() => measureImpact(study));
  const effect = weeklyEffect(launchBlocks(study).panel);
  const placebos = effect.kind === 'effect' ? effect.placebos : 0;
  const row = (name: string, given: number, goal = '') => [name, given.toFixed(2), ratio(given / plain), goal];
  return {
    title: `Assessing an intervention: ${SEGMENTS} segments × ${WEEKS} weeks, ${placebos} placebos`,
    columns: ['way', 'CPU ms', '× difference of means', 'goal'],
    rows: [
      row('difference of means, without an error', plain),
      row('estimate with all placebos', estimator, `${GOAL} ms`),
      row('whole answer: also each control, second opinion, verdict', whole, `${GOAL} ms`),
    ],
    notes: [`From daily sums. Median of ${ROUNDS} rounds.`],
  };
}

function madeUp(): ImpactStudy {
  const days = WEEKS * 7;
  const wave = (segment: number, day: number) =>
    100 + 10 * Math.sin((day * (segment + 3)) / 5) + ((day * 31 + segment * 17) % 13);
  const segments = Array.from({ length: SEGMENTS }, (_, s) => ({
    numerators: Float64Array.from({ length: days }, (_, day) => wave(s, day)),
    denominators: new Float64Array(days).fill(400),
  }));
  const others = Array.from({ length: SEGMENTS - 1 }, (_, s) => s + 1);
  return {
    segments,
    perWeek: 7,
    launch: days - AFTER * 7,
    paused: 0,
    weeks: AFTER,
    treated: [0],
    controls: others,
    scale: 'log',
    events: true,
    better: 'lower',
    margin: logMargin(0.1),
    registered: true,
    overlapping: false,
  };
}

function differenceOfMeans(study: ImpactStudy): number {
  const { panel } = launchBlocks(study);
  const gap = gapOf(panel);
  const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
  return mean(gap.slice(panel.before)) - mean(gap.slice(panel.before - 12, panel.before));
}

/** CPU milliseconds of one run. */
function cpu(run: () => unknown): number {
  return median(Array.from({ length: ROUNDS }, () => cpuOf(run, 10)));
}
