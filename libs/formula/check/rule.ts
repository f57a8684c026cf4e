/** What a rule about formulas is: it looks at one part after the other and says what is wrong with it. */
import type { Expression } from '../syntax/expression.js';
import type { FormulaProblem } from '../syntax/problem.js';
import type { FormulaUnit } from './unit.js';

/** What is known about a name that a formula may use. */
export interface KnownName {
  /** `null` where it is not known; then nothing is said about units. `number`: numbers only, which take any unit. */
  readonly unit: FormulaUnit | 'number' | null;
  /** The timestamps that put what it counts on a day; empty for what every day has. */
  readonly clocks: readonly string[];
}

export type KnownNames = ReadonlyMap<string, KnownName>;

/** Problems of an expression with one rule, in any order. */
export type FormulaRule = (expression: Expression, names: KnownNames) => FormulaProblem[];
