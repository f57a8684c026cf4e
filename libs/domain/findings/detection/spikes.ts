/** Days out of the ordinary, at every node that has enough events a day. */
import {
  COUNT_SCALE,
  countAt,
  judgeDay,
  judgeDays,
  normalTwoSided,
  LEAST_A_DAY,
  SPIKE_LIMIT,
  stabilisedCount,
  stabilisedShare,
  type JudgedDay,
} from '@bough/statistics';
import { dayText } from '../../shared/day.js';
import { evaluateDaily } from '../../trees/values/evaluate.js';
import { formatValue } from '../../metrics/format-value.js';
import { sampleName } from '../../trees/model-of-workspace.js';
import { isPerCustomer } from '../contrasts/samples.js';
import type { Candidate, Layer } from './candidate.js';
import { watchedNodes, type WatchedNode } from './node-of.js';
import { isAdverse, isCarried, weigh, type DetectionSetting } from './setting.js';

/** Days that are looked at: whoever looks once a week misses none. */
const SPIKE_DAYS = 7;
/** What a day is compared with, and how far days are off anyway: eight weeks each. */
const USUAL_DAYS = 56;

/**
 * How much further a usual day lies from its expectation than its p supposes: what is usual comes from eight days. From 36,000 simulated
 * days (white noise): one in 1,000 beyond 3.66 where the normal has 3.29, one in 5,000 beyond 4.46 where it has 3.72.
 */
const FEW_DAYS = 1.15;

/** The last seven days that no longer move, at every watched node. */
export function spikes(setting: DetectionSetting): Layer {
  const daily = evaluateDaily(setting.model, setting.columns);
  const found = watchedNodes(setting.model)
    .filter(({ metric }) => isCarried(setting, metric))
    .flatMap((node) => judgedDays(setting, node, daily));
  return {
    tests: found.map(({ judged }) => chanceOf(judged)),
    candidates: found.flatMap((each) => candidateOf(setting, each)),
  };
}

/** Two-sided, of a usual day so far off. */
function chanceOf({ z }: JudgedDay): number {
  return normalTwoSided(z / FEW_DAYS);
}

interface Judged {
  readonly node: WatchedNode;
  readonly series: DailySeries;
  readonly day: number;
  readonly judged: JudgedDay;
}

function judgedDays(setting: DetectionSetting, node: WatchedNode, daily: ReadonlyMap<string, Float64Array>): Judged[] {
  const { model, columns, asOf } = setting;
  const end = asOf - model.metrics.get(node.metric)!.maturity - columns.firstDay;
  const start = Math.max(0, end - SPIKE_DAYS - 2 * USUAL_DAYS);
  if (end - start < USUAL_DAYS) return [];
  const slice = (name: string) => daily.get(name)!.subarray(node.position * columns.days + start, node.position * columns.days + end); // prettier-ignore
  const series = seriesOf(setting, node.metric, slice(node.metric), slice(sampleName(node.metric)));
  if (!hasEnough(series.events, series.events.length - 1)) return [];
  return judgeDays(series.values).flatMap((judged, index): Judged[] => {
    const isLooked = index >= series.values.length - SPIKE_DAYS;
    if (!isLooked || judged.kind === 'none' || !hasEnough(series.events, index)) return [];
    return [{ node, series, day: columns.firstDay + start + index, judged: withLeastScale(judged, series, index) }];
  });
}

/** Values on a scale on which chance is the same everywhere, and the way back. */
interface DailySeries {
  readonly kind: 'count' | 'share' | 'mean';
  readonly values: Float64Array;
  readonly events: Float64Array;
  readonly leastScale: (index: number) => number;
  /** In the unit that people read. */
  readonly back: (value: number, index: number) => number;
}

function seriesOf({ model }: DetectionSetting, metric: string, value: Float64Array, sample: Float64Array): DailySeries {
  const { unit } = model.metrics.get(metric)!;
  const perCustomer = isPerCustomer(model, metric);
  const counts = perCustomer ? value.map((each, day) => each * sample[day]!) : value;
  if (unit === 'count' || perCustomer)
    return {
      kind: 'count',
      values: counts.map(stabilisedCount),
      events: counts,
      leastScale: () => COUNT_SCALE,
      back: countAt,
    };
  if (unit === 'ratio')
    return {
      kind: 'share',
      values: value.map((share, day) =>
        share >= 0 && share <= 1 ? stabilisedShare(share * sample[day]!, sample[day]!) : NaN,
      ),
      events: sample,
      leastScale: (day) => COUNT_SCALE / Math.sqrt(sample[day]!),
      back: (angle) => Math.sin(Math.max(0, Math.min(Math.PI, angle)) / 2) ** 2,
    };
  const isLogged = unit !== 'score';
  return {
    kind: 'mean',
    values: value.map((each, day) => (sample[day]! < LEAST_A_DAY ? NaN : isLogged ? Math.log(each) : each)).map(finite),
    events: sample,
    leastScale: () => 0,
    back: isLogged ? Math.exp : (each) => each,
  };
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}

/** In the middle of the eight weeks before; fewer are watched by week only. */
function hasEnough(events: Float64Array, index: number): boolean {
  const lately = [...events.subarray(Math.max(0, index - USUAL_DAYS), index)].sort((a, b) => a - b);
  return (lately[Math.floor(lately.length / 2)] ?? 0) >= LEAST_A_DAY;
}

/** Chance may not look smaller than it is for so many events. */
function withLeastScale(judged: JudgedDay, { leastScale, values }: DailySeries, index: number): JudgedDay {
  const least = leastScale(index);
  if (judged.scale >= least) return judged;
  const again = judgeDay(values.subarray(0, index + 1), least);
  return again.kind === 'none' ? judged : again;
}

function candidateOf(setting: DetectionSetting, { node, series, day, judged }: Judged): Candidate[] {
  const { model } = setting;
  const shown = model.metrics.get(node.metric)!;
  const { polarity, name } = shown;
  const direction = judged.z > 0 ? 'up' : 'down';
  if (!judged.isSpike || !isAdverse(polarity, direction)) return [];
  const usual = series.back(judged.expected, 0);
  const seen = series.back(judged.expected + judged.z * judged.scale, 0);
  const limit = series.back(judged.expected + Math.sign(judged.z) * SPIKE_LIMIT * judged.scale, 0);
  const isCount = series.kind === 'count';
  const metric = isCount && model.metrics.has('conversation_volume') ? 'conversation_volume' : node.metric;
  const text = (value: number) => (isCount ? String(Math.round(value)) : formatValue(value, shown));
  const where = node.segment === null ? '' : ` of ${model.segments[node.position]!.name}`;
  const what = isCount ? `Conversations${where}` : `${name}${where}`;
  const evidence = (label: string, value: number) => ({
    label,
    text: text(value),
    value,
    metric,
    segment: node.segment,
  });
  return [
    {
      p: chanceOf(judged),
      metrics: [node.metric, metric],
      move: {
        metric: node.metric,
        position: node.position,
        before: { position: node.position, from: day - USUAL_DAYS, to: day },
        after: { position: node.position, from: day, to: day + 1 },
      },
      signal: {
        kind: 'spike',
        rule: direction === 'up' ? 'rising' : 'falling',
        cause: `spike:${node.metric}:${node.segment ?? 'all'}:${direction}`,
        path: node.path,
        segment: node.segment,
        metric,
        period: { from: day, to: day + 1 },
        ...weigh(setting, [node.segment]),
        title: `${what}: out of the ordinary on ${dayText(day)}`,
        words: `${what}: ${text(seen)} on ${dayText(day)}, where about ${text(usual)} are usual on such a weekday. Look at what happened that day: a release, an incident, a campaign.`,
        evidence: [evidence(`${what}, ${dayText(day)}`, seen), evidence('Usual on such a weekday', usual)],
        baseline: usual,
        threshold: limit,
      },
    },
  ];
}
