/**
 * How the numbers of a column are written. `1.200` is 1.2 in one country and 1200 in another, so a value that can be read in two ways is
 * never guessed: the mapping says how numbers are written, or the other values of the column do.
 */

/** How numbers can be written, each by an example of it. */
export const NUMBER_FORMATS = [
  '1234.56',
  '1,234.56',
  '1 234.56',
  "1'234.56",
  '1234,56',
  '1.234,56',
  '1 234,56',
] as const;
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

/** Turns the text of a number into one that is plain (`1234.56`); `null` when it is not written so. */
export type PlainNumber = (text: string) => string | null;

interface Marks {
  readonly decimal: '.' | ',';
  /** What stands between thousands, as the characters of a class; empty for nothing. */
  readonly thousands: string;
}

/** Spaces between thousands are of several kinds, apostrophes of two. */
const SPACES = ' \u00a0\u2009\u202f';
const MARKS: Readonly<Record<NumberFormat, Marks>> = {
  '1234.56': { decimal: '.', thousands: '' },
  '1,234.56': { decimal: '.', thousands: ',' },
  '1 234.56': { decimal: '.', thousands: SPACES },
  "1'234.56": { decimal: '.', thousands: "'\u2019" },
  '1234,56': { decimal: ',', thousands: '' },
  '1.234,56': { decimal: ',', thousands: '.' },
  '1 234,56': { decimal: ',', thousands: SPACES },
};

/** The reader of a format. Numbers without thousands may always be written; a number with an exponent is plain in any format. */
export function plainNumber(format: NumberFormat): PlainNumber {
  const { decimal, thousands } = MARKS[format];
  const whole = thousands === '' ? '\\d+' : `(?:\\d+|\\d{1,3}(?:[${thousands}]\\d{3})+)`;
  const pattern = new RegExp(`^[+-]?(?:${whole}(?:\\${decimal}\\d*)?|\\${decimal}\\d+)(?:[eE][+-]?\\d+)?$`);
  const separators = thousands === '' ? null : new RegExp(`[${thousands}]`, 'g');
  return (text) => {
    if (isDigits(text)) return text;
    if (!pattern.test(text)) return null;
    const joined = separators === null ? text : text.replace(separators, '');
    return decimal === '.' ? joined : joined.replace(',', '.');
  };
}

const PLAIN = Object.fromEntries(NUMBER_FORMATS.map((format) => [format, plainNumber(format)])) as Readonly<
  Record<NumberFormat, PlainNumber>
>;

/** Values like `1.200` and `1,200`: a decimal mark, or one between thousands. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** Whether a text can be two numbers, depending on the country that it was written in. */
export function isAmbiguousNumber(text: string): boolean {
  return text.length >= 5 && AMBIGUOUS.test(text);
}

/**
 * How the numbers among some values of a column are written; `null` when no value tells (as `12`, `1.200` and texts do not) or when they
 * contradict each other.
 */
export function findNumberFormat(values: Iterable<string>): NumberFormat | null {
  let possible: readonly NumberFormat[] = NUMBER_FORMATS;
  for (const value of values) {
    if (isDigits(value) || isAmbiguousNumber(value)) continue;
    const fitting = NUMBER_FORMATS.filter((format) => PLAIN[format](value) !== null);
    if (fitting.length > 0) possible = possible.filter((format) => fitting.includes(format));
    if (possible.length === 0) return null;
  }
  return possible.length === NUMBER_FORMATS.length ? null : widest(possible);
}

/** Of formats with the same decimal mark the one that reads thousands as well, where that is certain. */
function widest(possible: readonly NumberFormat[]): NumberFormat {
  const usual = (['1,234.56', '1.234,56'] as const).find((format) => possible.includes(format));
  const decimals = new Set(possible.map((format) => MARKS[format].decimal));
  return decimals.size === 1 && usual !== undefined ? usual : possible[0]!;
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return false;
  }
  return text.length > 0;
}
