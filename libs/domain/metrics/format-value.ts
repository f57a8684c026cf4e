/** Values as people read them: `4h 12m`, `€3.2k`, `91.2%`. The API, the terminal and files all use these functions. */
import type { ValueUnit } from './value-unit.js';

/** Formats a value in canonical units (seconds, ratio 0 to 1, major units of money). */
export function formatValue(value: number, unit: ValueUnit): string {
  switch (unit.unit) {
    case 'duration':
      return formatDuration(value);
    case 'ratio':
      return `${trim(value * 100, 1)}%`;
    case 'money':
      return formatMoney(value, unit.currency);
    case 'count':
      return Math.abs(value) >= 100_000 ? compact(value) : formatter({ maximumFractionDigits: 1 }).format(value);
    case 'rate':
    case 'score':
      return trim(value, 2);
  }
}

/** Formats the difference of two values with its sign; ratios in percentage points (`+2.1 pp`). */
export function formatDifference(value: number, unit: ValueUnit): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
  const size = Math.abs(value);
  return sign + (unit.unit === 'ratio' ? `${trim(size * 100, 1)} pp` : formatValue(size, unit));
}

/** Formats a relative change (0.123) with its sign: `+12.3%`. */
export function formatRelative(relative: number): string {
  return `${relative > 0 ? '+' : relative < 0 ? '−' : '±'}${trim(Math.abs(relative) * 100, 1)}%`;
}

/** Formats seconds in at most two units: `45s`, `12m 30s`, `4h 12m`, `3d 4h`. */
export function formatDuration(seconds: number): string {
  const sign = seconds < 0 ? '−' : '';
  const total = Math.round(Math.abs(seconds));
  const parts: [number, string][] = [
    [Math.floor(total / 86_400), 'd'],
    [Math.floor((total % 86_400) / 3600), 'h'],
    [Math.floor((total % 3600) / 60), 'm'],
    [total % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0s';
  return (
    sign +
    parts
      .slice(first, first + 2)
      .filter(([amount]) => amount > 0)
      .map(([amount, unit]) => amount + unit)
      .join(' ')
  );
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

function formatMoney(value: number, currency: string): string {
  const large = Math.abs(value) >= 10_000;
  return formatter({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: large ? 'compact' : 'standard',
    minimumFractionDigits: large ? 1 : 2,
    maximumFractionDigits: large ? 1 : 2,
  }).format(value);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Formatters are kept, because making one costs far more than using it. */
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.NumberFormat('en-GB', options)));
  return found;
}
