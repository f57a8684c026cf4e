/**
 * What looks like a gap in the data and not like an effect: a compared segment whose conversations stop altogether, or nearly. And a
 * segment that had nothing before launch, so that there is nothing to take a share of.
 */
import { BASELINE_WEEKS, launchBlocks, medianOf, stretchSums } from '@bough/statistics';
import { ALL_SEGMENTS, type LeafColumns } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import { dayText } from '../../shared/day.js';
import type { AssessmentReason } from '../assessment-reason.js';
import type { LaunchStudy } from './launch-study.js';
import type { Numbers } from './plan-study.js';

/** Weeks with fewer expected conversations may be empty by chance. */
const LEAST_EXPECTED = 10;
/** Of what was to be expected: so little, or less, is next to nothing. */
const NEXT_TO_NOTHING = 0.05;
const WEEK = 7;

/** Why the numbers of a launch cannot be compared, whatever the estimator makes of them. */
export function dataReasons(numbers: Numbers, study: LaunchStudy): AssessmentReason[] {
  const nameOf = (id: string) => numbers.model.segments[numbers.model.positions.get(id) ?? -1]?.name ?? id;
  const without = segmentsWithoutBase(study).map((segment) => ({
    code: 'NO_BASE',
    words: `${nameOf(segment)} had none of ${numeratorOf(study)} before launch, so there is nothing that a change could be a share of`,
  }));
  const gaps = dataGaps(numbers, study).map(({ segment, found, expected, from, to }) => ({
    code: 'DATA_GAP',
    words:
      `${nameOf(segment)} has ${found === 0 ? 'no conversations' : `only ${found} ${found === 1 ? 'conversation' : 'conversations'}`} from ${dayText(from)} to ${dayText(to - 1)}, ` +
      `where about ${Math.round(expected)} were to be expected: possibly a gap in the data. Import what is missing; days on which it was really closed belong to the days that a plan leaves out`,
  }));
  return without.length > 0 ? without : gaps;
}

/** Days on which a segment has next to no conversations, and how many were to be expected. */
export interface DataGap extends Period {
  readonly segment: string;
  readonly found: number;
  readonly expected: number;
}

/**
 * The weeks in the comparison in which a segment has next to none of its usual conversations, week by week and after launch together. Usual
 * is the median of the weeks before launch; where all others fell as well (a holiday), as much less is expected. Weeks in a row are one gap.
 */
export function dataGaps(numbers: Numbers, study: LaunchStudy): DataGap[] {
  const weeks = comparedWeeks(study);
  return [...study.treated, ...study.controls].flatMap((segment) => {
    const position = numbers.model.positions.get(segment);
    return position === undefined ? [] : gapsOf(segment, weeksOfSegment(numbers.columns, study, position, weeks));
  });
}

/** A week of a segment: its conversations, and those of everybody else, on the days that count. */
interface SegmentWeek extends Period {
  readonly isBefore: boolean;
  readonly days: number;
  readonly own: number;
  readonly others: number;
}

function gapsOf(segment: string, weeks: readonly SegmentWeek[]): DataGap[] {
  const before = weeks.filter(({ isBefore, days }) => isBefore && days > 0);
  if (before.length === 0) return [];
  const perDay = medianOf(before.map(({ own, days }) => own / days));
  const othersPerDay = medianOf(before.map(({ others, days }) => others / days));
  const seen = weeks.map((week) => {
    const usual = perDay * week.days;
    const share = othersPerDay > 0 ? Math.min(1, week.others / (othersPerDay * week.days)) : 1;
    return { segment, from: week.from, to: week.to, found: week.own, expected: usual * share, isBefore: week.isBefore };
  });
  const gaps = joined(seen.filter(isNextToNothing));
  if (gaps.length > 0) return gaps;
  const after = joined(
    seen.filter(({ isBefore }) => !isBefore),
    true,
  );
  return after.filter(isNextToNothing);
}

function isNextToNothing({ found, expected }: Pick<DataGap, 'found' | 'expected'>): boolean {
  return expected >= LEAST_EXPECTED && found <= NEXT_TO_NOTHING * expected;
}

/** Gaps that follow each other as one; with `all`, all of them. */
function joined(gaps: readonly DataGap[], all = false): DataGap[] {
  const found: DataGap[] = [];
  for (const { segment, from, to, found: count, expected } of gaps) {
    const last = found.at(-1);
    if (!last || (!all && last.to < from)) found.push({ segment, from, to, found: count, expected });
    else found[found.length - 1] = { ...last, to, found: last.found + count, expected: last.expected + expected };
  }
  return found;
}

/** The last twelve weeks before launch and those after it, as days. */
function comparedWeeks({ input, entries, launch }: LaunchStudy): (Period & { readonly isBefore: boolean })[] {
  const { starts } = launchBlocks(input, 1);
  const weeks = starts.flatMap((start) => {
    const from = entries[start]?.from;
    return from === undefined ? [] : [{ from, to: from + WEEK, isBefore: from < launch }];
  });
  return weeks.filter(({ from }) => from >= launch - WEEK * BASELINE_WEEKS);
}

function weeksOfSegment(
  { daily, days, firstDay, segments }: LeafColumns,
  { input, entries, known }: LaunchStudy,
  position: number,
  weeks: readonly (Period & { readonly isBefore: boolean })[],
): SegmentWeek[] {
  const created = daily.get('created');
  const all = segments.indexOf(ALL_SEGMENTS);
  if (!created || all < 0) return [];
  const leftOut = (input.excluded ?? []).flatMap((index) => entries[index] ?? []);
  const counts = (day: number) =>
    known[day - firstDay] === true && !leftOut.some(({ from, to }) => from <= day && day < to);
  return weeks.map(({ from, to, isBefore }) => {
    let [own, everybody, counted] = [0, 0, 0];
    for (let day = from; day < to; day++) {
      if (!counts(day)) continue;
      own += created[position * days + day - firstDay]!;
      everybody += created[all * days + day - firstDay]!;
      counted++;
    }
    return { from, to, isBefore, days: counted, own, others: everybody - own };
  });
}

/** Segments of which a share is asked, and whose numerator is 0 in all weeks before launch. Points need no base. */
function segmentsWithoutBase({ input, series }: LaunchStudy): string[] {
  if (input.scale === 'points') return [];
  const from = Math.max(0, input.launch - BASELINE_WEEKS * input.perWeek);
  const end = input.segments[0]?.numerators.length ?? 0;
  return series.filter((_, index) => {
    const sums = (start: number, until: number) => stretchSums(input, input.segments[index]!, start, until);
    const before = sums(from, input.launch);
    // Without anything to divide by, that is the reason.
    return before.denominator > 0 && before.numerator === 0 && sums(input.launch, end).numerator !== 0;
  });
}

/** `created`, `touches`: what is counted above the line. */
function numeratorOf({ metric: { form, definition } }: LaunchStudy): string {
  return form === null ? definition.name : [...form.numerator.keys()].join(' + ').replaceAll('_', ' ');
}
