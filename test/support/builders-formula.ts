/** Formulas at random, for laws that hold for every one of them, and formulas taken apart by name. */
import fc from 'fast-check';
import {
  FORMULA_FUNCTIONS,
  parseFormula,
  planAttribution,
  runAttribution,
  type AttributedName,
  type AttributionOptions,
  type Expression,
  type FormulaFunction,
} from '@bough/formula';
import { COMPARISON_OPERATORS, type BinaryOperator } from '../../libs/formula/syntax/expression.js';

const NOWHERE = { offset: 0, length: 0 };
const OPERATORS: BinaryOperator[] = ['+', '-', '*', '/', '^', ...COMPARISON_OPERATORS];

/** Numbers as formulas may have them: small ones, and those at the limits of what a number can be. */
const ANY_NUMBER = fc.oneof(
  fc.nat(3),
  fc.constantFrom(0.5, 1e-7, 1e21, 1e308, Number.MAX_VALUE, Number.MIN_VALUE),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs),
);

/** Expressions at random over these names, with every operator and every function. */
export function randomExpression(names: readonly string[], numbers = ANY_NUMBER): fc.Arbitrary<Expression> {
  return fc.letrec<{ any: Expression; inner: Expression }>((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, leaf(names, numbers), tie('inner')),
    inner: fc.oneof(
      negation(tie('any')),
      binary(tie('any')),
      binary(tie('any')),
      ...[...FORMULA_FUNCTIONS.values()].map((f) => call(f, tie('any'))),
    ),
  })).any;
}

function leaf(names: readonly string[], numbers: fc.Arbitrary<number>): fc.Arbitrary<Expression> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...names).map((name): Expression => ({ kind: 'name', name, ...NOWHERE })) },
    { weight: 1, arbitrary: numbers.map((value): Expression => ({ kind: 'number', value, ...NOWHERE })) },
  );
}

function negation(any: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return any.map((operand) => ({ kind: 'negate', operand, ...NOWHERE }));
}

function binary(any: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc
    .tuple(fc.constantFrom(...OPERATORS), any, any)
    .map(([operator, left, right]) => ({ kind: 'binary', operator, operatorOffset: 0, left, right, ...NOWHERE }));
}

function call({ kind, name, least, most }: FormulaFunction, any: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const days = fc.integer({ min: 1, max: 9 }).map((value): Expression => ({ kind: 'number', value, ...NOWHERE }));
  const inputs =
    kind === 'window'
      ? fc.tuple(any, days).map((both) => both.slice(0, most))
      : fc.array(any, { minLength: least, maxLength: Math.min(most, 3) });
  return inputs.map((given) => ({ kind: 'call', name, arguments: given, ...NOWHERE }));
}

export type NamedValues = Readonly<Record<string, number>>;

/**
 * Parts of the change of `result`, by the path of names: `cost1/contact1`. Values over all segments together are under `all x`.
 */
export function attributedParts(
  formulas: Readonly<Record<string, string>>,
  before: NamedValues,
  after: NamedValues,
  options?: AttributionOptions,
): Record<string, number> {
  const parsed = Object.entries(formulas).map(([name, text]) => [name, parseFormula(text).expression!] as const);
  const plan = planAttribution(new Map(parsed), 'result');
  const columns = (side: NamedValues) =>
    plan.leaves.map(({ name, overall }) => Float64Array.of(side[overall ? `all ${name}` : name]!));
  const flows = runAttribution(plan, columns(before), columns(after), 1, options);
  const named = (part: AttributedName, prefix: string): [string, number][] =>
    part.parts.flatMap((each) => {
      const name = `${prefix}${each.overall ? 'all ' : ''}${each.name}`;
      return [[name, flows[each.value]![0]!], ...named(each, `${name}/`)];
    });
  return Object.fromEntries(named(plan.root, ''));
}
