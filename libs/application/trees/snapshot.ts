/**
 * Answers questions about numbers, as of one version of the workspace and one of the data: the compiled model and the resident columns.
 * Values of a period are computed once and kept. Only quantiles, open times and what is counted customer by customer wait for the
 * database.
 */
import {
  buckets,
  addReadings,
  areAlike,
  type CustomerSetting,
  dependsOnSize,
  evaluateAlike,
  evaluateAsMonth,
  evaluateLike,
  evaluatePeriod,
  evaluatePeriods,
  explanationMeasures,
  finiteOrNull,
  limitKey,
  limitsOfStandards,
  metricValue,
  metricValuesAt,
  missingEverywhere,
  modelOf,
  periodsUpTo,
  positionOf,
  segmentRemoved,
  timeZone,
  withCarriedMetrics,
  type ChangeTerms,
  type CountsWithin,
  type CountWithin,
  type DataState,
  type Day,
  type Difference,
  type Dimension,
  type Draws,
  type DurationLimit,
  type Grain,
  type LeafColumns,
  type MetricValue,
  type Model,
  type ModelData,
  type Period,
  type PeriodData,
  type PeriodValues,
  type Polarity,
  type TreeNode,
  type Workspace,
  shareOfMonth,
} from '@bough/domain';
import { bucketedCurve, EMPTY_HISTOGRAM, quantile, type NoCurve, type SurvivalCurve } from '@bough/statistics';
import type { WatchedTimes } from '../rollups/rollup.store.js';
import { drawCustomers, type SegmentPeriod } from './draw-customers.js';
import { KeptReads, type RollupReads } from './kept-reads.js';
import { NoiseReads } from './noise-reads.js';
import { Recent } from './recent.js';
import { TODAY, viewKey, type Viewpoint } from './viewpoint.js';

/** What is shown beside the mean of a duration. */
export interface Quantiles {
  /** In seconds, within 1.09 % of the true value, and never outside of what was observed. */
  readonly median: number;
  readonly p90: number;
}

export interface SeriesValue {
  readonly period: Period;
  readonly value: MetricValue;
}

/** The value of a metric by the position of a segment. */
type ValuesAt = (position: number) => MetricValue;

interface Sparklines {
  readonly values: readonly PeriodValues[];
  /** Which points are gaps, by metric; made when first asked for. */
  readonly gaps: Map<string, boolean[]>;
}

const KEPT_PERIODS = 64;
const KEPT_CUTS = 8;

/** What a snapshot is made from. */
export interface SnapshotParts extends ModelData {
  /** The resident columns, by the segments of the model. */
  readonly columns: LeafColumns;
  readonly workspaceVersion: number;
  readonly dataVersion: number;
  /** The newest version of the workspace in which the structure changed; left out: `workspaceVersion`. */
  readonly structureVersion?: number;
  /** From where the tree is looked at; left out: today. */
  readonly viewpoint?: Viewpoint;
}

/** The numbers of one version of the workspace and the data; see the top of the file. */
export class Snapshot implements ModelData {
  readonly model: Model;
  readonly columns: LeafColumns;
  readonly state: DataState;
  readonly workspaceVersion: number;
  readonly dataVersion: number;
  /** The newest version of the workspace in which the structure changed. */
  readonly structureVersion: number;
  readonly viewpoint: Viewpoint;
  private readonly periods = new Recent<string, PeriodData>(KEPT_PERIODS);
  /** Periods as if they had as many days as another. */
  private readonly alike = new Recent<string, PeriodValues>(KEPT_PERIODS);
  private readonly months = new Recent<string, PeriodValues>(KEPT_CUTS);
  private readonly sparklines = new Recent<string, Sparklines>(8);
  /** All metrics over the buckets of a series, so that a tree with a series at every node computes them only once. */
  private readonly bucketed = new Recent<string, PeriodValues[]>(2);
  private readonly drawn = new Recent<string, Promise<Draws | null>>(KEPT_PERIODS);
  private readonly answers = new Recent<string, Promise<unknown>>(KEPT_PERIODS);
  private readonly distinct = new Recent<string, Promise<Float64Array>>(KEPT_PERIODS);
  private readonly cuts = new Recent<string, Snapshot>(KEPT_CUTS);
  /** What has to be read from the database. */
  readonly reads: KeptReads;
  /** How much of a difference may be chance. */
  readonly noise: NoiseReads;

  constructor(
    parts: SnapshotParts,
    private readonly rollups: RollupReads,
  ) {
    this.model = parts.model;
    this.columns = parts.columns;
    this.state = parts.state;
    this.workspaceVersion = parts.workspaceVersion;
    this.dataVersion = parts.dataVersion;
    this.structureVersion = parts.structureVersion ?? parts.workspaceVersion;
    this.viewpoint = parts.viewpoint ?? TODAY;
    this.reads = new KeptReads(rollups);
    this.noise = new NoiseReads(this);
  }

  /** The same numbers under another structure, such as one of the past. */
  over(
    workspace: Workspace,
    branches: Dimension,
    version: number,
    structureVersion: number,
    viewpoint: Viewpoint = { ...TODAY, version },
  ): Snapshot {
    const removed = workspace.measures.map(({ key }) => key).filter((key) => !this.columns.daily.has(key));
    const gone = new Set(removed.map((key) => `reading:${key}`));
    const carried = new Set([...this.state.carried].filter((field) => !gone.has(field)));
    const columns = removed.length === 0 ? this.columns : addReadings(this.columns, removed, []);
    const state = { ...this.state, carried };
    const model = withCarriedMetrics(modelOf(workspace, branches), carried);
    const { dataVersion } = this;
    return new Snapshot(
      { model, columns, state, workspaceVersion: version, dataVersion, structureVersion, viewpoint },
      this.rollups,
    );
  }

  /** The same template over the segments of another dimension, over the same numbers. */
  cutBy(dimension: Dimension): Snapshot {
    const { workspace, branches } = this.model;
    if (dimension.key === branches.key) return this;
    return this.cuts.get(dimension.key, () => {
      const cut = { ...workspace, tree: { ...workspace.tree, dimension: dimension.key } };
      const viewpoint = { ...this.viewpoint, dimension: dimension.key };
      return this.over(cut, dimension, this.workspaceVersion, this.structureVersion, viewpoint);
    });
  }

  /** The same with the owners and the standards of an instant. Both share what they have computed. */
  seenAt(asOf: Date): Snapshot {
    const seen = Object.create(Snapshot.prototype) as Snapshot;
    return Object.assign(seen, this, { viewpoint: { ...this.viewpoint, asOf } });
  }

  /** Tells snapshots that were taken from different viewpoints apart; empty for today. */
  get view(): string {
    return viewKey(this.viewpoint);
  }

  /** The day whose standards hold for values of a period: its last one, or that of the instant from which the tree is seen. */
  standardsDay(period: Period): Day {
    const { asOf } = this.viewpoint;
    return asOf ? timeZone(this.model.workspace.timeZone).dayAt(asOf.getTime()) : period.to - 1;
  }

  /** The value at a node of the tree; `null` for a node that only groups or is planned. */
  valueAt(node: TreeNode, period: Period): MetricValue | Promise<MetricValue> | null {
    if (node.metric === null) return null;
    const position = positionOf(this.model, node);
    return position === null ? segmentRemoved(node.segment!) : this.reading(node.metric, position, period);
  }

  /** The key for a cache of answers: equal keys mean equal answers. */
  get key(): string {
    return `${this.workspaceVersion}.${this.dataVersion}.${this.state.today}`;
  }

  /** All metrics and measures of all segments over a period. */
  valuesOf(period: Period): PeriodValues {
    return this.dataOf(period).values;
  }

  /** What the values of a period are read from. */
  dataOf(period: Period): PeriodData {
    return this.periods.get(`${period.from}/${period.to}`, () => {
      const { model, state, columns } = this;
      return { model, state, values: evaluatePeriod(model, columns, period) };
    });
  }

  /** The value of a metric for the segment at `position`; it waits only for a metric that counts distinct customers. */
  reading(metric: string, position: number, period: Period): MetricValue | Promise<MetricValue> {
    const data = this.dataOf(period);
    if (this.model.metrics.get(metric)!.formula !== null) return metricValue(data, metric, position);
    return this.repeatShares(period).then((shares) => metricValue(data, metric, position, shares));
  }

  /** The same for any position; it waits once for all of them. */
  readingsAt(metric: string, period: Period): ValuesAt | Promise<ValuesAt> {
    const data = this.dataOf(period);
    if (this.model.metrics.get(metric)!.formula !== null) return metricValuesAt(data, metric);
    return this.repeatShares(period).then((shares) => metricValuesAt(data, metric, shares));
  }

  /** The values of a period as if it had as many days as `like`: what `like` is compared with. */
  valuesLike(period: Period, like: Period): PeriodValues {
    const { model, columns } = this;
    if (areAlike(model, columns, period, like)) return this.valuesOf(period);
    const key = `${period.from}/${period.to} like ${like.from}/${like.to}`;
    return this.alike.get(key, () => evaluateLike(model, columns, period, like));
  }

  /** What part of the bound that a standard has for a month a period has; 1 for what does not add up over days. */
  shareOfMonth(metric: string, position: number, period: Period): number {
    const asMonth = this.months.get(`${period.from}/${period.to}`, () =>
      evaluateAsMonth(this.model, this.columns, period),
    );
    return shareOfMonth(this.valuesOf(period), asMonth, metric, position);
  }

  /**
   * How the values of a metric in a period are compared with those of another period, by the position of the segment: with what it would
   * have been there over as many days. A node may say which direction is better there.
   */
  termsOverTime(metric: string, period: Period, other: Period, target?: Polarity | null): (at: number) => ChangeTerms {
    const { polarity: own, formula } = this.model.metrics.get(metric)!;
    const polarity = target ?? own;
    const like = this.valuesLike(other, period);
    // Distinct customers do not add up over days, so no number of days can be made of another.
    if (formula === null) return () => ({ polarity, isUnlike: like !== this.valuesOf(other) });
    const against = like.metrics.get(metric)!;
    return (position) => ({ polarity, against: finiteOrNull(against[position]!) });
  }

  /** How two segments are compared by a metric in one period: not at all by what grows with their size. */
  termsAcross(metric: string, period: Period, target?: Polarity | null): ChangeTerms {
    const polarity = target ?? this.model.metrics.get(metric)!.polarity;
    const isUnlike = dependsOnSize(this.model, metric, { values: this.valuesOf(period), position: 0 });
    return { polarity, isUnlike, isSamePeriod: true };
  }

  /** Median and p90 beside the mean of a duration; `null` where the metric has none or nothing happened. */
  async quantiles(metric: string, position: number, period: Period): Promise<Quantiles | null> {
    const measure = this.model.metrics.get(metric)!.quantiles;
    const histograms = measure && (await this.reads.histograms(measure, period));
    const histogram = histograms?.get(this.model.segments[position]!.id);
    const median = histogram && quantile(histogram, 0.5);
    return median == null ? null : { median, p90: quantile(histogram!, 0.9)! };
  }

  /**
   * How many conversations were within the limits of all standards, exactly. They are read together, so that as many statements are needed
   * for five hundred standards as for one.
   */
  async countWithinLimits(period: Period): Promise<CountsWithin> {
    const limits = limitsOfStandards(this.model.workspace);
    return limits.length === 0 ? new Map() : this.reads.countWithin(limits, period);
  }

  /** The same for one limit and the segment at `position`; `null` where no conversation has the duration. */
  async countWithin(limit: DurationLimit, position: number, period: Period): Promise<CountWithin | null> {
    const key = limitKey(limit);
    const together = await this.countWithinLimits(period);
    const counts = together.get(key) ?? (await this.reads.countWithin([limit], period)).get(key);
    return counts?.get(this.model.segments[position]!.id) ?? null;
  }

  /** For the conversations begun in a period: the share still open after each length of time, as of the end of the data. */
  async openCurve(position: number, period: Period): Promise<SurvivalCurve | NoCurve> {
    const { range } = this.state;
    const times = range && (await this.watchedTimes(period, range.to)).get(this.model.segments[position]!.id);
    return bucketedCurve(times?.resolved ?? EMPTY_HISTOGRAM, times?.open ?? EMPTY_HISTOGRAM);
  }

  /** The metric over the buckets of a period. A metric of distinct customers has no series: its buckets do not add up. */
  series(metric: string, position: number, period: Period, grain: Grain): SeriesValue[] {
    const { model, state } = this;
    return this.bucketValues(period, grain).map((each) => ({
      period: each.period,
      value: metricValue({ model, state, values: each }, metric, position),
    }));
  }

  /** All metrics of all segments over the buckets of a period. */
  bucketValues(period: Period, grain: Grain): readonly PeriodValues[] {
    return this.bucketed.get(`${period.from}/${period.to}/${grain}`, () =>
      evaluatePeriods(this.model, this.columns, buckets(period, grain)),
    );
  }

  /** Values of `points` periods, the last of which is `period`, each as over the days of that one; `null` for a gap. */
  sparkline(metric: string, position: number, period: Period, points: number): (number | null)[] {
    const { values, gaps } = this.sparklines.get(`${period.from}/${period.to}/${points}`, () => ({
      values: evaluateAlike(this.model, this.columns, periodsUpTo(period, points), period),
      gaps: new Map(),
    }));
    let isGap = gaps.get(metric);
    if (!isGap) gaps.set(metric, (isGap = values.map((each) => this.isGap(metric, each.period))));
    return values.map(({ metrics }, index) => {
      const value = metrics.get(metric)![position]!;
      return isGap[index] || Number.isNaN(value) ? null : value;
    });
  }

  /** Draws of the two sides of a difference over other customers; `null` where they cannot be drawn. Kept for further questions. */
  draws(difference: Difference, places: readonly [SegmentPeriod, SegmentPeriod]): Promise<Draws | null> {
    const measures = explanationMeasures(this.model, difference);
    if (!measures) return Promise.resolve(null);
    const key = JSON.stringify([places, [...measures].sort()]);
    const daysOf = ({ leaves }: PeriodValues) => leaves.get('days')?.[0] ?? NaN;
    const [before, after] = places.map((place) => {
      const [own, values] = [this.valuesOf(place.period), this.valuesLike(place.period, places[1].period)];
      return { place, values, scale: own === values ? 1 : daysOf(values) / daysOf(own) };
    });
    return this.drawn.get(key, () => drawCustomers(this.reads, this.model, measures, [before!, after!]));
  }

  /** Keeps the answer under a key for as long as the numbers are the same, and computes it only the first time. */
  keep<Answer>(key: string, compute: () => Promise<Answer>): Promise<Answer> {
    return this.answers.get(key, compute) as Promise<Answer>;
  }

  /** For the conversations begun in a period, by segment id: how long they took, or how long they had been open at the start of a day. */
  watchedTimes(period: Period, on: Day): Promise<Map<string, WatchedTimes>> {
    const asOf = timeZone(this.model.workspace.timeZone).startOf(on);
    return this.reads.resolutionTimes(period, asOf);
  }

  /** What is the same for every customer of a period: its days, and the cost of a second of handling (0 where no cost is known). */
  settingOf(period: Period, position = 0): CustomerSetting {
    const { leaves } = this.valuesOf(period);
    const [cost, seconds] = [leaves.get('cost')?.[position] ?? 0, leaves.get('handle_seconds')?.[position] ?? 0];
    return { days: period.to - period.from, price: seconds > 0 ? cost / seconds : 0 };
  }

  /** Whether the data does not cover a period, or only its end. */
  private isGap(metric: string, period: Period): boolean {
    return period.from < (this.state.range?.from ?? Infinity) || missingEverywhere(this, metric, period) !== null;
  }

  private repeatShares(period: Period): Promise<Float64Array> {
    return this.distinct.get(`${period.from}/${period.to}`, async () => {
      const counts = await this.reads.repeatCustomers(period);
      const share = ({ id }: { id: string }) => {
        const { contacted, again } = counts.get(id) ?? { contacted: 0, again: 0 };
        return contacted === 0 ? NaN : again / contacted;
      };
      return Float64Array.from(this.model.segments, share);
    });
  }
}
