import { cellWords, rowWords } from './cell-words.js';
import { isProblem, lookOf } from './lens.js';
import { matrixFixture } from './matrix-fixture.js';
import { cellOf, nodeWord, weave } from './weave.js';

const woven = weave(matrixFixture());
const cell = (row: number, column: number) => woven.cells[row]![column]!;

describe('the tree side by side, woven', () => {
  it('puts each entry of the lists where its row and column meet', () => {
    woven.cells.forEach((line, row) =>
      line.forEach((each, column) => {
        expect(each.row).toBe(woven.rows[row]);
        expect(each.column).toBe(woven.columns[column]);
      }),
    );
    expect(cell(2, 1)).toMatchObject({ formatted: '2.90', nodeKey: 'free/contacts', findings: 2 });
    expect(cell(3, 2).formatted).toBe('6.5%');
  });

  it('names each node in an address by one word, the root too, and finds it again', () => {
    const there = woven.cells.flat().filter(({ nodeId }) => nodeId !== null);
    expect(there.length).toBeGreaterThan(10);
    for (const each of there) expect(cellOf(woven, nodeWord(each)!)).toBe(each);
    expect(there.map((each) => nodeWord(each))).not.toContain('');
    expect(cellOf(woven, 'nothing')).toBeNull();
  });

  it('tells apart why a cell has no number', () => {
    const states = woven.cells.map((line) => line.map(({ state }) => state));
    expect(states).toEqual([
      ['value', 'value', 'value', 'value'],
      ['group', 'group', 'group', 'group'],
      ['value', 'value', 'value', 'withheld'],
      ['thin', 'absent', 'thin', 'withheld'],
      ['planned', 'planned', 'planned', 'planned'],
    ]);
  });

  it('tells apart how somebody came to answer for a node', () => {
    expect(woven.columns.map(({ owner }) => owner && [owner.initials, owner.kind])).toEqual([
      ['OB', 'DIRECT'],
      ['OB', 'INHERITED'],
      ['SO', 'ACTING'],
      ['?', 'GAP'],
    ]);
    expect(woven.rows[1]!.owner?.name).toBe('Priya Lind');
    expect(cell(2, 0).owner).toBeNull();
  });
});

describe('a lens', () => {
  it('calls a change better or worse only beyond chance', () => {
    expect(lookOf(cell(2, 1), 'change')).toEqual({ paper: 'bad', glyph: '▲', beside: '9.0%', words: 'up 9.0%, worse' });
    expect(lookOf(cell(0, 2), 'change')).toMatchObject({ paper: 'none', words: 'down 6.3%, within chance' });
    expect(lookOf(cell(3, 2), 'change')).toMatchObject({ paper: 'none', words: 'down 0.2 pp' });
    expect(lookOf(cell(2, 2), 'change')).toMatchObject({ paper: 'none', glyph: '', words: 'no change' });
  });

  it('says one thing at a time', () => {
    expect(lookOf(cell(0, 1), 'gap').words).toBe('above all by 91.5%, worse than all');
    expect(lookOf(cell(2, 1), 'standard')).toMatchObject({ paper: 'bad', glyph: '✕', beside: 'missed' });
    expect(lookOf(cell(3, 2), 'standard').paper).toBe('risk');
    expect(lookOf(cell(0, 1), 'findings')).toMatchObject({ paper: 'risk', beside: '2 below' });
    expect(lookOf(cell(0, 3), 'owner')).toMatchObject({ paper: 'bad', beside: 'nobody' });
    expect(isProblem(cell(3, 2), 'standard')).toBe(true);
    expect(isProblem(cell(0, 1), 'findings')).toBe(false);
  });
});

describe('what a reader hears', () => {
  it('is the value, the change in words, better or worse, the state, and who answers', () => {
    expect(cellWords(cell(2, 1), 'change')).toBe(
      '2.90; up 9.0%, worse; standard missed (at most 1.00); 2 open findings; Olga Berg answers for it, inherited',
    );
    expect(cellWords(cell(3, 2), 'change')).toBe(
      '6.5%, doubtful: 12 of 30 conversations; down 0.2 pp; standard at risk (at most 1.00); Sam Okafor answers for it, inherited',
    );
    expect(cellWords(cell(2, 3), 'change')).toBe(
      'no value: There are no customers without a label; nobody answers for it',
    );
    expect(cellWords(cell(3, 1), 'owner')).toBe('not here');
  });

  it('tells of a row how many segments are worse', () => {
    expect(rowWords(woven.rows[2]!, woven.cells[2]!, 'change')).toBe('Contacts; a belief, no identity; 1 of 3 worse');
    expect(rowWords(woven.rows[1]!, woven.cells[1]!, 'owner')).toBe(
      'Demand; is contacts * reopened; 1 of 3 without anybody; Priya Lind answers for it in every branch',
    );
  });
});
