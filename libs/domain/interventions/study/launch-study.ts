/**
 * From a plan and the numbers in memory to the study of a launch: which segments are compared, which days lie before and after, which are
 * left out, and when all of it can be assessed. Weeks in which a segment has nothing are cut off at the beginning of the history.
 */
import { logMargin, type ImpactStudy } from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import type { PlanStudy } from './plan-study.js';
import { segmentSeries, type EntrySums } from './segment-series.js';
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

/** One launch as it is studied. */
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
  return (compared) => {
    const whole = [...compared.treated, ...compared.controls].map(seriesOf);
    const cut = launchAt - knownEntries(whole, launchAt, rules.perWeek, followed);
    const treated = compared.treated.map((_, index) => index);
    const input: ImpactStudy = {
      ...rules,
      segments: whole.map((series) => later(series, cut)),
      launch: launchAt - cut,
      treated,
      controls: compared.controls.map((_, index) => treated.length + index),
      excluded: leftOut.flatMap((index) => (index >= cut ? [index - cut] : [])),
    };
    return { ...compared, ...days, metric, entries: all.slice(cut), dataEnd, known, input };
  };
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
