/** Names with units and clocks for the tests of the rules about formulas. */
import { parseFormula, type Expression, type FormulaProblem, type KnownName, type KnownNames } from '@bough/formula';

export const NAMES: KnownNames = new Map<string, KnownName>([
  ['created', { unit: { count: 1 }, clocks: ['created'] }],
  ['resolved', { unit: { count: 1 }, clocks: ['resolved'] }],
  ['touches', { unit: { count: 1 }, clocks: ['resolved'] }],
  ['ratings', { unit: { count: 1 }, clocks: ['rated'] }],
  ['rating_sum', { unit: { points: 1 }, clocks: ['rated'] }],
  ['handle_seconds', { unit: { seconds: 1 }, clocks: ['resolved'] }],
  ['customer_days', { unit: { customers: 1, days: 1 }, clocks: [] }],
  ['cost', { unit: { money: 1 }, clocks: [] }],
  ['days', { unit: { days: 1 }, clocks: [] }],
  ['throughput', { unit: {}, clocks: ['created', 'resolved'] }],
  ['goal', { unit: 'number', clocks: [] }],
  ['broken', { unit: null, clocks: [] }],
]);

/** What a rule finds in a formula that reads well. */
export function problemsOf(
  rule: (expression: Expression, names: KnownNames) => FormulaProblem[],
  text: string,
): FormulaProblem[] {
  return rule(parseFormula(text).expression!, NAMES);
}
