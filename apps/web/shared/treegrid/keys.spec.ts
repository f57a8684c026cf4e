import { keyMove, type KeyGrid, type KeyRow, type Pressed, type Spot } from './keys.js';

const row = (key: string, level: number, isOpen: boolean | null = null): KeyRow => ({ key, name: key, level, isOpen });

/** Cost ▾ (Demand ▾ (Contacts, Reopened ▸), Efficiency ▸), Quality ▸ */
const rows = [
  row('cost', 1, true),
  row('demand', 2, true),
  row('contacts', 3),
  row('reopened', 3, false),
  row('efficiency', 2, false),
  row('quality', 1, false),
];
const grid: KeyGrid = { rows, columnCount: 3, page: 2 };
const press = (at: Spot, pressed: Pressed) => keyMove(grid, at, pressed);
const go = (row: number, column: number) => ({ kind: 'go', to: { row, column } });

describe('the keys of a treegrid', () => {
  it('opens with the right arrow, then enters the cells, and stops at the last', () => {
    expect(press({ row: 4, column: -1 }, { key: 'ArrowRight' })).toEqual({
      kind: 'fold',
      rows: ['efficiency'],
      isOpen: true,
    });
    expect(press({ row: 1, column: -1 }, { key: 'ArrowRight' })).toEqual(go(1, 0));
    expect(press({ row: 2, column: -1 }, { key: 'ArrowRight' })).toEqual(go(2, 0));
    expect(press({ row: 2, column: 2 }, { key: 'ArrowRight' })).toBeNull();
  });

  it('leaves the cells with the left arrow, then shuts, then goes to the parent', () => {
    expect(press({ row: 1, column: 1 }, { key: 'ArrowLeft' })).toEqual(go(1, 0));
    expect(press({ row: 1, column: 0 }, { key: 'ArrowLeft' })).toEqual(go(1, -1));
    expect(press({ row: 1, column: -1 }, { key: 'ArrowLeft' })).toEqual({
      kind: 'fold',
      rows: ['demand'],
      isOpen: false,
    });
    expect(press({ row: 3, column: -1 }, { key: 'ArrowLeft' })).toEqual(go(1, -1));
    expect(press({ row: 4, column: -1 }, { key: 'ArrowLeft' })).toEqual(go(0, -1));
    expect(press({ row: 5, column: -1 }, { key: 'ArrowLeft' })).toBeNull();
  });

  it('goes up and down in the same column, into the head, and no further', () => {
    expect(press({ row: 2, column: 1 }, { key: 'ArrowDown' })).toEqual(go(3, 1));
    expect(press({ row: 5, column: 1 }, { key: 'ArrowDown' })).toEqual(go(5, 1));
    expect(press({ row: 0, column: 1 }, { key: 'ArrowUp' })).toEqual(go(-1, 1));
    expect(press({ row: -1, column: 1 }, { key: 'ArrowUp' })).toEqual(go(-1, 1));
    expect(press({ row: -1, column: 1 }, { key: 'ArrowDown' })).toEqual(go(0, 1));
    expect(press({ row: -1, column: -1 }, { key: 'ArrowRight' })).toEqual(go(-1, 0));
  });

  it('skips pages, and stays in the rows', () => {
    expect(press({ row: 1, column: 0 }, { key: 'PageDown' })).toEqual(go(3, 0));
    expect(press({ row: 5, column: 0 }, { key: 'PageDown' })).toEqual(go(5, 0));
    expect(press({ row: 1, column: 0 }, { key: 'PageUp' })).toEqual(go(0, 0));
  });

  it('goes to the ends: of the rows from a row, of the row from a cell, of the column with Ctrl', () => {
    expect(press({ row: 3, column: -1 }, { key: 'Home' })).toEqual(go(0, -1));
    expect(press({ row: 3, column: -1 }, { key: 'End' })).toEqual(go(5, -1));
    expect(press({ row: 3, column: 1 }, { key: 'Home' })).toEqual(go(3, 0));
    expect(press({ row: 3, column: 1 }, { key: 'End' })).toEqual(go(3, 2));
    expect(press({ row: 3, column: 1 }, { key: 'Home', ctrl: true })).toEqual(go(0, 1));
    expect(press({ row: 3, column: 1 }, { key: 'End', ctrl: true })).toEqual(go(5, 1));
  });

  it('opens all siblings that are shut', () => {
    expect(press({ row: 1, column: -1 }, { key: '*' })).toEqual({ kind: 'fold', rows: ['efficiency'], isOpen: true });
    expect(press({ row: 0, column: -1 }, { key: '*' })).toEqual({ kind: 'fold', rows: ['quality'], isOpen: true });
    expect(press({ row: 2, column: -1 }, { key: '*' })).toEqual({ kind: 'fold', rows: ['reopened'], isOpen: true });
    expect(press({ row: -1, column: 0 }, { key: '*' })).toBeNull();
  });

  it('searches names by what is typed, from the next row on and around', () => {
    expect(press({ row: 0, column: 1 }, { key: 'c', typed: 'c' })).toEqual(go(2, 1));
    expect(press({ row: 2, column: 1 }, { key: 'c', typed: 'cc' })).toEqual(go(0, 1));
    expect(press({ row: 0, column: 1 }, { key: 'o', typed: 'con' })).toEqual(go(2, 1));
    expect(press({ row: 2, column: -1 }, { key: 'a', typed: 'qua' })).toEqual(go(5, -1));
    expect(press({ row: 0, column: 1 }, { key: 'x', typed: 'x' })).toBeNull();
    expect(press({ row: 0, column: 1 }, { key: 'c' })).toBeNull();
  });

  it('enters, selects, selects more with Shift, and all with Ctrl A', () => {
    expect(press({ row: 2, column: 1 }, { key: 'Enter' })).toEqual({ kind: 'enter' });
    expect(press({ row: 2, column: -1 }, { key: ' ' })).toEqual({ kind: 'select' });
    expect(press({ row: 2, column: -1 }, { key: 'ArrowDown', shift: true })).toEqual({
      kind: 'extend',
      to: { row: 3, column: -1 },
    });
    expect(press({ row: 0, column: -1 }, { key: 'ArrowUp', shift: true })).toEqual({
      kind: 'extend',
      to: { row: 0, column: -1 },
    });
    expect(press({ row: 2, column: -1 }, { key: 'a', ctrl: true })).toEqual({ kind: 'select-all' });
  });

  it('leaves all other keys alone', () => {
    for (const key of ['Tab', 'Escape', 'F5', 'Delete']) expect(press({ row: 2, column: 1 }, { key })).toBeNull();
    expect(press({ row: 2, column: 1 }, { key: 'ArrowDown', ctrl: true })).toBeNull();
  });
});
