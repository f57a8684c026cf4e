/** Which days a study of a launch reads, which of them say something, and which are left out. */
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import { isOfAnyLength } from './formula-length.js';
import type { PlanStudy } from './plan-study.js';
import { knownDays } from './segment-series.js';
import type { StudyMetric } from './study-metric.js';

const WEEK = 7;
const MOST_HISTORY = 52 * WEEK;

/** The first day of the change, and the first after its rollout and washout. */
interface Launched {
  readonly launch: Day;
  readonly settled: Day;
}

/** What the studies of a launch share. */
export interface StudyCalendar {
  /** Days, or weeks where a formula is computed week by week. */
  readonly entries: readonly Period[];
  /** The first day that nothing is known of, or that still moves. */
  readonly dataEnd: Day;
  /** By day of the columns, whether anything is known of it. */
  readonly known: readonly boolean[];
  /** By day of the columns: the days that an entry is added up from. */
  readonly summed: readonly boolean[];
  /** Positions of entries. */
  readonly leftOut: readonly number[];
  /** How many entries lie before launch, and how many of these have not been followed to the end. */
  readonly launchAt: number;
  readonly followed: number;
}

/** `launch` and `settled` as of `LaunchDays`. */
export function studyCalendar(
  { numbers, plan, metric, asOf, weeks = plan.weeks }: PlanStudy,
  days: Launched,
): StudyCalendar {
  const finished = metric.followUpDays === null ? Infinity : asOf - metric.maturity;
  const { firstDay } = numbers.columns;
  const known = knownDays(numbers, metric).map((each, day) => each && firstDay + day < finished);
  const dataEnd = Math.max(days.launch, Math.min(asOf - metric.maturity, days.settled + weeks * WEEK));
  const first = Math.max(numbers.state.range?.from ?? days.launch, days.launch - MOST_HISTORY);
  const from = days.launch - WEEK * Math.max(0, Math.floor((days.launch - first) / WEEK));
  const entries = entriesOf(metric, { from, to: dataEnd }, days);
  const before = entries.filter((entry) => entry.to <= days.launch);
  // Right after launch, those that began shortly before it have not been followed to the end yet.
  const left = [...plan.excluded, { from: Math.min(finished, days.launch), to: days.launch }];
  const isPartial = metric.form === null && isOfAnyLength(numbers.model, metric.definition.key);
  const counted = (day: Day) => !isLeftOut(left, { from: day, to: day + 1 });
  return {
    entries,
    dataEnd,
    known,
    launchAt: before.length,
    summed: isPartial ? known.map((each, day) => each && counted(firstDay + day)) : known,
    leftOut: entries.flatMap((entry, index) => (isLeftOut(left, entry, isPartial) ? index : [])),
    followed: before.filter(({ from: day }) => day >= finished).length,
  };
}

/** Days, or whole weeks counted outward from launch with those of rollout and washout in between. */
function entriesOf({ form }: StudyMetric, { from, to }: Period, { launch, settled }: Launched): Period[] {
  if (form !== null) return steps(from, to, 1);
  const paused = Math.ceil((settled - launch) / WEEK);
  const between = Array.from({ length: paused }, () => ({ from: launch, to: Math.min(settled, to) }));
  return [...steps(from, launch, WEEK), ...(to > launch ? between : []), ...steps(settled, to, WEEK)];
}

function steps(from: Day, to: Day, length: number): Period[] {
  const count = Math.max(0, Math.floor((to - from) / length));
  return Array.from({ length: count }, (_, i) => ({ from: from + i * length, to: from + (i + 1) * length }));
}

/** `isPartial`: what is left of a week is enough; it is left out only when nothing is. */
function isLeftOut(left: readonly Period[], { from, to }: Period, isPartial = false): boolean {
  const isIn = (day: Day) => left.some((period) => period.from <= day && day < period.to);
  let out = 0;
  for (let day = from; day < to; day++) if (isIn(day)) out++;
  return isPartial ? out > 0 && out === to - from : out > 0;
}
