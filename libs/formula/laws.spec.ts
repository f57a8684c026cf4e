/** Laws that hold for every formula and every column, tried on random ones. */
import fc from 'fast-check';
import { randomExpression } from '../../test/support/builders-formula.js';
import { compileProgram } from './evaluate/compile-program.js';
import { evaluateAt } from './evaluate/evaluate-at.js';
import { runProgram } from './evaluate/run-program.js';
import { whyMissing } from './evaluate/why-missing.js';
import { PERIOD, windowDays, nestWindows, type Window } from './evaluate/window.js';
import type { Expression } from './syntax/expression.js';
import { parseFormula } from './syntax/parser.js';
import { printFormula } from './syntax/printer.js';
import { tries } from '../../test/support/how-much.js';

/** The same parts, wherever they stood. */
function withoutPlaces(expression: unknown): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value) =>
      key.toLowerCase().endsWith('offset') || key === 'length' ? undefined : value,
    ),
  );
}

it('reads back as the same expression', () => {
  fc.assert(
    fc.property(randomExpression(['a', 'b_2', 'max', 'if']), (expression) => {
      const { expression: again } = parseFormula(printFormula(expression));
      fc.pre(again !== null); // beyond 200 parts
      expect(withoutPlaces(again)).toEqual(withoutPlaces(expression));
    }),
    tries(500),
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

/** Any number will do for a window here, as long as it is the same for both ways: the value of its first day, say. */
function inWindow(rows: (i: number) => readonly number[], slab: number) {
  return (i: number) => (name: string, window: Window) => {
    const day = i % slab;
    const days = windowDays(window, day, day + 1, 0);
    return days ? rows(i - day + days[0])[NAMES.indexOf(name)]! : NaN;
  };
}

it('equals the evaluation of each position by itself, and is never infinite', () => {
  fc.assert(
    fc.property(randomExpression(NAMES), randomExpression([...NAMES, 'first']), columns, (first, second, given) => {
      const { length, slab, rows } = given;
      const definitions = new Map<string, Expression>(Object.entries({ first, 'sample of second': second }));
      const program = compileProgram(definitions, [...definitions.keys(), 'a']);
      const leafAt = inWindow(rows, slab);
      const leaves = program.leaves.map(({ name, window }) =>
        Float64Array.from({ length }, (_, i) => leafAt(i)(name, window)),
      );
      const results = runProgram(program, leaves, { length, slab });
      const [got, expected]: number[][] = [[], []];
      for (let i = 0; i < length; i += i < 50 ? 1 : 13) {
        const [here, all] = [leafAt(i), leafAt(i % slab)];
        const with1st = (outer: typeof here) => (name: string, window: Window) => {
          const over = (lookup: typeof here) => (inner: string, its: Window) => lookup(inner, nestWindows(window, its));
          return name === 'first' ? evaluateAt(first, over(outer), over(all)) : outer(name, window);
        };
        const firstAt = evaluateAt(first, here, all);
        const inSecond = evaluateAt(second, with1st(here), with1st(all));
        got!.push(...results.map((result) => result[i]! + 0));
        expected!.push(firstAt + 0, inSecond + 0, here('a', PERIOD) + 0);
      }
      // Once a formula: a check of every number would take ten times as long as the numbers.
      expect(got).toEqual(expected);
      expect(got!.some((value) => Math.abs(value) === Infinity)).toBe(false);
    }),
    tries(150),
  );
});

it('blames an input that has no value in its window, and only when the formula has none', () => {
  const lookupOf = (values: readonly number[]) => (name: string, window: Window) => {
    const days = windowDays(window, 30, 37, 0);
    return days ? values[(NAMES.indexOf(name) + days[1]) % values.length]! : NaN;
  };
  const values = fc.array(number, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(randomExpression(NAMES), values, values, (expression, here, all) => {
      const cause = whyMissing(expression, lookupOf(here), lookupOf(all));
      if (cause) expect(evaluateAt(expression, lookupOf(here), lookupOf(all))).toBeNaN();
      if (cause?.kind === 'input') expect(lookupOf(here)(cause.name, cause.window)).toBeNaN();
    }),
    tries(1_000),
  );
});

it('compares to 1, 0 or no value, and a comparison and its opposite make 1', () => {
  const opposites = [
    ['<', '>='],
    ['>', '<='],
    ['=', '!='],
  ] as const;
  fc.assert(
    fc.property(number, number, fc.constantFrom(...opposites), (a, b, [operator, opposite]) => {
      const value = (symbol: string) =>
        evaluateAt(parseFormula(`a ${symbol} b`).expression!, (name) => (name === 'a' ? a : b));
      expect(value(operator) + value(opposite)).toBe(Number.isNaN(a) || Number.isNaN(b) ? NaN : 1);
    }),
  );
});
