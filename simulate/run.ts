/** One scenario many times: how often the estimator errs, covers and finds. */
import { launchBlocks, logMargin, preTrend, verdictOn, weeklyEffect, type Launch } from '@bough/statistics';
import { panels } from './panel.js';
import type { Scenario } from './scenarios.js';

/** In per cent of the runs. */
export interface Rates {
  readonly falsePositives: number;
  readonly coverage: number;
  readonly power10: number;
  readonly power15: number;
  readonly power20: number;
  /** Of the runs without an effect. */
  readonly noChange: number;
  readonly inconclusive: number;
  /** Median half-width of the 95 % interval, in logarithms. */
  readonly halfWidth: number;
}

const EFFECTS = [0, 0.1, 0.15, 0.2];

/** With the pre-trend rule a suspicious effect is not found, and its interval is not stated, so it cannot be wrong. */
export interface Outcome {
  readonly plain: Rates;
  readonly withRule: Rates;
}

interface Judged {
  readonly found: boolean;
  readonly suspicious: boolean;
  readonly covers: boolean;
  readonly noChange: boolean;
  readonly halfWidth: number;
}

export function simulate(scenario: Scenario, runs: number, seed: number): Outcome {
  const judged = EFFECTS.map((): Judged[] => []);
  for (let run = 0; run < runs; run++)
    panels(scenario, seed + run, EFFECTS).forEach((segments, index) => {
      judged[index]!.push(judge(scenario, segments, Math.log(1 - EFFECTS[index]!)));
    });
  const stated = ({ suspicious, covers }: Judged) => suspicious || covers;
  return {
    plain: ratesOf(judged, ({ found }) => found, ({ covers }) => covers),
    withRule: ratesOf(judged, ({ found, suspicious }) => found && !suspicious, stated),
  }; // prettier-ignore
}

function judge(scenario: Scenario, segments: Launch['segments'], truth: number): Judged {
  const { panel } = launchBlocks(launchOf(scenario, segments));
  const effect = weeklyEffect(panel);
  if (effect.kind === 'none') throw new Error(`${scenario.key}: ${effect.reason}`);
  const { low, high } = effect.interval95;
  const verdict = verdictOn(effect, { better: 'lower', margin: logMargin(0.1) });
  return {
    found: low > 0 || high < 0,
    suspicious: preTrend(panel, effect).suspicious,
    covers: low <= truth && truth <= high,
    noChange: verdict.outcome === 'no_change',
    halfWidth: (high - low) / 2,
  };
}

/** As the product does it: whole weeks outward from launch, half an event added to counts. */
export function launchOf(scenario: Scenario, segments: Launch['segments']): Launch {
  const treated = [scenario.treated, ...scenario.alsoTreated];
  const others = segments.map((_, index) => index).filter((index) => !treated.includes(index));
  return {
    ...{ segments, perWeek: 7, launch: scenario.weeksBefore * 7, paused: 0, weeks: scenario.weeksAfter },
    ...{ treated, controls: scenario.isAlone ? [] : others, scale: 'log', events: scenario.kind === 'counts' },
  };
}

function ratesOf(
  judged: readonly Judged[][],
  isFound: (each: Judged) => boolean,
  isRight: (each: Judged) => boolean,
): Rates {
  const share = (index: number, of: (each: Judged) => boolean) =>
    (100 * judged[index]!.filter(of).length) / judged[index]!.length;
  const widths = judged[0]!.map(({ halfWidth }) => halfWidth).sort((a, b) => a - b);
  const noChange = share(0, (each) => each.noChange);
  const falsePositives = share(0, isFound);
  return {
    falsePositives,
    coverage: share(1, isRight),
    power10: share(1, isFound),
    power15: share(2, isFound),
    power20: share(3, isFound),
    noChange,
    inconclusive: 100 - noChange - falsePositives,
    halfWidth: widths[Math.floor(widths.length / 2)]!,
  };
}
