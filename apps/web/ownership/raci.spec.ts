import {
  arrangeRows,
  cellFinder,
  raciWords,
  rowKey,
  targetNames,
  type AnsweredCell,
  type AnsweredRow,
} from './raci.js';

const row = (kind: AnsweredRow['kind'], target: string, depth: number): AnsweredRow => ({
  kind,
  target,
  name: target || 'All',
  depth,
  node: null,
});
const BASE = [
  row('ROOT', '', 0),
  row('SLOT', '*/cost', 1),
  row('SLOT', '*/demand', 2),
  row('SLOT', '*/quality', 1),
  row('BRANCH', 'pro', 1),
  row('BRANCH', 'free', 1),
  row('SEGMENT', 'segment:industry/fintech', 1),
];
const PRO = [row('NODE', 'pro/cost', 2), row('NODE', 'pro/cost/demand', 3)];
const shown = (open: string[], shut: string[]) =>
  arrangeRows(BASE, PRO, { open, shut }).map(
    ({ target, level, position, size }) => `${level} ${target} ${position}/${size}`,
  );

describe('the rows of the matrix', () => {
  it('are the root, the template, the branches, and segments of other dimensions', () => {
    expect(shown([], [])).toEqual([
      '1  1/1',
      ...['2 group:template 1/4', '3 */cost 1/2', '4 */demand 1/1', '3 */quality 2/2'],
      ...['2 pro 2/4', '2 free 3/4'],
      ...['2 group:segments 4/4', '3 segment:industry/fintech 1/1'],
    ]);
  });

  it('open a branch and shut a slot or a group', () => {
    expect(shown(['pro'], ['group:template', 'group:segments'])).toEqual([
      ...['1  1/1', '2 group:template 1/4', '2 pro 2/4', '3 pro/cost 1/1', '4 pro/cost/demand 1/1', '2 free 3/4'],
      '2 group:segments 4/4',
    ]);
    expect(shown([], ['*/cost'])).not.toContain('4 */demand 1/1');
    expect(arrangeRows(BASE, [], { open: [], shut: [] }).map(({ key }) => key)).toContain(rowKey(''));
  });
});

it('names targets by their branches', () => {
  const rows = [...BASE, ...PRO].map((each) => ({ ...each, name: each.target.toUpperCase() || 'All' }));
  const name = targetNames(rows);
  expect(['', 'pro', 'pro/cost', '*/cost', 'segment:industry/fintech', 'gone/cost'].map(name)).toEqual([
    ...['All', 'PRO', 'PRO/COST, PRO', '*/COST in every branch', 'SEGMENT:INDUSTRY/FINTECH', 'gone/cost'],
  ]);
});

describe('a cell', () => {
  const cell = (role: AnsweredCell['role'], inherited: boolean): AnsweredCell => ({
    target: 'pro',
    partyId: 'ana',
    role,
    inherited,
    assignment: { targetName: 'Support' },
  });

  it('says what was assigned there and what comes from further up', () => {
    const find = cellFinder([], [cell('ACCOUNTABLE', false), cell('INFORMED', true), cell('ACCOUNTABLE', true)]);
    expect(raciWords(find('pro', 'ana'))).toBe('Accountable; Informed, inherited from Support');
    expect(raciWords(find('pro', 'ben'))).toBe('');
  });

  it('says who acts and who is away', () => {
    const accountable = { acting: true, person: { id: 'ben' }, holder: { id: 'ana' } };
    const node = { key: 'pro', templateKey: null, ownership: { status: 'COVERED', text: '', accountable } };
    const find = cellFinder([{ ...row('BRANCH', 'pro', 1), node }], [cell('ACCOUNTABLE', false)]);
    expect(raciWords(find('pro', 'ana'))).toBe('Accountable; is away');
    expect(raciWords(find('pro', 'ben'))).toBe('acts as Accountable');
  });
});
