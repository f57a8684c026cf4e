/**
 * What is drawn: week by week what was seen, what would have been expected from the controls, the difference, and the difference added
 * up since the change had settled.
 */
import {
  gapOf,
  launchBlocks,
  studentQuantile,
  stretchSums,
  varianceOfMean,
  type LaunchBlocks,
  type SegmentSeries,
  type WeeklyEffect,
} from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import type { AssessmentChart, ChartEvent, ChartPoint } from '../impact-chart.js';
import { segmentSeries } from '../study/segment-series.js';
import type { LaunchStudy } from '../study/launch-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import type { Numbers } from '../study/plan-study.js';
import { possibleValues } from './possible-effect.js';

/** Blocks before launch that are drawn. */
const MOST_DRAWN = 26;
const WEEK = 7;

const BLANK = {
  observed: null,
  expected: null,
  low: null,
  high: null,
  difference: null,
  differenceLow: null,
  differenceHigh: null,
  cumulative: null,
  cumulativeLow: null,
  cumulativeHigh: null,
};

/** The effect that is drawn, and of how many weeks its blocks are. */
export interface DrawnEffect {
  readonly effect: WeeklyEffect;
  readonly weeksPerBlock: number;
}

/** What every chart of an assessment is drawn with. */
export interface ChartSurroundings {
  readonly numbers: Numbers;
  /** Nothing from this day on is known. */
  readonly asOf: Day;
  readonly events: readonly ChartEvent[];
}

/** The chart of one launch; without an effect it shows only what was observed. */
export function assessmentChart(
  study: LaunchStudy,
  drawn: DrawnEffect | null,
  { numbers, asOf, events }: ChartSurroundings,
): AssessmentChart {
  const { metric, launch, settled, end } = study;
  const { currency } = numbers.model.workspace;
  const blocks = drawnBlocks(study, launchBlocks(study.input, drawn?.weeksPerBlock), drawn?.effect ?? null);
  const last = blocks.at(-1)?.to ?? settled;
  const settling = pointOf(numbers, study, { from: launch, to: Math.min(settled, asOf) }, 'settling');
  const immature = weeksBetween(Math.max(last, settled), Math.min(asOf, end)).flatMap((week) =>
    pointOf(numbers, study, week, 'immature'),
  );
  const before = blocks.filter(({ to }) => to <= launch);
  const after = blocks.filter(({ to }) => to > launch);
  return {
    title: metric.definition.name,
    unit: metric.definition.unit,
    currency,
    cumulativeUnit: cumulativeUnit(metric, currency),
    launch,
    settled,
    end,
    events,
    points: [...before, ...settling, ...after, ...immature],
  };
}

/** Seconds are added up to hours. */
const perHour = ({ definition }: StudyMetric) => (definition.unit === 'duration' ? 3600 : 1);

function cumulativeUnit({ definition, form }: StudyMetric, currency: string): string {
  if (definition.unit === 'duration') return 'hours';
  if (definition.unit === 'money') return currency;
  return form === null ? 'value × events' : [...form.numerator.keys()].join(' + ').replaceAll('_', ' ');
}

/** What is needed to say how far off a block, or several, may be. */
interface Spread {
  readonly effect: WeeklyEffect;
  /** Of one block, with the placebos' widening. */
  readonly deviation: number;
  readonly reach: number;
}

function spreadOf(effect: WeeklyEffect): Spread {
  const v = 1 / effect.effectiveBefore + 1 / effect.effectiveAfter;
  const deviation = effect.standardError / Math.sqrt(v);
  return { effect, deviation, reach: studentQuantile(0.975, effect.degreesOfFreedom) };
}

function drawnBlocks(study: LaunchStudy, { panel, starts }: LaunchBlocks, effect: WeeklyEffect | null): ChartPoint[] {
  const length = WEEK * (panel.weeksPerBlock ?? 1);
  const gap = gapOf(panel);
  const count = effect?.baseline ?? 12;
  const baseline = gap.slice(Math.max(0, panel.before - count), panel.before);
  const normal = baseline.reduce((sum, x) => sum + x, 0) / baseline.length;
  const spread = effect && effect.effectiveBefore > 0 ? spreadOf(effect) : null;
  const total = { difference: 0, weight: 0, blocks: 0 };
  const points: ChartPoint[] = [];
  for (let index = Math.max(0, panel.before - MOST_DRAWN); index < gap.length; index++) {
    const isAfter = index >= panel.before;
    const { from } = study.entries[starts[index]!]!;
    const phase = isAfter ? 'after' : index >= panel.before - baseline.length ? 'baseline' : 'history';
    const block = { from, to: from + length, phase, deviation: gap[index]! - normal } as const;
    points.push(blockPoint(study, block, spread, isAfter ? total : null));
  }
  return points;
}

/** The days of a block, and how far its gap lies from that of the baseline, on the scale of the effect. */
interface Block extends Period, Pick<ChartPoint, 'phase'> {
  readonly deviation: number;
}

interface Total {
  difference: number;
  weight: number;
  blocks: number;
}

/** A block as a point of the chart; what is after launch is added to `total`. */
function blockPoint(
  study: LaunchStudy,
  { deviation: off, ...place }: Block,
  spread: Spread | null,
  total: Total | null,
): ChartPoint {
  const { observed, denominator } = observedIn(study, place);
  const shown = { ...place, ...BLANK };
  // Without an effect nothing is expected: a plan that is assessed at its end must not give it away in the picture.
  if (observed === null || !Number.isFinite(off) || spread === null) return { ...shown, observed };
  const isLog = study.metric.scale === 'log';
  const moved = movedBy(study, { observed, denominator, off });
  const expected = moved(0);
  const known = { ...shown, observed, expected, difference: observed - expected };
  const far = spread.reach * spread.deviation * Math.sqrt(1 + 1 / spread.effect.effectiveBefore);
  const [low, high] = [moved(-far), moved(far)];
  const band = { ...known, low, high, differenceLow: observed - high, differenceHigh: observed - low };
  if (total === null) return band;
  total.blocks += 1;
  total.difference += (observed - expected) * denominator;
  total.weight += isLog ? expected * denominator : denominator;
  return { ...band, ...cumulativeOf(total, spread, perHour(study.metric)) };
}

/**
 * The value of a block, moved on the scale of the effect from what was observed: never one that the metric cannot have. Where events are
 * counted, half an event stands beside them in the estimate, so a week without any has an expected value, too.
 */
function movedBy(
  { metric, treated }: LaunchStudy,
  { observed, denominator, off }: ObservedBlock,
): (by: number) => number {
  if (metric.scale === 'points') {
    const { low, high } = possibleValues(metric, [observed]);
    return (by) => Math.min(high, Math.max(low, observed - off + by));
  }
  const half = metric.events ? (0.5 * treated.length) / denominator : 0;
  return (by) => Math.max(0, (observed + half) * Math.exp(by - off) - half);
}

/** `off`: how far its gap lies from that of the baseline. */
interface ObservedBlock {
  readonly observed: number;
  readonly denominator: number;
  readonly off: number;
}

function cumulativeOf({ difference, weight, blocks }: Total, { effect, deviation, reach }: Spread, per: number) {
  const variance = varianceOfMean(blocks, effect.autocorrelation.used) + 1 / effect.effectiveBefore;
  const far = reach * deviation * Math.sqrt(variance) * weight;
  return {
    cumulative: difference / per,
    cumulativeLow: (difference - far) / per,
    cumulativeHigh: (difference + far) / per,
  };
}

/** The value of the treated segments together over some days, and what it was divided by. */
function observedIn({ input, entries }: LaunchStudy, { from, to }: Period) {
  const first = entries.findIndex((entry) => entry.from >= from);
  const inside = entries.filter((entry) => entry.from >= from && entry.to <= to).length;
  const members = input.treated.map((segment) => input.segments[segment]!);
  return valueOfSeries(input, members, Math.max(0, first), first < 0 ? 0 : inside);
}

function valueOfSeries(input: LaunchStudy['input'], members: readonly SegmentSeries[], first: number, count: number) {
  const sums = members.map((member) => stretchSums(input, member, first, first + count));
  const total = (of: 'numerator' | 'denominator') => sums.reduce((sum, each) => sum + each[of], 0);
  const isCount = members[0]?.denominators === undefined;
  const denominator = isCount ? total('denominator') / members.length : total('denominator');
  const observed = total('numerator') / denominator;
  return { observed: Number.isFinite(observed) ? observed : null, denominator };
}

/** What was observed on days that the estimate leaves out; nothing where nothing is known. */
function pointOf(numbers: Numbers, study: LaunchStudy, period: Period, phase: ChartPoint['phase']): ChartPoint[] {
  if (period.to <= period.from) return [];
  const { metric, known } = study;
  const entries = metric.form === null ? [period] : daysIn(period);
  const series = study.treated.map((segment) =>
    segmentSeries({ numbers, metric }, numbers.model.positions.get(segment)!, { entries, known }),
  );
  const { observed } = valueOfSeries({ ...study.input, excluded: [] }, series, 0, entries.length);
  return observed === null ? [] : [{ ...period, phase, ...BLANK, observed }];
}

function daysIn({ from, to }: Period): Period[] {
  return Array.from({ length: to - from }, (_, i) => ({ from: from + i, to: from + i + 1 }));
}

function weeksBetween(from: Day, to: Day): Period[] {
  const count = Math.max(0, Math.floor((to - from) / WEEK));
  return Array.from({ length: count }, (_, i) => ({ from: from + i * WEEK, to: from + (i + 1) * WEEK }));
}
