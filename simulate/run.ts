/** Runs one scenario many times: how often the estimator errs, covers the truth and finds an effect. */
import {
  allowingForTrend,
  launchBlocks,
  logMargin,
  preTrend,
  thinControls,
  impactVerdict,
  weeklyEffect,
  type Launch,
  type WeeklyEffect,
} from '@bough/statistics';
import { panels } from './panel.js';
import type { Scenario } from './scenarios.js';

/** In per cent of the runs. */
export interface Rates {
  readonly falsePositives: number;
  readonly coverage: number;
  readonly power10: number;
  readonly power15: number;
  readonly power20: number;
  /** The share of "no change" among the runs without an effect. */
  readonly noChange: number;
  readonly inconclusive: number;
  /** Median half-width of the 95 % interval, in logarithms. */
  readonly halfWidth: number;
}

/** The effects that are simulated from launch on: 0, and 10, 15 and 20 per cent less. */
const EFFECTS = [0, 0.1, 0.15, 0.2];

/**
 * The results of the estimator alone, and as the product states them: with intervals that allow for a trend before launch, and
 * the pre-trend rule.
 */
export interface Outcome {
  readonly plain: Rates;
  readonly withRule: Rates;
}

interface Judged {
  readonly found: boolean;
  readonly covers: boolean;
  readonly noChange: boolean;
  readonly halfWidth: number;
}

export function simulate(scenario: Scenario, runs: number, seed: number): Outcome {
  const plain = EFFECTS.map((): Judged[] => []);
  const withRule = EFFECTS.map((): Judged[] => []);
  for (let run = 0; run < runs; run++)
    panels(scenario, seed + run, EFFECTS).forEach((segments, index) => {
      const { panel } = launchBlocks(launchOf(scenario, segments));
      const effect = weeklyEffect(panel, scenario.baseline);
      if (effect.kind === 'none') throw new Error(`${scenario.key}: ${effect.reason}`);
      const trend = preTrend(panel, effect);
      const truth = Math.log(1 - EFFECTS[index]!);
      plain[index]!.push(judged(effect, truth, false));
      withRule[index]!.push(judged(allowingForTrend(effect, trend), truth, trend.suspicious));
    });
  return { plain: ratesOf(plain), withRule: ratesOf(withRule) };
}

function judged(effect: WeeklyEffect, truth: number, isSuspicious: boolean): Judged {
  const { low, high } = effect.interval95;
  const verdict = impactVerdict(effect, { better: 'lower', margin: logMargin(0.1) });
  return {
    found: (low > 0 || high < 0) && !isSuspicious,
    covers: low <= truth && truth <= high,
    noChange: verdict.outcome === 'no_change',
    halfWidth: (high - low) / 2,
  };
}

/** Builds a launch as the product does: whole weeks counted from launch, half an event added to counts, thin controls left out. */
export function launchOf(scenario: Scenario, segments: Launch['segments']): Launch {
  const treated = [scenario.treated, ...scenario.alsoTreated];
  const others = segments.map((_, index) => index).filter((index) => !treated.includes(index));
  const launch: Launch = {
    segments,
    perWeek: 7,
    launch: scenario.weeksBefore * 7,
    paused: 0,
    weeks: scenario.weeksAfter,
    treated,
    controls: scenario.isAlone ? [] : others,
    scale: 'log',
    events: scenario.kind === 'counts',
  };
  const thin = thinControls(launch);
  return thin.length === launch.controls.length ? launch : { ...launch, controls: launch.controls.filter((each) => !thin.includes(each)) }; // prettier-ignore
}

function ratesOf(judged: readonly Judged[][]): Rates {
  const share = (index: number, of: (each: Judged) => boolean) =>
    (100 * judged[index]!.filter(of).length) / judged[index]!.length;
  const widths = judged[0]!.map(({ halfWidth }) => halfWidth).sort((a, b) => a - b);
  const noChange = share(0, (each) => each.noChange);
  const falsePositives = share(0, ({ found }) => found);
  return {
    falsePositives,
    coverage: share(1, ({ covers }) => covers),
    power10: share(1, ({ found }) => found),
    power15: share(2, ({ found }) => found),
    power20: share(3, ({ found }) => found),
    noChange,
    inconclusive: 100 - noChange - falsePositives,
    halfWidth: widths[Math.floor(widths.length / 2)]!,
  };
}
