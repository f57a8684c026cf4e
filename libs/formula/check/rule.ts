/** The type of a rule about formulas, and what a rule knows about names. */
import type { Expression } from '../syntax/expression.js';
import type { FormulaProblem } from '../syntax/problem.js';
import type { FormulaUnit } from './unit.js';

/** What is known about a name that a formula may use. */
export interface KnownName {
  /** `null` where it is unknown; then nothing is said about units. `number`: only numbers, which take any unit. */
  readonly unit: FormulaUnit | 'number' | null;
  /** The timestamps by which its events are assigned to days; empty for what every day has. */
  readonly clocks: readonly string[];
}

export type KnownNames = ReadonlyMap<string, KnownName>;

/** Gives the problems of an expression under one rule, in any order. */
export type FormulaRule = (expression: Expression, names: KnownNames) => FormulaProblem[];
