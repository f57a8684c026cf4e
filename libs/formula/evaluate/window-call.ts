/**
 * Reads the days in a call such as `rolling(x, 28)`. They must be written as a number, so that a formula shows which days it
 * needs.
 */
import type { WindowFunction } from '../functions.js';
import type { FunctionCall } from '../syntax/expression.js';
import { WINDOW_DAYS, type Window } from './window.js';

/** The number of days of a call: whole, at least 1 and at most ten years; `null` when it is anything else. */
export function windowCount(call: FunctionCall): number | null {
  const count = call.arguments[1];
  if (count?.kind !== 'number' || !Number.isInteger(count.value)) return null;
  return count.value >= 1 && count.value <= WINDOW_DAYS ? count.value : null;
}

/** The window that a call of a window function means. */
export function windowOf(call: FunctionCall, called: WindowFunction): Window {
  const days = called.most === 1 ? 0 : windowCount(call);
  if (days === null) throw new Error(`the days of "${call.name}" were not checked: call checkFormula first`);
  return called.window(days);
}
