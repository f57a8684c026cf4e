import { parseFormula } from '../syntax/parser.js';
import { compileProgram } from './compile-program.js';
import { runProgram } from './run-program.js';

/** Runs formulas over columns given by name, `slab` numbers per segment. */
function run(formulas: Record<string, string>, columns: Record<string, number[]>, slab: number): number[][] {
  const definitions = new Map(Object.entries(formulas).map(([name, text]) => [name, parseFormula(text).expression!]));
  const program = compileProgram(definitions, Object.keys(formulas));
  const leaves = program.leaves.map(({ name }) => Float64Array.from(columns[name]!));
  const { length } = Object.values(columns)[0]!;
  return runProgram(program, leaves, { length, slab }).map((result) => [...result]);
}

describe('a run', () => {
  it('computes every output at every position', () => {
    expect(
      run(
        { rate: 'reopened / resolved', both: 'rate + 1', 'sample of rate': 'resolved', five: '2 + 3' },
        { reopened: [1, 2, 3, NaN], resolved: [2, 0, 6, 1] },
        2,
      ),
    ).toEqual([
      [0.5, NaN, 0.5, NaN],
      [1.5, NaN, 1.5, NaN],
      [2, 0, 6, 1],
      [5, 5, 5, 5],
    ]);
  });

  it('compares, and chooses between columns', () => {
    const columns = { a: [1, 2, NaN, 4], b: [2, 2, 2, NaN] };
    const formulas = {
      less: 'a < b',
      most: 'a <= b',
      more: 'a > b',
      least: 'a >= b',
      same: 'a = b',
      other: 'a != b',
      chosen: 'if(a >= b, a * 10, b * 100)',
      flag: 'if(b - 2, a, 7)',
    };
    expect(run(formulas, columns, 4)).toEqual([
      [1, 0, NaN, NaN],
      [1, 1, NaN, NaN],
      [0, 0, NaN, NaN],
      [0, 1, NaN, NaN],
      [0, 1, NaN, NaN],
      [1, 0, NaN, NaN],
      [200, 20, NaN, NaN],
      [7, 7, 7, NaN],
    ]);
  });

  it('shares against the first segment of the same day', () => {
    const cost = [10, 20, 0, 1, 5, 1, 9, NaN, 0];
    expect(run({ share: 'share(cost)' }, { cost }, 3)).toEqual([[1, 1, NaN, 0.1, 0.25, NaN, 0.9, NaN, NaN]]);
    expect(run({ share: 'share(cost + cost)' }, { cost }, 3)).toEqual([[1, 1, NaN, 0.1, 0.25, NaN, 0.9, NaN, NaN]]);
  });

  it('does not let a result change with a leaf', () => {
    const program = compileProgram(new Map([['volume', parseFormula('created').expression!]]), ['volume']);
    const created = Float64Array.of(1);
    const [volume] = runProgram(program, [created], { length: 1, slab: 1 });
    created[0] = 2;
    expect(volume![0]).toBe(1);
  });

  it('has nothing to do over no segments', () => expect(run({ share: 'share(a) + 1' }, { a: [] }, 0)).toEqual([[]]));

  it('refuses columns that do not fit', () => {
    const program = compileProgram(new Map(), ['a', 'b']);
    const columns = [new Float64Array(2), new Float64Array(1)];
    expect(() => runProgram(program, columns, { length: 2, slab: 1 })).toThrow(
      '2 leaves needs as many columns of at least 2',
    );
    expect(() => runProgram(program, [], { length: 2, slab: 1 })).toThrow('2 leaves');
  });
});
