/**
 * What is drawn: week by week what was seen, what would have been expected from the controls, the difference, and the difference added
 * up since the change had settled.
 */
import {
  gapOf,
  launchBlocks,
  studentQuantile,
  sumsOf,
  varianceOfMean,
  type LaunchBlocks,
  type SegmentSeries,
  type WeeklyEffect,
} from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import type { AssessmentChart, ChartEvent, ChartPoint } from '../impact-chart.js';
import { segmentSeries, type Numbers } from '../study/impact-series.js';
import type { PlanStudy } from '../study/impact-study.js';
import type { JudgedMetric } from '../study/judged-metric.js';

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

/** The chart of one launch; without an effect only what was seen. */
export function assessmentChart(
  numbers: Numbers,
  made: PlanStudy,
  found: DrawnEffect | null,
  asOf: Day,
  events: readonly ChartEvent[],
): AssessmentChart {
  const { judged, launch, settled, end } = made;
  const blocks = launchBlocks(made.study, found?.weeksPerBlock);
  const drawn = drawnBlocks(made, blocks, found?.effect ?? null);
  const last = drawn.at(-1)?.to ?? settled;
  const settling = pointOf(numbers, made, { from: launch, to: Math.min(settled, asOf) }, 'settling');
  const immature = weeksBetween(Math.max(last, settled), Math.min(asOf, end)).flatMap((week) =>
    pointOf(numbers, made, week, 'immature'),
  );
  const before = drawn.filter(({ to }) => to <= launch);
  const after = drawn.filter(({ to }) => to > launch);
  return {
    title: judged.metric.name,
    unit: judged.metric.unit,
    currency: judged.metric.currency,
    cumulativeUnit: cumulativeUnit(judged),
    launch,
    settled,
    end,
    events,
    points: [...before, ...settling, ...after, ...immature],
  };
}

/** Seconds are added up to hours. */
const perHour = ({ metric }: JudgedMetric) => (metric.unit === 'duration' ? 3600 : 1);

function cumulativeUnit({ metric, form }: JudgedMetric): string {
  if (metric.unit === 'duration') return 'hours';
  if (metric.unit === 'money') return metric.currency;
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

function drawnBlocks(made: PlanStudy, { panel, starts }: LaunchBlocks, effect: WeeklyEffect | null): ChartPoint[] {
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
    const { from } = made.entries[starts[index]!]!;
    const phase = isAfter ? 'after' : index >= panel.before - baseline.length ? 'baseline' : 'history';
    const place = { from, to: from + length, phase } as const;
    points.push(blockPoint(made, place, gap[index]! - normal, spread, isAfter ? total : null));
  }
  return points;
}

interface Total {
  difference: number;
  weight: number;
  blocks: number;
}

function blockPoint(
  made: PlanStudy,
  place: Period & Pick<ChartPoint, 'phase'>,
  off: number,
  spread: Spread | null,
  total: Total | null,
): ChartPoint {
  const { observed, denominator } = seenIn(made, place);
  const shown = { ...place, ...BLANK };
  // Without an effect nothing is expected: who looks at the end only must not read it off the picture.
  if (observed === null || !Number.isFinite(off) || spread === null) return { ...shown, observed };
  const isLog = made.judged.scale === 'log';
  const moved = (by: number) => (isLog ? observed * Math.exp(by - off) : observed - off + by);
  const expected = moved(0);
  const known = { ...shown, observed, expected, difference: observed - expected };
  const far = spread.reach * spread.deviation * Math.sqrt(1 + 1 / spread.effect.effectiveBefore);
  const [low, high] = [moved(-far), moved(far)];
  const band = { ...known, low, high, differenceLow: observed - high, differenceHigh: observed - low };
  if (total === null) return band;
  total.blocks += 1;
  total.difference += (observed - expected) * denominator;
  total.weight += isLog ? expected * denominator : denominator;
  return { ...band, ...cumulativeOf(total, spread, perHour(made.judged)) };
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
function seenIn({ study, entries }: PlanStudy, { from, to }: Period): { observed: number | null; denominator: number } {
  const first = entries.findIndex((entry) => entry.from >= from);
  const inside = entries.filter((entry) => entry.from >= from && entry.to <= to).length;
  return valueOfSeries(study, study.treated.map((s) => study.segments[s]!), Math.max(0, first), first < 0 ? 0 : inside); // prettier-ignore
}

function valueOfSeries(study: PlanStudy['study'], members: readonly SegmentSeries[], first: number, count: number) {
  const sums = members.map((member) => sumsOf(study, member, first, first + count));
  const total = (of: 'numerator' | 'denominator') => sums.reduce((sum, each) => sum + each[of], 0);
  const isCount = members[0]?.denominators === undefined;
  const denominator = isCount ? total('denominator') / members.length : total('denominator');
  const observed = total('numerator') / denominator;
  return { observed: Number.isFinite(observed) ? observed : null, denominator };
}

/** What was seen on days that are not judged; none where nothing is known. */
function pointOf(numbers: Numbers, made: PlanStudy, period: Period, phase: ChartPoint['phase']): ChartPoint[] {
  if (period.to <= period.from) return [];
  const days = made.judged.form === null ? [period] : daysIn(period);
  const series = made.treated.map((segment) =>
    segmentSeries(numbers, made.judged, numbers.model.positions.get(segment)!, days, made.known),
  );
  const { observed } = valueOfSeries({ ...made.study, excluded: [] }, series, 0, days.length);
  return observed === null ? [] : [{ ...period, phase, ...BLANK, observed }];
}

function daysIn({ from, to }: Period): Period[] {
  return Array.from({ length: to - from }, (_, i) => ({ from: from + i, to: from + i + 1 }));
}

function weeksBetween(from: Day, to: Day): Period[] {
  const count = Math.max(0, Math.floor((to - from) / WEEK));
  return Array.from({ length: count }, (_, i) => ({ from: from + i * WEEK, to: from + (i + 1) * WEEK }));
}
