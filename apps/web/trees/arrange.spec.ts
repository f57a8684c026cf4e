import fc from 'fast-check';
import { LENSES } from '../shared/address.js';
import { arrange, BY_VOLUME, fold, widthsFor, type Arrangement } from './arrange.js';
import { isProblem } from './lens.js';
import { matrixFixture } from './matrix-fixture.js';
import { HEADLINE, weave } from './weave.js';

const woven = weave(matrixFixture());
const usual: Arrangement = { lens: 'change', sort: null, onlyProblems: false, open: [], shut: [], columns: [] };
const arranged = (choices: Partial<Arrangement>) => {
  const { rows, columns } = arrange(woven, { ...usual, ...choices });
  return { rows: rows.map(({ key }) => key), columns: columns.map(({ name }) => name) };
};

describe('the arrangement of the tree', () => {
  it('is as declared at first, with everything open', () => {
    expect(arranged({})).toEqual({
      rows: [HEADLINE, 'demand', 'contacts', 'reopened', 'planned'],
      columns: ['All', 'Free', 'Pro', 'Unknown'],
    });
  });

  it('says of each row where it stands among those beside it', () => {
    const places = arrange(woven, usual).rows.map(({ level, position, size, isOpen }) => [
      level,
      position,
      size,
      isOpen,
    ]);
    expect(places).toEqual([
      [1, 1, 1, true],
      [2, 1, 2, true],
      [3, 1, 2, null],
      [3, 2, 2, null],
      [2, 2, 2, null],
    ]);
  });

  it('leaves out what lies below a shut row', () => {
    expect(arranged({ shut: ['demand'] }).rows).toEqual([HEADLINE, 'demand', 'planned']);
    expect(arranged({ shut: [HEADLINE] }).rows).toEqual([HEADLINE]);
  });

  it('folds so that what is as at first stands in no list', () => {
    const shut = fold(woven, usual, ['demand'], false);
    expect(shut).toEqual({ open: [], shut: ['demand'] });
    expect(fold(woven, shut, ['demand'], true)).toEqual({ open: [], shut: [] });
  });

  it('sorts by volume and by a row, worst first; all stays first, unknown last, no value before it', () => {
    expect(arranged({ sort: BY_VOLUME }).columns).toEqual(['All', 'Pro', 'Free', 'Unknown']);
    expect(arranged({ sort: 'contacts' }).columns).toEqual(['All', 'Free', 'Pro', 'Unknown']);
    expect(arranged({ sort: 'reopened' }).columns).toEqual(['All', 'Pro', 'Free', 'Unknown']);
    expect(arranged({ sort: 'gone' }).columns).toEqual(['All', 'Free', 'Pro', 'Unknown']);
  });

  it('keeps only rows and columns with a problem, their ancestors and all', () => {
    expect(arranged({ onlyProblems: true })).toEqual({
      rows: [HEADLINE, 'demand', 'contacts'],
      columns: ['All', 'Free'],
    });
    expect(arranged({ onlyProblems: true, lens: 'standard' }).columns).toEqual(['All', 'Free', 'Pro']);
    expect(arranged({ onlyProblems: true, columns: ['pro'] }).rows).toEqual([]);
  });

  it('never loses a problem, whatever the lens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LENSES), (lens) => {
        const shown = arrange(woven, { ...usual, lens, onlyProblems: true });
        const kept = new Set(shown.rows.flatMap(({ key }) => shown.columns.map((column) => `${key} ${column.key}`)));
        for (const { row, column, ...rest } of woven.cells.flat().filter((each) => isProblem(each, lens))) {
          expect(rest).toBeDefined();
          expect(kept).toContain(`${row.key} ${column.key}`);
        }
      }),
    );
  });
});

describe('the widths of the columns', () => {
  it('lose detail as they get narrower, and at last scroll', () => {
    expect(widthsFor(1100, 6, false)).toMatchObject({ detail: 'full', segment: 183 });
    expect(widthsFor(1130, 18, false)).toMatchObject({ detail: 'glyph', segment: 58, all: 132 });
    expect(widthsFor(1130, 66, false)).toMatchObject({ detail: 'dot', segment: 15 });
    expect(widthsFor(1130, 513, false)).toMatchObject({ detail: 'dot', segment: 14 });
    expect(widthsFor(1130, 66, true)).toMatchObject({ detail: 'full', segment: 116 });
  });
});
