/** The names that a formula refers to, alone or with the days that they are about. */
import { interpret } from '../evaluate/interpret.js';
import { leafKey, type Leaf } from '../evaluate/window.js';
import { expressionParts, type Expression } from '../syntax/expression.js';

/** The names that a formula uses, each once, in the order of the text; functions are not among them. */
export function namesOf(expression: Expression): string[] {
  const names = expressionParts(expression).flatMap((part) => (part.kind === 'name' ? [part.name] : []));
  return [...new Set(names)];
}

/** The names of a formula that `checkFormula` found sound, once for each window. */
export function leavesOf(expression: Expression): Leaf[] {
  const leaves = new Map<string, Leaf>();
  const nothing = () => null;
  interpret(expression, {
    constant: nothing,
    name: (name, window) => void leaves.set(leafKey({ name, window }), { name, window }),
    apply: nothing,
    overall: nothing,
  });
  return [...leaves.values()];
}
