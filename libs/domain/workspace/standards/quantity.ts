/** Bounds as people write them: `1h 30m`, `75%`, `12.5`. A duration is always written with its unit. */
import type { MetricUnit } from '../../metrics/metric.js';

const NUMBER = '\\d+(?:\\.\\d+)?';
const DURATION = new RegExp(`^(?:${NUMBER}\\s*[dhms]\\s*)+$`);
const SECONDS = { d: 86_400, h: 3600, m: 60, s: 1 } as const;

/** The pattern of a bound that is written as text, for schemas. */
export const QUANTITY_PATTERN = `^\\s*(?:${NUMBER}\\s*%|${NUMBER}|(?:${NUMBER}\\s*[dhms]\\s*)+)\\s*$`;

/** Reads a quantity: `"1h 30m"` of a duration is 5400, `"75%"` of a ratio is 0.75. `null` for a text that is none. */
export function parseQuantity(written: string | number, unit: MetricUnit): number | null {
  const text = String(written).trim();
  if (unit === 'duration') return DURATION.test(text) ? seconds(text) : null;
  if (unit === 'ratio' && text.endsWith('%')) return plain(text.slice(0, -1).trim(), 'e-2');
  return plain(text);
}

function seconds(text: string): number {
  const parts = text.matchAll(new RegExp(`(${NUMBER})\\s*([dhms])`, 'g'));
  return [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * SECONDS[unit as keyof typeof SECONDS], 0);
}

/** Reads a plain number. The exponent is read as part of it, so that 57.7% is exactly 0.577. */
function plain(text: string, exponent = ''): number | null {
  return new RegExp(`^${NUMBER}$`).test(text) ? Number(text + exponent) : null;
}

/** The quantity as a text that {@link parseQuantity} reads: `5400` seconds as `1h 30m`, `0.75` as `75%`. */
export function quantityText(value: number, unit: MetricUnit): string {
  if (unit === 'ratio') return `${Number((value * 100).toPrecision(12))}%`;
  if (unit !== 'duration') return String(value);
  let left = value;
  const parts = Object.entries(SECONDS).flatMap(([letter, size]) => {
    const amount = letter === 's' ? Number(left.toPrecision(12)) : Math.floor(left / size);
    left -= amount * size;
    return amount === 0 ? [] : [`${amount}${letter}`];
  });
  return parts.join(' ') || '0s';
}

/** What a quantity looks like, for messages. */
export function quantityForm(unit: MetricUnit): string {
  if (unit === 'duration') return 'a duration, such as 30m, 4h or 1h 30m';
  return unit === 'ratio' ? 'a share, such as 75% or 0.75' : 'a number';
}
