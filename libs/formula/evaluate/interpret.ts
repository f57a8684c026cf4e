/** Reads an expression from the bottom up, in the way that a `Meaning` gives. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import type { BinaryOperator, Expression, FunctionCall } from '../syntax/expression.js';
import { AT_LEAST, AT_MOST, EQUAL, GREATER, LESS, UNEQUAL } from './comparison.js';
import type { Meaning } from './meaning.js';
import { ADD, DIVIDE, MULTIPLY, NEGATE, POWER, SUBTRACT, type Operation } from './operation.js';
import { PERIOD, within, type Window } from './window.js';
import { windowOf } from './window-call.js';

const OPERATIONS: Record<BinaryOperator, Operation> = {
  '+': ADD,
  '-': SUBTRACT,
  '*': MULTIPLY,
  '/': DIVIDE,
  '^': POWER,
  '<': LESS,
  '<=': AT_MOST,
  '>': GREATER,
  '>=': AT_LEAST,
  '=': EQUAL,
  '!=': UNEQUAL,
};

/** What an expression that `checkFormula` found sound means, its names over a window. */
export function interpret<T>(expression: Expression, meaning: Meaning<T>, window = PERIOD): T {
  switch (expression.kind) {
    case 'number':
      return meaning.constant(expression.value);
    case 'name':
      return meaning.name(expression.name, window);
    case 'negate':
      return meaning.apply(NEGATE, interpret(expression.operand, meaning, window));
    case 'binary': {
      const left = interpret(expression.left, meaning, window);
      return meaning.apply(OPERATIONS[expression.operator], left, interpret(expression.right, meaning, window));
    }
    case 'call':
      return callOf(expression, meaning, window);
  }
}

function callOf<T>(call: FunctionCall, meaning: Meaning<T>, window: Window): T {
  const called = FORMULA_FUNCTIONS.get(call.name);
  const count = call.arguments.length;
  if (!called || count < called.least || count > called.most)
    throw new Error(`"${call.name}" with ${count} arguments was not checked: call checkFormula first`);
  if (called.kind === 'window') return interpret(call.arguments[0]!, meaning, within(window, windowOf(call, called)));
  const inputs = call.arguments.map((input) => interpret(input, meaning, window));
  return called.build(inputs, meaning);
}
