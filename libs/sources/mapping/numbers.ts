/** Numbers, exact decimals and durations from text. */
import { STORED_PER_UNIT } from '@bough/domain';

/** A plain decimal number (`12`, `-0.5`, `1e3`); NaN for anything else: no thousands separators, no `0x`, no units, nothing too large for a number. */
export function parseNumber(text: string): number {
  const length = text.length;
  if (length > 0 && length < 10) {
    let value = 0;
    let i = 0;
    for (; i < length; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (i === length) return value;
  }
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : NaN;
}

/** An exact decimal: `units × 10^-scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** `parseDecimal("12.340") = { units: 12340n, scale: 3 }`; `null` when the text is not a plain decimal number. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d{1,30})(?:\.(\d{0,30}))?$/.exec(text);
  if (!match) return null;
  const decimals = match[3] ?? '';
  const units = BigInt(match[2]! + decimals);
  return { units: match[1] === '-' ? -units : units, scale: decimals.length };
}

/** The exact sum. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: scaled(a, scale) + scaled(b, scale), scale };
}

/** The exact product. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** `"12.34"`, without trailing zeros. */
export function decimalText({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${sign}${whole}${decimals && `.${decimals}`}`;
}

const STORED_SCALE = Math.log10(STORED_PER_UNIT);

/** Money as it is stored, half away from zero; `isRounded` when something finer was lost. */
export function storedMoney(decimal: Decimal): { readonly value: number; readonly isRounded: boolean } {
  if (decimal.scale <= STORED_SCALE) return { value: Number(scaled(decimal, STORED_SCALE)), isRounded: false };
  const divisor = 10n ** BigInt(decimal.scale - STORED_SCALE);
  const rest = decimal.units % divisor;
  const away = (rest < 0n ? -rest : rest) * 2n >= divisor ? (rest < 0n ? -1n : 1n) : 0n;
  return { value: Number(decimal.units / divisor + away), isRounded: rest !== 0n };
}

function scaled({ units, scale }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - scale);
}

/** Milliseconds of one unit; `hh:mm:ss` has none, see `parseClock`. */
export const UNIT_MILLISECONDS: Readonly<Record<string, number>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** `parseClock("27:05:30") = 97530000`: hours may exceed 24; minutes and seconds may not exceed 59. NaN if it does not fit. */
export function parseClock(text: string): number {
  const match = /^(-?)(\d{1,6}):([0-5]\d):([0-5]\d)(\.\d{1,9})?$/.exec(text);
  if (!match) return NaN;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]) + Number(match[5] ?? 0);
  return (match[1] ? -1000 : 1000) * seconds;
}
