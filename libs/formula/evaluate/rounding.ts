/** Operations that change the form of a number: its absolute value, or a rounding of it. */
import { finite, type Operation } from './operation.js';

export const ABSOLUTE: Operation = {
  name: 'abs',
  apply: (x: number) => Math.abs(x),
  kernel: (count, out, o, x, i) => {
    for (let n = 0; n < count; n++) out[o + n] = Math.abs(x[i + n]!);
  },
};

export const ROUND: Operation = {
  name: 'round',
  apply: rounded,
  kernel: (count, out, o, x, i, digits, d) => {
    for (let n = 0; n < count; n++) out[o + n] = rounded(x[i + n]!, digits[d + n]!);
  },
};

const EXACT_INTEGERS = 2 ** 53;

/**
 * Rounds to a number of digits. Negative digits divide by a power of ten, since 0.1 ** n is not exact. A number that has no such
 * digits is kept as it is.
 */
function rounded(x: number, digits: number): number {
  const scale = 10 ** Math.min(Math.abs(Math.trunc(digits)), 308);
  const steps = digits < 0 ? Math.abs(x) / scale : Math.abs(x) * scale;
  if (steps >= EXACT_INTEGERS) return x;
  const whole = Math.sign(x) * Math.round(steps);
  return finite(digits < 0 ? whole * scale : whole / scale);
}
