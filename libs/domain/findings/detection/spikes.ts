/**
 * Spikes: days out of the ordinary, at every node that has enough events a day. Public holidays and closed days are compared with others
 * of their kind, where there are some.
 */
import { assessDay, assessDays, LEAST_A_DAY, normalTwoSided, SPIKE_LIMIT, type DayAssessment } from '@bough/statistics';
import { dayText, type Day } from '../../shared/day.js';
import { evaluateDaily } from '../../trees/values/evaluate.js';
import { formatTogether } from '../../metrics/format-value.js';
import { describeFact } from '../contrasts/contrast-input.js';
import type { Candidate, LayerResult } from './candidate.js';
import { createDailySeries, type DailySeries } from './daily-series.js';
import { hasSources, isAdverse, rateSegments, type DetectionContext } from './detection-context.js';
import { areLike, createDayOffReader, DAY_OFF_WORDS, type DayOff } from './off-days.js';
import { compareWithDaysOff, LEAST_DAYS_OFF, type DayOffComparison } from './compare-days-off.js';
import { listWatchedNodes, type WatchedNode } from './watched-nodes.js';

/** The days that a run looks at, so that one run a week misses none. */
const SPIKE_DAYS = 7;
/** The days that a day is compared with, and as many again that tell how far days usually vary: eight weeks each. */
const USUAL_DAYS = 56;

/**
 * How much further a usual day lies from its expectation than a normal distribution says, since the expectation comes from eight days
 * only. Measured on 36,000 simulated days of white noise: one in 1,000 lies beyond 3.66 where the normal has 3.29, and one in 5,000
 * beyond 4.46 where it has 3.72.
 */
const EXCESS_SPREAD = 1.15;

/** Watches the last seven days that are final, at every watched node. */
export function findSpikes(context: DetectionContext): LayerResult {
  const daily = evaluateDaily(context.model, context.columns);
  const days = listWatchedNodes(context.model)
    .filter(({ metric }) => hasSources(context, metric))
    .flatMap((node) => testDays(context, node, daily));
  return {
    tests: days.map(({ statistic }) => chanceOf(statistic)),
    candidates: days.flatMap((each) => candidateOf(context, each)),
  };
}

/** Two-sided p of a usual day lying so far off. */
function chanceOf({ z }: DayAssessment): number {
  return normalTwoSided(z / EXCESS_SPREAD);
}

/** One day of a node, with how far it lies from what is usual. */
interface TestedDay {
  readonly node: WatchedNode;
  readonly series: DailySeries;
  readonly day: Day;
  readonly statistic: DayAssessment;
  /** Whether and why the day is unlike others of its weekday. */
  readonly off: DayOff | null;
  /** Other days off that it was compared with; 0 where there were too few. */
  readonly others: number;
}

function testDays(context: DetectionContext, node: WatchedNode, daily: ReadonlyMap<string, Float64Array>): TestedDay[] {
  const { model, columns, asOf } = context;
  const end = asOf - model.metrics.get(node.metric)!.maturity - columns.firstDay;
  const start = Math.max(0, end - SPIKE_DAYS - 2 * USUAL_DAYS);
  if (end - start < USUAL_DAYS) return [];
  const row = node.position * columns.days;
  const series = createDailySeries(context, node.metric, (column) =>
    daily.get(column)!.subarray(row + start, row + end),
  );
  const { values, events } = series;
  if (!hasEnoughEvents(events, events.length - 1)) return [];
  return assessDays(values).flatMap((statistic, index): TestedDay[] => {
    const isWatched = index >= values.length - SPIKE_DAYS;
    if (!isWatched || statistic.kind === 'none' || !hasEnoughEvents(events, index)) return [];
    const day = columns.firstDay + start + index;
    const plain = withLeastScale(statistic, series, index);
    return [{ node, series, day, ...compareDayOff(context, node, daily, { day, statistic: plain }) }];
  });
}

/** Holds a day off against earlier ones of its kind, back to the first day with data. */
function compareDayOff(
  context: DetectionContext,
  { metric, position }: WatchedNode,
  daily: ReadonlyMap<string, Float64Array>,
  { day, statistic }: Pick<TestedDay, 'day' | 'statistic'>,
): DayOffComparison & { readonly off: DayOff | null } {
  const { columns, model } = context;
  const offOf = createDayOffReader(model.workspace.businessHours);
  const off = offOf(day);
  if (off === null) return { statistic, others: 0, off };
  const row = position * columns.days;
  const end = day - columns.firstDay;
  const { values } = createDailySeries(context, metric, (column) => daily.get(column)!.subarray(row, row + end));
  const isLike = (index: number) => {
    const other = offOf(columns.firstDay + index);
    return other !== null && areLike(off, other);
  };
  return { ...compareWithDaysOff(statistic, values, isLike), off };
}

/** Whether the median day of the eight weeks before has enough events; nodes with fewer are watched by week only. */
function hasEnoughEvents(events: Float64Array, index: number): boolean {
  const before = events.slice(Math.max(0, index - USUAL_DAYS), index).sort();
  return (before[Math.floor(before.length / 2)] ?? 0) >= LEAST_A_DAY;
}

/** Tests the day again where its scale is smaller than chance alone gives for so many events. */
function withLeastScale(statistic: DayAssessment, { leastScale, values }: DailySeries, index: number): DayAssessment {
  const least = leastScale(index);
  if (statistic.scale >= least) return statistic;
  const again = assessDay(values.subarray(0, index + 1), least);
  return again.kind === 'none' ? statistic : again;
}

function candidateOf(context: DetectionContext, tested: TestedDay): Candidate[] {
  const { node, series, day, statistic, off, others } = tested;
  const { model } = context;
  const watched = model.metrics.get(node.metric)!;
  const { polarity, name } = watched;
  const { z, expected, scale, isSpike } = statistic;
  const direction = z > 0 ? 'up' : 'down';
  if (!isSpike || !isAdverse(polarity, direction)) return [];
  const usual = series.toUnit(expected);
  const seen = series.toUnit(expected + z * scale);
  const limit = series.toUnit(expected + Math.sign(z) * SPIKE_LIMIT * scale);
  const isCount = series.kind === 'count';
  const metric = isCount && model.metrics.has('conversation_volume') ? 'conversation_volume' : node.metric;
  const [seenText, usualText] = isCount ? countTexts(seen, usual) : formatTogether([seen, usual], watched);
  const where = node.segment === null ? '' : ` of ${model.segments[node.position]!.name}`;
  const what = isCount ? `Conversations${where}` : `${name}${where}`;
  const evidence = (label: string, value: number, text: string) => ({
    label,
    text,
    value,
    metric,
    segment: node.segment,
  });
  const like = others > 0 ? 'on days like that' : 'on such a weekday';
  return [
    {
      p: chanceOf(statistic),
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
        ...rateSegments(context, [node.segment]),
        // A holiday that nothing can be compared with is told, since it may hide something, but nobody is called for it.
        ...(off !== null && others === 0 && { severity: 'low' as const }),
        title: `${what}: out of the ordinary on ${dayText(day)}${off === null ? '' : `, ${DAY_OFF_WORDS[off]}`}`,
        words: `${what}: ${seenText} on ${dayText(day)}, where about ${usualText} are usual ${like}. ${adviceOf(tested)}`,
        evidence: [
          evidence(`${what}, ${dayText(day)}`, seen, seenText!),
          evidence(`Usual ${like}`, usual, usualText!),
          ...(off === null ? [] : [describeFact('That day was', DAY_OFF_WORDS[off])]),
        ],
        baseline: usual,
        threshold: limit,
      },
    },
  ];
}

/** What to make of the day. */
function adviceOf({ off, others }: TestedDay): string {
  const look = 'Look at what happened that day: a release, an incident, a campaign.';
  if (off === null) return look;
  const what = `It was ${DAY_OFF_WORDS[off]}`;
  return others > 0
    ? `${what}, and stands out from ${others} others of their kind, too. ${look}`
    : `${what}, which is the likeliest reason; the data have fewer than ${LEAST_DAYS_OFF} others of their kind to compare it with.`;
}

/** Whole conversations, unless these look alike. */
function countTexts(...values: readonly number[]): string[] {
  const whole = values.map((value) => String(Math.round(value)));
  return new Set(whole).size === whole.length ? whole : formatTogether(values, { unit: 'count' });
}
