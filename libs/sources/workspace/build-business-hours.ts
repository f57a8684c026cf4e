/** Builds the opening hours of a workspace file with their holidays, and writes them as a section again. */
import { dayText, didYouMean, isTimeZone, parseDay, problem, warning } from '@bough/domain';
import type { BusinessHours, Day, Holidays, OpenSpan, Problem, Workspace } from '@bough/domain';
import { writeYaml } from '../yaml/write-yaml.js';
import { countries, publicHolidays, statesOf } from './public-holidays.js';
import { WEEKDAYS, type BusinessHoursDocument, type Draft, type HolidaysDocument } from './workspace-document.js';

interface BuiltHours {
  readonly businessHours: BusinessHours;
  /** Contradictory hours and unknown places; paths begin with `business_hours`. */
  readonly problems: readonly Problem[];
}

type Path = Problem['path'];
type Weekday = (typeof WEEKDAYS)[number];

const SECTION = 'business_hours';
/** `9:00-17:30`; midnight at the end is `24:00`. */
export const SPAN_PATTERN = '^\\s*([01]?\\d|2[0-3]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-3]|24(?=:00)):([0-5]\\d)\\s*$';
const SPAN = new RegExp(SPAN_PATTERN);

/** Builds the opening hours; `workspaceZone` applies where the section names no time zone. */
export function buildBusinessHours(document: Draft<BusinessHoursDocument>, workspaceZone: string): BuiltHours {
  const { time_zone: timeZone = workspaceZone, hours = {}, closed = [], open = [] } = document;
  const week = WEEKDAYS.map((weekday) => buildDay(hours[weekday], [SECTION, 'hours', weekday]));
  const { holidays, problems } = buildHolidays(document.holidays);
  const businessHours = {
    timeZone,
    week: week.map(({ spans }) => spans),
    holidays,
    closed: daysOf(closed),
    open: daysOf(open),
  };
  return {
    businessHours,
    problems: [
      ...checkZone(document.time_zone),
      ...week.flatMap((day) => day.problems),
      ...checkWeek(businessHours, week),
      ...problems,
      ...checkOpen(businessHours),
    ],
  };
}

interface BuiltDay {
  readonly spans: readonly OpenSpan[];
  readonly problems: readonly Problem[];
}

function buildDay(written: string | readonly string[] = [], path: Path): BuiltDay {
  const isList = typeof written !== 'string';
  const placed = (isList ? written : [written]).flatMap((text, index) => {
    const span = readSpan(text);
    return span ? [{ ...span, text, path: isList ? [...path, index] : path }] : []; // a form that does not fit is the schema's to report
  });
  const sound = placed.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const empty = placed
    .filter(({ from, to }) => from >= to)
    .map((each) =>
      problem(
        'EMPTY_SPAN',
        each.path,
        `"${each.text}" ends before it begins; a night is two spans, to 24:00 and from 0:00`,
      ),
    );
  const overlaps = sound
    .filter((each, index) => index > 0 && each.from < sound[index - 1]!.to)
    .map((each) => problem('SPANS_OVERLAP', each.path, `"${each.text}" overlaps another span of the day`));
  return { spans: sound.map(({ from, to }) => ({ from, to })), problems: [...empty, ...overlaps] };
}

function readSpan(text: string): OpenSpan | null {
  const match = SPAN.exec(text);
  if (!match) return null;
  const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map(Number) as [number, number, number, number];
  return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
}

function checkZone(zone: string | undefined): Problem[] {
  if (zone === undefined || isTimeZone(zone)) return [];
  const hint = didYouMean(zone, Intl.supportedValuesOf('timeZone'));
  return [problem('UNKNOWN_TIME_ZONE', [SECTION, 'time_zone'], `"${zone}" is not an IANA time zone${hint}`)];
}

function checkWeek({ week }: BusinessHours, built: readonly BuiltDay[]): Problem[] {
  if (week.some((spans) => spans.length > 0) || built.some(({ problems }) => problems.length > 0)) return [];
  return [problem('NEVER_OPEN', [SECTION, 'hours'], 'the desk is open on no day; give a weekday its hours')];
}

function buildHolidays(written: Draft<HolidaysDocument> | undefined): {
  holidays: Holidays | null;
  problems: Problem[];
} {
  if (written?.country === undefined) return { holidays: null, problems: [] };
  const { country, state = null } = written;
  const known = countries();
  if (!(country in known)) {
    const hint = placeHint(country, known) || '; countries have ISO 3166 codes, such as DE';
    const text = `no holidays are known of a country "${country}"${hint}`;
    return { holidays: null, problems: [problem('UNKNOWN_COUNTRY', [SECTION, 'holidays', 'country'], text)] };
  }
  const states = statesOf(country);
  if (state !== null && !(state in states)) {
    const codes = Object.keys(states);
    const all = codes.length > 0 ? `it has ${codes.join(', ')}` : 'it has none with holidays of their own';
    const text = `${known[country]} has no state "${state}"${placeHint(state, states) || `; ${all}`}`;
    return { holidays: null, problems: [problem('UNKNOWN_STATE', [SECTION, 'holidays', 'state'], text)] };
  }
  return { holidays: { country, state, days: publicHolidays(country, state) }, problems: [] };
}

/** A suggestion for a mistyped place, found by its name, since short codes resemble each other too much. */
function placeHint(written: string, places: Readonly<Record<string, string>>): string {
  const upper = written.toUpperCase();
  if (upper in places) return `, did you mean "${upper}"?`;
  const names = Object.entries(places);
  const near =
    written.length > 3
      ? /"(.*)"/.exec(
          didYouMean(
            written,
            names.map(([, name]) => name),
          ),
        )?.[1]
      : undefined;
  const code = names.find(([, name]) => name === near)?.[0];
  return code === undefined ? '' : `, did you mean "${code}"?`;
}

function checkOpen({ open, closed, holidays }: BusinessHours): Problem[] {
  return open.flatMap((day, index) => {
    const path = [SECTION, 'open', index];
    if (closed.includes(day))
      return [problem('DAY_TWICE', path, `${dayText(day)} is under "closed" as well; take one away`)];
    if (holidays?.days.includes(day)) return [];
    return [warning('NO_HOLIDAY', path, `${dayText(day)} is no holiday, so it is open as its weekday is anyway`)];
  });
}

/** The days of these texts, without days that do not exist (which are reported elsewhere). */
function daysOf(texts: readonly string[]): Day[] {
  return texts.flatMap((text) => parseDay(text) ?? []);
}

/** The section `business_hours`; empty text when there is none. Reading it gives the same hours again. */
export function writeBusinessHours({ businessHours, timeZone }: Pick<Workspace, 'businessHours' | 'timeZone'>): string {
  if (!businessHours) return '';
  const { week, holidays, closed, open } = businessHours;
  const days = WEEKDAYS.map((weekday, index) => [weekday, week[index]!.map(spanText)] as const);
  const hours = days
    .filter(([, spans]) => spans.length > 0)
    .map(([day, spans]) => [day, spans.length > 1 ? spans : spans[0]!]);
  return writeYaml({
    business_hours: {
      ...(businessHours.timeZone !== timeZone && { time_zone: businessHours.timeZone }),
      hours: Object.fromEntries(hours) as Record<Weekday, string>,
      ...(holidays && {
        holidays: { country: holidays.country, ...(holidays.state !== null && { state: holidays.state }) },
      }),
      ...(closed.length > 0 && { closed: closed.map(dayText) }),
      ...(open.length > 0 && { open: open.map(dayText) }),
    },
  });
}

function spanText({ from, to }: OpenSpan): string {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${time(from)}-${time(to)}`;
}
