/** Explains why a formula has no value: an input without one, or a division by zero. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import type { Expression, FunctionCall } from '../syntax/expression.js';
import { printFormula } from '../syntax/printer.js';
import { evaluateAt, type Lookup } from './evaluate-at.js';
import { PERIOD, windowWords, nestWindows, type Window } from './window.js';
import { windowOf } from './window-call.js';

export type MissingCause =
  /** `denominator` is the formula that is zero, with its window in words. */
  | { readonly kind: 'zero_denominator'; readonly denominator: string }
  | { readonly kind: 'input'; readonly name: string; readonly window: Window };

/** What a part of a formula is evaluated with. */
interface Setting {
  readonly lookup: Lookup;
  readonly lookupAll?: Lookup;
  readonly window: Window;
}

/**
 * The first cause in the order of the text. `null` when there is a value, or when it is missing for another reason (the root of a
 * negative number, a result beyond 1.79e308). As in `evaluateAt`, `share` needs `lookupAll`; without it, the cause inside `share`
 * is unknown.
 */
export function whyMissing(expression: Expression, lookup: Lookup, lookupAll?: Lookup): MissingCause | null {
  return causeOf(expression, { lookup, lookupAll, window: PERIOD });
}

function causeOf(part: Expression, setting: Setting): MissingCause | null {
  if (!Number.isNaN(valueOf(part, setting))) return null;
  switch (part.kind) {
    case 'number':
      return null;
    case 'name':
      return { kind: 'input', name: part.name, window: setting.window };
    case 'negate':
      return causeOf(part.operand, setting);
    case 'binary': {
      const inside = firstCause([part.left, part.right], setting);
      return inside ?? (part.operator === '/' ? zero(part.right, setting) : null);
    }
    case 'call':
      return causeOfCall(part, setting);
  }
}

function causeOfCall(call: FunctionCall, setting: Setting): MissingCause | null {
  const called = FORMULA_FUNCTIONS.get(call.name)!;
  if (called.kind === 'window')
    return causeOf(call.arguments[0]!, { ...setting, window: nestWindows(setting.window, windowOf(call, called)) });
  const inside = firstCause(called.choosesBranch ? chosenOf(call, setting) : call.arguments, setting);
  const { lookupAll } = setting;
  if (inside || !lookupAll || !called.dividesByOverall) return inside;
  return zero(call.arguments[0]!, { ...setting, lookup: lookupAll }, ' over all segments');
}

/** The condition and the branch that it chooses. */
function chosenOf({ arguments: [condition, yes, no] }: FunctionCall, setting: Setting): Expression[] {
  return [condition!, valueOf(condition!, setting) === 0 ? no! : yes!];
}

function firstCause(parts: readonly Expression[], setting: Setting): MissingCause | null {
  for (const part of parts) {
    const cause = causeOf(part, setting);
    if (cause) return cause;
  }
  return null;
}

function zero(denominator: Expression, setting: Setting, suffix = ''): MissingCause | null {
  if (valueOf(denominator, setting) !== 0) return null;
  return { kind: 'zero_denominator', denominator: printFormula(denominator) + suffix + windowWords(setting.window) };
}

function valueOf(part: Expression, { lookup, lookupAll, window }: Setting): number {
  return evaluateAt(part, lookup, lookupAll, window);
}
