import { parseFormula } from '../syntax/parser.js';
import { compileProgram } from './compile-program.js';
import { windowWords } from './window.js';

const compile = (formulas: Record<string, string>, outputs = Object.keys(formulas)) =>
  compileProgram(
    new Map(Object.entries(formulas).map(([name, text]) => [name, parseFormula(text).expression!])),
    outputs,
  );

describe('a program', () => {
  it('takes the names that nothing defines, and only those that are needed', () => {
    const formulas = { rate: 'reopened / resolved', twice: '2 * rate', 'sample of rate': 'resolved', other: 'x' };
    const { leaves } = compile(formulas, ['twice', 'sample of rate']);
    expect(leaves.map(({ name }) => name)).toEqual(['reopened', 'resolved']);
  });

  it('takes a name once for each window, and reads a definition over the window it stands in', () => {
    const formulas = {
      rate: 'a / b',
      both: 'rate - lag(rate, 7)',
      same: 'lag(lag(a, 3), 4)',
      last: 'rolling(rate, 28)',
    };
    const { leaves, steps } = compile(formulas);
    expect(leaves.map(({ name, window }) => `${name}${windowWords(window)}`)).toEqual([
      'a',
      'b',
      'a 7 days earlier',
      'b 7 days earlier',
      'a over 28 days',
      'b over 28 days',
    ]);
    expect(steps).toHaveLength(5); // three quotients, the difference, and the copy of a leaf
  });

  it('computes what formulas have in common once', () => {
    const { steps, results, outputs } = compile({ a: 'x / (y / z)', b: 'w / (y / z)', c: 'x/(y/z)', d: 'a' });
    expect(steps).toHaveLength(3);
    expect(results).toBe(2);
    expect(outputs).toEqual([0, 1, 0, 0]);
  });

  it('computes constants while it is compiled', () => {
    const { steps, constants } = compile({ hours: 'seconds / (60 * 60)' });
    expect(steps).toHaveLength(1);
    expect(constants).toEqual([3600]);
  });

  it('uses registers again', () => {
    expect(compile({ chain: '((((a + b) * c) - d) / e) ^ f' }).registers).toBe(1);
    expect(compile({ tree: '(a + b) * (c + d) - (e + f) * (g + h)' }).registers).toBe(3);
    expect(compile({ none: 'a + b' }).registers).toBe(0);
  });

  it('refuses definitions that were not checked', () => {
    expect(() => compile({ a: 'b', b: 'a' })).toThrow('"a" is defined by itself: call findCycles first');
    expect(() => compile({ a: 'lag(a, 1)' })).toThrow('"a" is defined by itself: call findCycles first');
    expect(() => compile({ a: 'lag(b, c)' })).toThrow('the days of "lag" were not checked: call checkFormula first');
    expect(() => compile({ a: 'nothing(1)' })).toThrow(
      '"nothing" with 1 arguments was not checked: call checkFormula first',
    );
  });
});
