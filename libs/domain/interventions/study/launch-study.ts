/**
 * From a plan and the resident numbers to a study: which segments, which days lie before and after, what is left out, and when all of
 * it can be judged. Weeks that a segment has nothing in are cut off at the beginning of the history.
 */
import { logMargin, type ImpactStudy } from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import { segmentSeries, type EntrySums, type Numbers } from './segment-series.js';
import type { StudyMetric } from './study-metric.js';
import type { InterventionPlan, Margin } from '../plan.js';
import { studyCalendar } from './study-calendar.js';

const WEEK = 7;

/** When a launch is over and can be judged; days are the first of what follows. */
export interface LaunchDays {
  readonly launch: Day;
  /** Rollout and washout are over. */
  readonly settled: Day;
  /** The weeks that are judged are over. */
  readonly end: Day;
  /** They stand still, too. */
  readonly matured: Day;
}

/** Who is compared with whom, by segment id. */
export interface ComparedSegments {
  readonly treated: readonly string[];
  readonly controls: readonly string[];
}

export interface LaunchStudy extends ComparedSegments, LaunchDays {
  readonly input: ImpactStudy;
  readonly metric: StudyMetric;
  /** What the entries of the series are: days, or weeks where a formula is computed week by week. */
  readonly entries: readonly Period[];
  /** The first day that nothing is known of, or that still moves. */
  readonly dataEnd: Day;
  /** By day of the columns, whether anything is known of it. */
  readonly known: readonly boolean[];
}

export function launchDays(plan: InterventionPlan, maturity: number, launch = plan.waves[0]!.launch): LaunchDays {
  const settled = launch + plan.rolloutDays + plan.washoutDays;
  const end = settled + plan.weeks * WEEK;
  return { launch, settled, end, matured: end + maturity };
}

export interface StudyOptions {
  readonly registered: boolean;
  readonly overlapping: boolean;
  /** Nothing from here on is known. */
  readonly asOf: Day;
  /** Weeks judged at most; left out: as planned. */
  readonly weeks?: number;
}

/** The study of a launch: series from at most 52 weeks before until its end, or until data does. */
export function studyLaunch(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: StudyMetric,
  compared: ComparedSegments,
  days: LaunchDays,
  options: StudyOptions,
): LaunchStudy {
  return studiesOfLaunch(numbers, plan, judged, days, options)(compared);
}

/** Studies of one launch that differ only in who is compared with whom: every segment is read once. */
export function studiesOfLaunch(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: StudyMetric,
  days: LaunchDays,
  options: StudyOptions,
): (compared: ComparedSegments) => LaunchStudy {
  const calendar = studyCalendar(numbers, plan, judged, days, options);
  const { entries: all, dataEnd, known, launchAt, leftOut } = calendar;
  const rules = rulesOf(plan, judged, days, options);
  const read = new Map<string, EntrySums>();
  const seriesOf = (id: string) => {
    const sums = read.get(id) ?? segmentSeries(numbers, judged, numbers.model.positions.get(id)!, all, calendar.summed);
    read.set(id, sums);
    return sums;
  };
  return (compared) => {
    const whole = [...compared.treated, ...compared.controls].map(seriesOf);
    const cut = launchAt - knownEntries(whole, launchAt, rules.perWeek, calendar.followed);
    const entries = all.slice(cut);
    const treated = compared.treated.map((_, index) => index);
    const input: ImpactStudy = {
      ...rules,
      segments: whole.map((series) => later(series, cut)),
      launch: launchAt - cut,
      treated,
      controls: compared.controls.map((_, index) => treated.length + index),
      excluded: leftOut.flatMap((index) => (index >= cut ? [index - cut] : [])),
    };
    return { ...compared, ...days, metric: judged, entries, dataEnd, known, input };
  };
}

function rulesOf(
  plan: InterventionPlan,
  { form, scale, events }: StudyMetric,
  days: LaunchDays,
  options: StudyOptions,
): Omit<ImpactStudy, 'segments' | 'launch' | 'treated' | 'controls' | 'excluded'> {
  const perWeek = form === null ? 1 : WEEK;
  return {
    perWeek,
    weeks: options.weeks ?? plan.weeks,
    paused: pausedEntries(days, perWeek),
    scale,
    events,
    better: plan.direction === 'up' ? 'higher' : 'lower',
    margin: 1,
    registered: options.registered,
    overlapping: options.overlapping,
  };
}

function pausedEntries({ launch, settled }: LaunchDays, perWeek: 7 | 1): number {
  return perWeek === WEEK ? settled - launch : Math.ceil((settled - launch) / WEEK);
}

/** How many entries before launch have something to divide by in every fortnight of every segment, seen from launch; the last may come. */
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
 * A size (margin, prediction) on the scale of the effect: as a share of the value, or in points, is turned into the other by what the
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
