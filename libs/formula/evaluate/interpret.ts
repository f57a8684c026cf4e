/** Reads an expression from the bottom up with an {@link Interpreter}. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import type { BinaryOperator, Expression, FunctionCall } from '../syntax/expression.js';
import { AT_LEAST, AT_MOST, EQUAL, GREATER, LESS, UNEQUAL } from './comparison.js';
import type { Interpreter } from './interpreter.js';
import { ADD, DIVIDE, MULTIPLY, NEGATE, POWER, SUBTRACT, type Operation } from './operation.js';
import { PERIOD, nestWindows, type Window } from './window.js';
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

/** The result of an expression that `checkFormula` found sound, with its names read over a window. */
export function interpret<T>(expression: Expression, interpreter: Interpreter<T>, window = PERIOD): T {
  switch (expression.kind) {
    case 'number':
      return interpreter.constant(expression.value);
    case 'name':
      return interpreter.name(expression.name, window);
    case 'negate':
      return interpreter.apply(NEGATE, interpret(expression.operand, interpreter, window));
    case 'binary': {
      const left = interpret(expression.left, interpreter, window);
      return interpreter.apply(OPERATIONS[expression.operator], left, interpret(expression.right, interpreter, window));
    }
    case 'call':
      return callOf(expression, interpreter, window);
  }
}

function callOf<T>(call: FunctionCall, interpreter: Interpreter<T>, window: Window): T {
  const called = FORMULA_FUNCTIONS.get(call.name);
  const count = call.arguments.length;
  if (!called || count < called.least || count > called.most)
    throw new Error(`"${call.name}" with ${count} arguments was not checked: call checkFormula first`);
  if (called.kind === 'window')
    return interpret(call.arguments[0]!, interpreter, nestWindows(window, windowOf(call, called)));
  const inputs = call.arguments.map((input) => interpret(input, interpreter, window));
  return called.build(inputs, interpreter);
}
