/** Values as people read them: `4h 12m`, `€3.2k`, `91.2%`. The API, the terminal and files all use these functions. */
import type { ValueUnit } from './value-unit.js';

/** Formats a value in canonical units (seconds, ratio 0 to 1, major units of money). */
export function formatValue(value: number, unit: ValueUnit): string {
  return formatFiner(value, unit, 0);
}

/** The most steps by which a text is made finer than that of `formatValue`. */
const FINEST = 9;
/** Values that differ by less, relative to the larger one, may have the same text. */
const TOLD_APART = 1e-9;

/**
 * Formats values that stand side by side, such as in one sentence, with the fewest digits that tell different ones apart. Values that
 * differ by less than one part in a billion, or by less than nine more decimals show, may have the same text.
 */
export function formatTogether(values: readonly number[], unit: ValueUnit): string[] {
  for (let step = 0; ; step++) {
    const texts = values.map((value) => formatFiner(value, unit, step));
    if (step === FINEST || areToldApart(values, texts)) return texts;
  }
}

/** Formats a value so that it can be told from the others beside it; a missing one (`null`) is ignored. */
export function formatBeside(value: number, others: readonly (number | null)[], unit: ValueUnit): string {
  return formatTogether([value, ...others.filter((other) => other !== null)], unit)[0]!;
}

/** Whether values with the same text are the same to readers; of each text only the outermost values have to be compared. */
function areToldApart(values: readonly number[], texts: readonly string[]): boolean {
  const ranges = new Map<string, { low: number; high: number }>();
  for (const [index, text] of texts.entries()) {
    const value = values[index]!;
    const { low, high } = ranges.get(text) ?? { low: value, high: value };
    ranges.set(text, { low: Math.min(low, value), high: Math.max(high, value) });
  }
  return [...ranges.values()].every(({ low, high }) => isSameToReaders(low, high));
}

function isSameToReaders(a: number, b: number): boolean {
  return !(Math.abs(a - b) > TOLD_APART * Math.max(Math.abs(a), Math.abs(b)));
}

/** With each step there is one decimal more; the first step also leaves no digit out before the decimal point. */
function formatFiner(value: number, unit: ValueUnit, step: number): string {
  switch (unit.unit) {
    case 'duration':
      return step === 0 ? formatDuration(value) : formatWholeDuration(value, step - 1);
    case 'ratio':
      return `${trim(value * 100, 1 + step)}%`;
    case 'money':
      return formatMoney(value, unit.currency, step);
    case 'count':
      return Math.abs(value) >= 100_000 && step === 0
        ? compact(value)
        : formatter({ maximumFractionDigits: 1 + step }).format(value);
    case 'rate':
    case 'score':
      return trim(value, 2 + step);
  }
}

/** Formats the difference of two values with its sign; ratios in percentage points (`+2.1 pp`). A difference never looks like none. */
export function formatDifference(value: number, unit: ValueUnit): string {
  const size = formatBeside(Math.abs(value), [0], unit);
  return signOf(value) + (unit.unit === 'ratio' ? size.replace(/%$/, ' pp') : size);
}

/** Formats a relative change (0.123) with its sign: `+12.3%`. A change never looks like none. */
export function formatRelative(relative: number): string {
  return signOf(relative) + formatBeside(Math.abs(relative), [0], { unit: 'ratio' });
}

function signOf(value: number): string {
  return value > 0 ? '+' : value < 0 ? '−' : '±';
}

/** Formats seconds in at most two units: `45s`, `12m 30s`, `4h 12m`, `3d 4h`. */
export function formatDuration(seconds: number): string {
  const parts = durationParts(Math.round(Math.abs(seconds)));
  const first = parts.findIndex(([amount]) => amount > 0);
  return first < 0 ? '0s' : durationText(seconds, parts.slice(first, first + 2));
}

/** Formats seconds in all units, with so many decimals: `1d 4h 12m 30.25s`. */
function formatWholeDuration(seconds: number, decimals: number): string {
  return durationText(seconds, durationParts(Number(Math.abs(seconds).toFixed(decimals))), decimals) || '0s';
}

function durationParts(total: number): [number, string][] {
  return [
    [Math.floor(total / 86_400), 'd'],
    [Math.floor((total % 86_400) / 3600), 'h'],
    [Math.floor((total % 3600) / 60), 'm'],
    [total % 60, 's'],
  ];
}

function durationText(seconds: number, parts: readonly [number, string][], decimals = 0): string {
  const shown = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => Number(amount.toFixed(decimals)) + unit);
  return (seconds < 0 && shown.length > 0 ? '−' : '') + shown.join(' ');
}

/** Short name of a unit for display: `s`, `%`, the code of the currency, or nothing. */
export function unitSymbol(unit: ValueUnit): string {
  if (unit.unit === 'money') return unit.currency;
  return { duration: 's', ratio: '%', count: '', rate: '', score: '' }[unit.unit];
}

function trim(value: number, decimals: number): string {
  return formatter({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

function compact(value: number): string {
  return formatter({ notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

function formatMoney(value: number, currency: string, step: number): string {
  const isLarge = Math.abs(value) >= 10_000;
  const decimals = isLarge ? Math.max(step - 1, 0) : currencyDigits(currency) + step;
  const isCompact = isLarge && step === 0;
  return formatter({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: isCompact ? 'compact' : 'standard',
    minimumFractionDigits: isCompact ? 1 : decimals,
    maximumFractionDigits: isCompact ? 1 : decimals,
  }).format(value);
}

/** The decimals of a currency by ISO 4217: 2 of the euro, none of the yen, 3 of the dinar of Kuwait. */
export function currencyDigits(currency: string): number {
  return formatter({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Formatters are kept, because making one costs far more than using it. */
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.NumberFormat('en-GB', options)));
  return found;
}
