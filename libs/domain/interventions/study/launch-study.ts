/**
 * From a plan and the numbers in memory to the study of a launch: which segments are compared, which days lie before and after, which are
 * left out, and when all of it can be assessed. Weeks in which a segment has nothing are cut off at the beginning of the history.
 */
import { BASELINE_WEEKS, logMargin, type ImpactStudy } from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import type { PlanStudy } from './plan-study.js';
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import { eventSums, segmentSeries, type EntrySums } from './segment-series.js';
import { resolvedTime, type ResolvedTime } from './resolved-time.js';
import { usableControls, type NamedSums, type UnusedControl } from './usable-controls.js';
import type { StudyMetric } from './study-metric.js';
import type { InterventionPlan, Margin } from '../plan.js';
import { studyCalendar } from './study-calendar.js';

const WEEK = 7;

/** When a launch is over and can be assessed. Each day is the first of what follows. */
export interface LaunchDays {
  readonly launch: Day;
  /** Rollout and washout are over. */
  readonly settled: Day;
  /** The weeks that are assessed are over. */
  readonly end: Day;
  /** Their numbers no longer change. */
  readonly matured: Day;
}

/** Who is compared with whom, by segment id. */
export interface ComparedSegments {
  readonly treated: readonly string[];
  readonly controls: readonly string[];
}

/** One launch as it is studied; `controls` are those that are compared with. */
export interface LaunchStudy extends ComparedSegments, LaunchDays {
  /** What the estimator gets. */
  readonly input: ImpactStudy;
  readonly metric: StudyMetric;
  /** What the entries of the series are: days, or weeks where a formula is computed week by week. */
  readonly entries: readonly Period[];
  /** The first day that nothing is known of, or that still moves. */
  readonly dataEnd: Day;
  /** By day of the columns, whether anything is known of it. */
  readonly known: readonly boolean[];
  /** What each series of the input is of: the treated segments, then the controls; of pooled controls, all of their ids. */
  readonly series: readonly string[];
  /** Controls that the plan names and that are not compared with, or not by themselves. */
  readonly unused: readonly UnusedControl[];
  /** Older weeks are not used, since a segment has nothing in some fortnight. */
  readonly isCut: boolean;
  /** Of a restricted mean: what resolved conversations of the treated segments have in it before launch; `null` for other metrics. */
  readonly resolvedBefore: ResolvedTime | null;
}

/** The days of a launch, by default of the first wave; `maturity`: days until the metric of a day no longer changes. */
export function launchDays(plan: InterventionPlan, maturity: number, launch = plan.waves[0]!.launch): LaunchDays {
  const settled = launch + plan.rolloutDays + plan.washoutDays;
  const end = settled + plan.weeks * WEEK;
  return { launch, settled, end, matured: end + maturity };
}

/** The study of a launch: series from at most 52 weeks before it until its end, or until the data ends. */
export function studyLaunch(study: PlanStudy, compared: ComparedSegments, days: LaunchDays): LaunchStudy {
  return studiesOfLaunch(study, days)(compared);
}

/** Studies of one launch that differ only in who is compared with whom: every segment is read once. */
export function studiesOfLaunch(study: PlanStudy, days: LaunchDays): (compared: ComparedSegments) => LaunchStudy {
  const { numbers, metric } = study;
  const { entries: all, dataEnd, known, summed, launchAt, leftOut, followed } = studyCalendar(study, days);
  const rules = rulesOf(study, days);
  const read = new Map<string, EntrySums>();
  const seriesOf = (id: string) => {
    const position = numbers.model.positions.get(id)!;
    const sums = read.get(id) ?? segmentSeries(study, position, { entries: all, known: summed });
    read.set(id, sums);
    return sums;
  };
  const named = (segment: string): NamedSums => ({ segment, sums: seriesOf(segment) });
  const reach = (segments: readonly NamedSums[]) =>
    Math.min(
      knownEntries(segments.map(({ sums }) => sums), launchAt, rules.perWeek, followed),
      ...segments.map((each) => launchAt - firstActive(numbers.columns, each, all, numbers.model.positions.get(each.segment)!)),
    ); // prettier-ignore
  const launchOf = (before: number, treated: readonly EntrySums[], controls: readonly EntrySums[]): ImpactStudy => ({
    ...rules,
    segments: [...treated, ...controls].map((series) => later(series, launchAt - before)),
    launch: before,
    treated: treated.map((_, index) => index),
    controls: controls.map((_, index) => treated.length + index),
    excluded: leftOut.flatMap((index) => (index >= launchAt - before ? [index - launchAt + before] : [])),
  });
  const eventsOf = (segment: string) => eventSums(study, numbers.model.positions.get(segment)!, { entries: all, known: summed }); // prettier-ignore
  return (compared) => {
    const treated = compared.treated.map(named);
    const wished = compared.controls.map(named);
    const choice = { treated, controls: wished, reach, launchOf, eventsOf, perWeek: rules.perWeek };
    const { controls, unused } = usableControls(choice);
    const used = controls.flatMap(({ segments }) => segments);
    const before = reach([...treated, ...used.map(named)]);
    const resolvedBefore = metric.isRestrictedMean ? resolvedTime(study, compared.treated, all.slice(0, launchAt).slice(-Math.min(before, BASELINE_WEEKS * WEEK)), known) : null; // prettier-ignore
    const input = launchOf(before, treated.map(({ sums }) => sums), controls.map(({ sums }) => sums)); // prettier-ignore
    return {
      ...days,
      treated: compared.treated,
      controls: used,
      series: [...compared.treated, ...controls.map(({ segments }) => segments.join(' + '))],
      unused,
      metric,
      entries: all.slice(launchAt - before),
      dataEnd,
      known,
      isCut: before < launchAt,
      resolvedBefore,
      input,
    };
  };
}

/**
 * The position of the first entry with a conversation or with something in the numerator: a segment that has neither before has no history
 * there, though it has customers. 0 where nothing ever comes.
 */
function firstActive(
  { daily, days, firstDay }: LeafColumns,
  { sums: { numerators } }: NamedSums,
  entries: readonly Period[],
  position: number,
): number {
  const created = daily.get('created');
  const begun = (day: number) => (created?.[position * days + day - firstDay] ?? 0) > 0;
  const hasBegun = ({ from, to }: Period) => Array.from({ length: to - from }, (_, i) => from + i).some(begun);
  const first = entries.findIndex((entry, index) => numerators[index]! > 0 || hasBegun(entry));
  return Math.max(0, first);
}

function rulesOf(
  { plan, metric: { form, scale, events }, registered, weeks }: PlanStudy,
  days: LaunchDays,
): Omit<ImpactStudy, 'segments' | 'launch' | 'treated' | 'controls' | 'excluded'> {
  const perWeek = form === null ? 1 : WEEK;
  return {
    perWeek,
    weeks: weeks ?? plan.weeks,
    paused: pausedEntries(days, perWeek),
    scale,
    events,
    better: plan.direction === 'up' ? 'higher' : 'lower',
    margin: 1,
    registered,
    // Overlapping interventions decide on the verdict, not on the estimate.
    overlapping: false,
  };
}

function pausedEntries({ launch, settled }: LaunchDays, perWeek: 7 | 1): number {
  return perWeek === WEEK ? settled - launch : Math.ceil((settled - launch) / WEEK);
}

/**
 * How many entries before launch have something to divide by in every fortnight of every segment, counted backwards from launch. The last
 * `coming` entries may be empty, since their conversations are still followed.
 */
function knownEntries(series: readonly EntrySums[], launch: number, perWeek: number, coming: number): number {
  const fortnight = 2 * perWeek;
  const isThere = ({ numerators, denominators = numerators }: EntrySums, end: number) =>
    denominators.subarray(Math.max(0, end - fortnight), end).some((each) => each > 0);
  let found = Math.ceil(coming / fortnight) * fortnight;
  while (found < launch && series.every((each) => isThere(each, launch - found))) found += fortnight;
  return Math.min(found, launch);
}

function later({ numerators, denominators }: EntrySums, from: number): EntrySums {
  const rest = numerators.subarray(from);
  return { numerators: rest, ...(denominators && { denominators: denominators.subarray(from) }) };
}

/**
 * A size (margin, prediction) on the scale of the effect. A share of the value is turned into points, and points into a share, by what the
 * treated segments had `before`. Always positive; `null` where it cannot be turned.
 */
export function sizeOnScale(
  { kind, value }: Margin,
  scale: 'log' | 'points',
  before: number | null,
  direction: 'up' | 'down' | null,
): number | null {
  const share = kind === 'relative' ? value : before === null || before === 0 ? null : value / Math.abs(before);
  if (scale === 'points') return kind === 'points' ? value : before === null ? null : value * Math.abs(before);
  if (share === null) return null;
  return direction === 'down' ? (share < 1 ? -Math.log1p(-share) : null) : logMargin(share);
}
