/** Reads an expression from the bottom up, in the way that a `Meaning` gives. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import type { BinaryOperator, Expression, FunctionCall } from '../syntax/expression.js';
import type { Meaning } from './meaning.js';
import { ADD, DIVIDE, MULTIPLY, NEGATE, POWER, SUBTRACT, type Operation } from './operation.js';

const OPERATIONS: Record<BinaryOperator, Operation> = {
  '+': ADD,
  '-': SUBTRACT,
  '*': MULTIPLY,
  '/': DIVIDE,
  '^': POWER,
};

/** What an expression that `checkFormula` found sound means. */
export function interpret<T>(expression: Expression, meaning: Meaning<T>): T {
  switch (expression.kind) {
    case 'number':
      return meaning.constant(expression.value);
    case 'name':
      return meaning.name(expression.name);
    case 'negate':
      return meaning.apply(NEGATE, interpret(expression.operand, meaning));
    case 'binary': {
      const left = interpret(expression.left, meaning);
      return meaning.apply(OPERATIONS[expression.operator], left, interpret(expression.right, meaning));
    }
    case 'call':
      return callOf(expression, meaning);
  }
}

function callOf<T>(call: FunctionCall, meaning: Meaning<T>): T {
  const called = FORMULA_FUNCTIONS.get(call.name);
  const count = call.arguments.length;
  if (!called || count < called.least || count > called.most)
    throw new Error(`"${call.name}" with ${count} arguments was not checked: call checkFormula first`);
  return called.build(
    call.arguments.map((input) => interpret(input, meaning)),
    meaning,
  );
}
