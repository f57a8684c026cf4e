/** Laws that hold for every formula and every column, tried on random ones. */
import fc from 'fast-check';
import { compileProgram } from './evaluate/compile-program.js';
import { evaluateAt } from './evaluate/evaluate-at.js';
import { runProgram } from './evaluate/run-program.js';
import { FORMULA_FUNCTIONS, type FormulaFunction } from './functions.js';
import type { BinaryOperator, Expression } from './syntax/expression.js';
import { parseFormula } from './syntax/parser.js';
import { printFormula } from './syntax/printer.js';

const NOWHERE = { offset: 0, length: 0 };
const OPERATORS: BinaryOperator[] = ['+', '-', '*', '/', '^'];

/** Expressions at random over these names, with every operator and every function. */
function randomExpression(names: readonly string[]): fc.Arbitrary<Expression> {
  return fc.letrec<{ any: Expression; inner: Expression }>((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, leaf(names), tie('inner')),
    inner: fc.oneof(
      negation(tie('any')),
      binary(tie('any')),
      ...[...FORMULA_FUNCTIONS.values()].map((f) => call(f, tie('any'))),
    ),
  })).any;
}

function leaf(names: readonly string[]): fc.Arbitrary<Expression> {
  const numbers = fc.oneof(
    fc.nat(3),
    fc.constantFrom(0.5, 1e-7, 1e21, 1e308, Number.MAX_VALUE, Number.MIN_VALUE),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs),
  );
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
    .map(([operator, left, right]) => ({ kind: 'binary', operator, left, right, ...NOWHERE }));
}

function call({ name, least, most }: FormulaFunction, any: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc
    .array(any, { minLength: least, maxLength: Math.min(most, 3) })
    .map((inputs) => ({ kind: 'call', name, arguments: inputs, ...NOWHERE }));
}

/** The same parts, wherever they stood. */
function withoutPlaces(expression: unknown): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value) => (key === 'offset' || key === 'length' ? undefined : value)),
  );
}

it('reads back as the same expression', () => {
  fc.assert(
    fc.property(randomExpression(['a', 'b_2', 'max']), (expression) => {
      const { expression: again } = parseFormula(printFormula(expression));
      fc.pre(again !== null); // beyond 200 parts
      expect(withoutPlaces(again)).toEqual(withoutPlaces(expression));
    }),
    { numRuns: 1_000 },
  );
});

const NAMES = ['a', 'b', 'c'];
const number = fc.oneof(
  fc.constantFrom(0, NaN, 1, -1, 0.5, 1e308, -1e308, 5e-324, 3600),
  fc.double({ noDefaultInfinity: true }),
);

/** Columns that repeat a few random numbers, so that some are longer than a block without being costly to make. */
const columns = fc
  .record({
    seed: fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 40 }),
    slab: fc.integer({ min: 1, max: 1500 }),
  })
  .chain(({ seed, slab }) =>
    fc.nat(3000).map((length) => ({ slab, length, rows: (i: number) => seed[(i * 7 + (i >> 5)) % seed.length]! })),
  );

it('equals the evaluation of each position by itself, and is never infinite', () => {
  fc.assert(
    fc.property(randomExpression(NAMES), randomExpression([...NAMES, 'first']), columns, (first, second, given) => {
      const { length, slab, rows } = given;
      const definitions = new Map<string, Expression>(Object.entries({ first, 'sample of second': second }));
      const program = compileProgram(definitions, [...definitions.keys(), 'a']);
      const leaves = program.leaves.map((name) =>
        Float64Array.from({ length }, (_, i) => rows(i)[NAMES.indexOf(name)]!),
      );
      const results = runProgram(program, leaves, { length, slab });
      const leafAt = (i: number) => (name: string) => rows(i)[NAMES.indexOf(name)]!;
      for (let i = 0; i < length; i += i < 50 ? 1 : 13) {
        const [here, all] = [leafAt(i), leafAt(i % slab)];
        const firstAt = evaluateAt(first, here, all);
        const firstAll = evaluateAt(first, all, all);
        const inSecond = evaluateAt(
          second,
          (name) => (name === 'first' ? firstAt : here(name)),
          (name) => (name === 'first' ? firstAll : all(name)),
        );
        const got = results.map((result) => result[i]! + 0);
        expect(got).toEqual([firstAt + 0, inSecond + 0, here('a') + 0]);
        for (const value of got) expect(Math.abs(value)).not.toBe(Infinity);
      }
    }),
    { numRuns: 300 },
  );
});
