/** Patterns of `yyyy yy MMMM MMM MM M dd d HH H hh h mm m ss s SSS a XXX`; everything that is not a letter stands for itself. */
import {
  type ReadDate,
  position,
  readDigits,
  epochMilliseconds,
  offsetMinutes,
  parsed,
  moveTo,
  timeOfDay,
} from './date-parts.js';

type Part = 'year' | 'month' | 'day' | 'hour' | 'hour12' | 'minute' | 'second' | 'fraction' | 'half' | 'offset';

/** Letters of a pattern: the part, and the least and most digits of it. */
const TOKENS: Readonly<Record<string, readonly [Part, number, number]>> = {
  yyyy: ['year', 4, 4],
  yy: ['year', 2, 2],
  MMMM: ['month', 0, 9],
  MMM: ['month', 0, 4],
  MM: ['month', 2, 2],
  M: ['month', 1, 2],
  dd: ['day', 2, 2],
  d: ['day', 1, 2],
  HH: ['hour', 2, 2],
  H: ['hour', 1, 2],
  hh: ['hour12', 2, 2],
  h: ['hour12', 1, 2],
  mm: ['minute', 2, 2],
  m: ['minute', 1, 2],
  ss: ['second', 2, 2],
  s: ['second', 1, 2],
  SSS: ['fraction', 3, 3],
  a: ['half', 2, 2],
  XXX: ['offset', 0, 0],
};
/** Their order is the layout of the values that `assembled` puts together. */
const PARTS: readonly Part[] = [
  'year',
  'month',
  'day',
  'hour',
  'hour12',
  'minute',
  'second',
  'fraction',
  'half',
  'offset',
];
const LITERAL = -1;
const HALF = PARTS.indexOf('half');
const OFFSET = PARTS.indexOf('offset');
const YEAR = PARTS.indexOf('year');

interface Step {
  readonly part: number;
  /** 0 for the name of a month. */
  readonly least: number;
  /** Digits at most, or the character code of a literal. */
  readonly most: number;
}

/** The reader of a pattern, or what is wrong with it and what to write instead. */
export function compilePattern(
  pattern: string,
  monthOnly: boolean,
  year?: number,
): ReadDate | { readonly message: string } {
  const steps: Step[] = [];
  const seen = new Set<Part>();
  for (const [token, quoted, letters] of pattern.matchAll(/'([^']*)'|([A-Za-z])\2*|[^]/g)) {
    const known = Object.hasOwn(TOKENS, token) ? TOKENS[token] : undefined;
    if (known) {
      if (seen.has(known[0])) return { message: `names the ${known[0]} twice` };
      seen.add(known[0]);
      steps.push({ part: PARTS.indexOf(known[0]), least: known[1], most: known[2] });
    } else if (letters !== undefined && token !== 'T') return { message: unknownToken(token) };
    else for (const character of quoted ?? token) steps.push(literal(character));
  }
  const message = year !== undefined && seen.has('year') ? YEAR_TWICE : whatIsMissing(seen, monthOnly, year);
  return message === null ? patternReader(steps, seen, year) : { message };
}

const literal = (character: string): Step => ({ part: LITERAL, least: 1, most: character.charCodeAt(0) });

const INSTEAD: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  y: 'yyyy',
  D: 'dd',
  S: 'SSS',
  Z: 'XXX',
  x: 'XXX',
  X: 'XXX',
  A: 'a',
};

function unknownToken(token: string): string {
  const instead = INSTEAD[token[0]!];
  const hint = instead ? `use "${instead}"` : `put letters that stand for themselves in single quotes`;
  return `does not know "${token}"; ${hint}. Known: ${Object.keys(TOKENS).join(' ')}, iso, unix, unix_ms`;
}

export const YEAR_TWICE = 'has the year of each date, and "year" says it, too; leave out "year"';
const NO_YEAR = 'names no year; if all dates of the file are of one year, write it beside the format: "year: 2026"';

function whatIsMissing(seen: ReadonlySet<Part>, monthOnly: boolean, year: number | undefined): string | null {
  if (!seen.has('year') && year === undefined) return NO_YEAR;
  for (const part of ['month', 'day'] as const)
    if (!seen.has(part) && !(monthOnly && part === 'day')) return `names no ${part}`;
  if (seen.has('hour12') && !seen.has('half'))
    return 'has an hour of 12 (h) without am or pm (a); use H for an hour of 24';
  if (seen.has('half') && !seen.has('hour12')) return 'has am or pm (a) without an hour of 12 (h)';
  if (seen.has('hour') && seen.has('hour12')) return 'names the hour twice';
  return null;
}

function patternReader(steps: readonly Step[], seen: ReadonlySet<Part>, year = 0): ReadDate {
  const hasOffset = seen.has('offset');
  const dateOnly = !seen.has('hour') && !seen.has('hour12');
  const values = new Int32Array(PARTS.length);
  return (text) => {
    values.fill(0);
    values[YEAR] = year;
    values[2] = 1; // a month without a day is its first day
    if (!readSteps(text, steps, values)) return NaN;
    parsed.hasOffset = hasOffset;
    parsed.dateOnly = dateOnly;
    return assembled(values);
  };
}

function readSteps(text: string, steps: readonly Step[], values: Int32Array): boolean {
  moveTo(0);
  for (let i = 0; i < steps.length; i++) {
    const { part, most } = steps[i]!;
    if (part === LITERAL) {
      if (text.charCodeAt(position()) !== most) return false;
      moveTo(position() + 1);
      continue;
    }
    const value = readPart(text, steps[i]!);
    if (!(value >= 0) && (part !== OFFSET || Number.isNaN(value))) return false;
    values[part] = part === YEAR && most === 2 ? fullYear(value) : value;
  }
  return position() === text.length;
}

function readPart(text: string, { part, least, most }: Step): number {
  if (part === OFFSET) return offsetMinutes(text);
  if (part === HALF) return halfOfDay(text);
  return least === 0 ? monthNamed(text, most) : readDigits(text, least, most);
}

/** Two digits of a year, as POSIX reads them: 69 is 1969, 68 is 2068. */
function fullYear(twoDigits: number): number {
  return twoDigits + (twoDigits < 69 ? 2000 : 1900);
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];

/** The number of the English month whose name (or its first three letters, and `Sept`) is at the cursor; -1 for none. */
function monthNamed(text: string, most: number): number {
  const letters = /^[a-z]+/i.exec(text.slice(position(), position() + most))?.[0].toLowerCase() ?? '';
  const isName = (name: string) =>
    most > 4 ? letters === name : letters === name.slice(0, 3) || (letters === 'sept' && name === 'september');
  const month = MONTHS.findIndex(isName);
  if (month < 0) return -1;
  moveTo(position() + letters.length);
  return month + 1;
}

/** 1 for am, 2 for pm, -1 for neither. */
function halfOfDay(text: string): number {
  const first = text.charCodeAt(position()) | 32;
  if ((text.charCodeAt(position() + 1) | 32) !== 109) return -1;
  moveTo(position() + 2);
  return first === 97 ? 1 : first === 112 ? 2 : -1;
}

function assembled(values: Int32Array): number {
  const hour12 = values[4]!;
  const half = values[8]!;
  if (half > 0 && (hour12 < 1 || hour12 > 12)) return NaN;
  const hours = half === 0 ? values[3]! : (hour12 % 12) + (half === 2 ? 12 : 0);
  const time = timeOfDay(hours, values[5]!, values[6]!) + values[7]!;
  return epochMilliseconds(values[0]!, values[1]!, values[2]!) + time - values[9]! * 60_000;
}
