import { partsOf, type Expression } from '../syntax/expression.js';

/** The names that a formula uses, each once, in the order of the text; functions are not among them. */
export function namesOf(expression: Expression): string[] {
  const names = partsOf(expression).flatMap((part) => (part.kind === 'name' ? [part.name] : []));
  return [...new Set(names)];
}
