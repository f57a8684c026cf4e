/** Weeks of drift: a node creeps away though no single day stands out. */
import { judgeWeeks, normalTwoSided, type JudgedWeeks } from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import { evaluatePeriods, sampleOf, type PeriodValues } from '../../trees/values/evaluate.js';
import { formatValue } from '../../metrics/format-value.js';
import type { Candidate, Layer } from './candidate.js';
import { watchedNodes, type WatchedNode } from './node-of.js';
import { isAdverse, isCarried, weigh, type DetectionSetting } from './setting.js';

/** More weeks say nothing about the last one. */
const MOST_WEEKS = 60;
/** What the last weeks are compared with: ten weeks that end two weeks ago. */
const [REFERENCE_WEEKS, LAST_WEEKS] = [10, 2];

/**
 * How much further a level lies from 0 when nothing happens than its p supposes: the usual value and the scale come from few weeks. From
 * 20,000 simulated series (white noise, 26 to 60 weeks): one in 1,000 beyond 4.05 where the normal has 3.29.
 */
const FEW_WEEKS = 1.23;

/** Weeks of seven days, counted back from the day of the look. */
export function drifts(setting: DetectionSetting): Layer {
  const { model, columns, state, asOf } = setting;
  const count = Math.min(MOST_WEEKS, Math.floor((asOf - state.range!.from) / 7));
  const weeks = Array.from({ length: count }, (_, week): Period => {
    const to = asOf - 7 * (count - 1 - week);
    return { from: to - 7, to };
  });
  const values = count === 0 ? [] : evaluatePeriods(model, columns, weeks);
  const found = watchedNodes(model)
    .filter(({ metric }) => isCarried(setting, metric))
    .flatMap((node) => judgedNode(setting, node, values));
  return {
    tests: found.map(({ judged }) => chanceOf(judged)),
    candidates: found.flatMap((each) => candidateOf(setting, each)),
  };
}

interface Judged {
  readonly node: WatchedNode;
  readonly judged: JudgedWeeks;
  /** The last week that no longer moves. */
  readonly last: Period;
  /** A week of the last two and a usual one before, in the metric's unit. */
  readonly now: number;
  readonly usual: number;
}

function judgedNode({ model }: DetectionSetting, node: WatchedNode, weeks: readonly PeriodValues[]): Judged[] {
  const { maturity, minimumSample, unit } = model.metrics.get(node.metric)!;
  const mature = weeks.slice(0, weeks.length - Math.ceil(maturity / 7));
  const isLogged = unit !== 'ratio' && unit !== 'score';
  const series = mature.map((values) => {
    const value = values.metrics.get(node.metric)![node.position]!;
    const isThin = !(sampleOf(values, node.metric, node.position) >= minimumSample);
    const shown = isLogged ? Math.log(value) : value;
    return isThin || !Number.isFinite(shown) ? NaN : shown;
  });
  const judged = judgeWeeks(series);
  if (judged.kind === 'none') return [];
  const back = (value: number) => (isLogged ? Math.exp(value) : value);
  const lately = series.slice(-LAST_WEEKS).filter((value) => !Number.isNaN(value));
  const now = back(lately.reduce((sum, value) => sum + value, 0) / lately.length);
  return [{ node, judged, last: mature.at(-1)!.period, now, usual: back(judged.usual) }];
}

/** Two-sided, of a level so far from 0. */
function chanceOf({ level, limit }: JudgedWeeks): number {
  return normalTwoSided((3 * level) / limit / FEW_WEEKS);
}

function candidateOf(setting: DetectionSetting, { node, judged, last, now, usual: before }: Judged): Candidate[] {
  const { model } = setting;
  const metric = model.metrics.get(node.metric)!;
  const { direction } = judged;
  if (direction === 'none' || !isAdverse(metric.polarity, direction)) return [];
  const period = { from: last.to - 7 * LAST_WEEKS, to: last.to };
  const usual = { from: period.from - 7 * REFERENCE_WEEKS, to: period.from };
  const text = (each: number) => formatValue(each, metric);
  const where = node.segment === null ? '' : ` of ${model.segments[node.position]!.name}`;
  const what = `${metric.name}${where}`;
  const evidence = (label: string, each: number) => ({
    label,
    text: text(each),
    value: each,
    metric: node.metric,
    segment: node.segment,
  });
  return [
    {
      p: chanceOf(judged),
      metrics: [node.metric],
      move: {
        metric: node.metric,
        position: node.position,
        before: { position: node.position, ...usual },
        after: { position: node.position, ...period },
      },
      signal: {
        kind: 'drift',
        rule: direction === 'up' ? 'rising' : 'falling',
        cause: `drift:${node.metric}:${node.segment ?? 'all'}:${direction}`,
        path: node.path,
        segment: node.segment,
        metric: node.metric,
        period,
        ...weigh(setting, [node.segment]),
        title: `${what} has been ${direction === 'up' ? 'rising' : 'falling'} for weeks`,
        words: `${what}: ${text(now)} a week in the last two, ${text(before)} in the ten before. No single day stands out; look at what changed in these weeks.`,
        evidence: [evidence(`${what}, the last two weeks`, now), evidence('The ten weeks before', before)],
        baseline: before,
        threshold: null,
      },
    },
  ];
}
