/**
 * From a plan and the resident numbers to a study: which segments, which days lie before and after, what is left out, and when all of
 * it can be judged. Weeks that a segment has nothing in are cut off at the beginning of the history.
 */
import { logMargin, type ImpactStudy, type SegmentSeries } from '@bough/statistics';
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';
import { knownDays, segmentSeries, type Numbers } from './impact-series.js';
import { isOfAnyLength } from './formula-length.js';
import type { JudgedMetric } from './judged-metric.js';
import type { InterventionPlan, Margin } from './plan.js';

const WEEK = 7;
const MOST_HISTORY = 52 * WEEK;

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
export interface Compared {
  readonly treated: readonly string[];
  readonly controls: readonly string[];
}

export interface PlanStudy extends Compared, LaunchDays {
  readonly study: ImpactStudy;
  readonly judged: JudgedMetric;
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
export function planStudy(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: JudgedMetric,
  compared: Compared,
  days: LaunchDays,
  options: StudyOptions,
): PlanStudy {
  const weeks = options.weeks ?? plan.weeks;
  const finished = judged.followUpDays === null ? Infinity : options.asOf - judged.maturity;
  const { firstDay } = numbers.columns;
  const known = knownDays(numbers, judged).map((each, day) => each && firstDay + day < finished);
  const dataEnd = Math.max(days.launch, Math.min(options.asOf - judged.maturity, days.settled + weeks * WEEK));
  const first = Math.max(numbers.state.range?.from ?? days.launch, days.launch - MOST_HISTORY);
  const from = days.launch - WEEK * Math.max(0, Math.floor((days.launch - first) / WEEK));
  const all = entriesOf(judged, { from, to: dataEnd }, days);
  const members = [...compared.treated, ...compared.controls].map((id) => numbers.model.positions.get(id)!);
  // Right after launch, those that began shortly before it have not been followed to the end yet.
  const left = [...plan.excluded, { from: Math.min(finished, days.launch), to: days.launch }];
  const counted = known.map((each, day) => each && !isLeftOut(left, { from: firstDay + day, to: firstDay + day + 1 }));
  const isPartial = judged.form === null && isOfAnyLength(numbers.model, judged.metric.key);
  const whole = members.map((position) => segmentSeries(numbers, judged, position, all, isPartial ? counted : known));
  const perWeek = judged.form === null ? 1 : WEEK;
  const launchAt = all.filter((entry) => entry.to <= days.launch).length;
  const followed = all.slice(0, launchAt).filter(({ from: day }) => day >= finished).length;
  const cut = launchAt - knownEntries(whole, launchAt, perWeek, followed);
  const entries = all.slice(cut);
  const treated = compared.treated.map((_, index) => index);
  const study: ImpactStudy = {
    ...{ segments: whole.map((series) => later(series, cut)), perWeek, launch: launchAt - cut, weeks },
    ...{ paused: pausedEntries(days, perWeek), treated, scale: judged.scale, events: judged.events },
    controls: compared.controls.map((_, index) => treated.length + index),
    excluded: entries.flatMap((entry, index) => (isLeftOut(left, entry, isPartial) ? [index] : [])),
    ...{ better: plan.direction === 'up' ? 'higher' : 'lower', margin: 1 },
    ...{ registered: options.registered, overlapping: options.overlapping },
  };
  return { ...compared, ...days, judged, entries, dataEnd, known, study };
}

/** Days, or whole weeks counted outward from launch with those of rollout and washout in between. */
function entriesOf({ form }: JudgedMetric, { from, to }: Period, { launch, settled }: LaunchDays): Period[] {
  if (form !== null) return steps(from, to, 1);
  const paused = Math.ceil((settled - launch) / WEEK);
  const between = Array.from({ length: paused }, () => ({ from: launch, to: Math.min(settled, to) }));
  return [...steps(from, launch, WEEK), ...(to > launch ? between : []), ...steps(settled, to, WEEK)];
}

function steps(from: Day, to: Day, length: number): Period[] {
  const count = Math.max(0, Math.floor((to - from) / length));
  return Array.from({ length: count }, (_, i) => ({ from: from + i * length, to: from + (i + 1) * length }));
}

function pausedEntries({ launch, settled }: LaunchDays, perWeek: 7 | 1): number {
  return perWeek === WEEK ? settled - launch : Math.ceil((settled - launch) / WEEK);
}

/** How many entries before launch have something to divide by in every fortnight of every segment, seen from launch; the last may come. */
function knownEntries(series: readonly SegmentSeries[], launch: number, perWeek: number, coming: number): number {
  const fortnight = 2 * perWeek;
  const isThere = ({ numerators, denominators = numerators }: SegmentSeries, end: number) =>
    Array.from({ length: Math.min(fortnight, end) }, (_, i) => denominators[end - 1 - i]!).some((each) => each > 0);
  let found = Math.ceil(coming / fortnight) * fortnight;
  while (found < launch && series.every((each) => isThere(each, launch - found))) found += fortnight;
  return Math.min(found, launch);
}

function later({ numerators, denominators }: SegmentSeries, from: number): SegmentSeries {
  const rest = (values: ArrayLike<number>) => Array.from(values).slice(from);
  return { numerators: rest(numerators), ...(denominators && { denominators: rest(denominators) }) };
}

/** `isPartial`: what is left of a week is enough; it is left out only when nothing is. */
function isLeftOut(left: readonly Period[], { from, to }: Period, isPartial = false): boolean {
  const isIn = (day: Day) => left.some((period) => period.from <= day && day < period.to);
  const days = Array.from({ length: to - from }, (_, index) => from + index);
  return isPartial ? days.length > 0 && days.every(isIn) : days.some(isIn);
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
