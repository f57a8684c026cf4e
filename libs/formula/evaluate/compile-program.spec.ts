import { parseFormula } from '../syntax/parser.js';
import { compileProgram } from './compile-program.js';

const compile = (formulas: Record<string, string>, outputs = Object.keys(formulas)) =>
  compileProgram(
    new Map(Object.entries(formulas).map(([name, text]) => [name, parseFormula(text).expression!])),
    outputs,
  );

describe('a program', () => {
  it('takes the names that nothing defines, and only those that are needed', () => {
    const formulas = { rate: 'reopened / resolved', twice: '2 * rate', 'sample of rate': 'resolved', other: 'x' };
    expect(compile(formulas, ['twice', 'sample of rate']).leaves).toEqual(['reopened', 'resolved']);
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
    expect(() => compile({ a: 'nothing(1)' })).toThrow(
      '"nothing" with 1 arguments was not checked: call checkFormula first',
    );
  });
});
