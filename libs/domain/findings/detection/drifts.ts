/** Drifts: a node creeps away over weeks although no single day stands out. */
import { assessWeeks, normalTwoSided, type DriftAssessment } from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import { dayText } from '../../shared/day.js';
import { evaluatePeriods, sampleOf, type PeriodValues } from '../../trees/values/evaluate.js';
import { formatTogether } from '../../metrics/format-value.js';
import type { Candidate, LayerResult } from './candidate.js';
import { hasSources, isAdverse, rateSegments, type DetectionContext } from './detection-context.js';
import { createDayOffReader } from './off-days.js';
import { listWatchedNodes, type WatchedNode } from './watched-nodes.js';

/** The most weeks that are read; earlier ones say nothing about the last one. */
const MOST_WEEKS = 60;
/** The last two weeks are compared with the ten weeks before them. */
const [REFERENCE_WEEKS, LAST_WEEKS] = [10, 2];

/**
 * How much further a level lies from 0 when nothing happens than a normal distribution says, since the usual value and the scale come
 * from few weeks. Measured on 20,000 simulated series of white noise of 26 to 60 weeks: one in 1,000 lies beyond 4.05 where the normal
 * has 3.29.
 */
const EXCESS_SPREAD = 1.23;

/** Watches weeks of seven days, counted back from `asOf`, at every watched node. */
export function findDrifts(context: DetectionContext): LayerResult {
  const { model, columns } = context;
  const weeks = listWeeks(context);
  const values = weeks.length === 0 ? [] : evaluatePeriods(model, columns, weeks);
  const nodes = listWatchedNodes(model)
    .filter(({ metric }) => hasSources(context, metric))
    .flatMap((node) => testNode(context, node, values));
  return {
    tests: nodes.map(({ statistic }) => chanceOf(statistic)),
    candidates: nodes.flatMap((each) => candidateOf(context, each)),
  };
}

/** The oldest first. */
function listWeeks({ state, asOf }: DetectionContext): Period[] {
  const count = Math.min(MOST_WEEKS, Math.floor((asOf - state.range!.from) / 7));
  return Array.from({ length: count }, (_, week) => {
    const to = asOf - 7 * (count - 1 - week);
    return { from: to - 7, to };
  });
}

interface TestedNode {
  readonly node: WatchedNode;
  readonly statistic: DriftAssessment;
  /** The last week that is final. */
  readonly last: Period;
  /** A week of the last two and a usual one before them, in the metric's unit. */
  readonly now: number;
  readonly usual: number;
}

function testNode({ model }: DetectionContext, node: WatchedNode, weeks: readonly PeriodValues[]): TestedNode[] {
  const { maturity, minimumSample, unit } = model.metrics.get(node.metric)!;
  const mature = weeks.slice(0, weeks.length - Math.ceil(maturity / 7));
  const isLogged = unit !== 'ratio' && unit !== 'score';
  const series = mature.map((values) => {
    const value = values.metrics.get(node.metric)![node.position]!;
    const isThin = !(sampleOf(values, node.metric, node.position) >= minimumSample);
    const scaled = isLogged ? Math.log(value) : value;
    return isThin || !Number.isFinite(scaled) ? NaN : scaled;
  });
  const statistic = assessWeeks(series);
  if (statistic.kind === 'none') return [];
  const toUnit = (value: number) => (isLogged ? Math.exp(value) : value);
  const lately = series.slice(-LAST_WEEKS).filter((value) => !Number.isNaN(value));
  const now = toUnit(lately.reduce((sum, value) => sum + value, 0) / lately.length);
  return [{ node, statistic, last: mature.at(-1)!.period, now, usual: toUnit(statistic.usual) }];
}

/** Two-sided p of a level so far from 0. */
function chanceOf({ level, limit }: DriftAssessment): number {
  return normalTwoSided((3 * level) / limit / EXCESS_SPREAD);
}

function candidateOf(context: DetectionContext, { node, statistic, last, now, usual }: TestedNode): Candidate[] {
  const { model } = context;
  const metric = model.metrics.get(node.metric)!;
  const { direction } = statistic;
  if (direction === 'none' || !isAdverse(metric.polarity, direction)) return [];
  const period = { from: last.to - 7 * LAST_WEEKS, to: last.to };
  const reference = { from: period.from - 7 * REFERENCE_WEEKS, to: period.from };
  const [nowText, usualText] = formatTogether([now, usual], metric) as [string, string];
  const where = node.segment === null ? '' : ` of ${model.segments[node.position]!.name}`;
  const what = `${metric.name}${where}`;
  const evidence = (label: string, value: number, text: string) => ({
    label,
    text,
    value,
    metric: node.metric,
    segment: node.segment,
  });
  return [
    {
      p: chanceOf(statistic),
      metrics: [node.metric],
      move: {
        metric: node.metric,
        position: node.position,
        before: { position: node.position, ...reference },
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
        ...rateSegments(context, [node.segment]),
        title: `${what} has been ${direction === 'up' ? 'rising' : 'falling'} for weeks`,
        words: `${what}: ${nowText} a week in the last two, ${usualText} in the ten before. No single day stands out; look at what changed in these weeks.${holidayWords(context, period)}`,
        evidence: [
          evidence(`${what}, the last two weeks`, now, nowText),
          evidence('The ten weeks before', usual, usualText),
        ],
        baseline: usual,
        threshold: null,
      },
    },
  ];
}

/** A sentence about the public holidays and closed days in a period; empty without any. */
function holidayWords({ model }: DetectionContext, { from, to }: Period): string {
  const offOf = createDayOffReader(model.workspace.businessHours);
  const days = Array.from({ length: to - from }, (_, index) => from + index);
  const off = days.filter((day) => ['holiday', 'closed'].includes(offOf(day) ?? ''));
  return off.length === 0 ? '' : ` They have public holidays or closed days: ${off.map(dayText).join(', ')}.`;
}
