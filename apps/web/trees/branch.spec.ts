import { arrange } from './arrange.js';
import { branchCards, branchColumn, WHOLE } from './branch.js';
import { matrixFixture } from './matrix-fixture.js';
import { weave } from './weave.js';

const woven = weave(matrixFixture());
const choices = { lens: 'change', sort: null, onlyProblems: false, open: [], columns: [] } as const;
const cardsOf = (segment: string, { from = null as string | null, shut = [] as string[] } = {}) =>
  branchCards(woven, arrange(woven, { ...choices, shut }).rows, branchColumn(woven, [segment]), {
    name: 'Support',
    from,
  });

describe('branchColumn', () => {
  it.each([
    [['pro'], 'pro'],
    [[], 'free'],
    [['gone'], 'free'],
  ])('draws for %j the segment %s', (seg, key) => expect(branchColumn(woven, seg).key).toBe(key));
});

describe('branchCards', () => {
  it('begins with the whole tree, of which the branch is a part', () => {
    const [whole, head, first] = cardsOf('pro');
    expect([whole!.key, whole!.name, whole!.cell.formatted]).toEqual([WHOLE, 'Support', '€54.10']);
    expect([head!.parent, head!.relation, head!.level]).toEqual([WHOLE, 'PARTITION', 2]);
    expect(first!.level).toBe(3);
  });

  it('leaves out what the branch does not have', () => {
    expect(cardsOf('pro').map(({ key }) => key)).toContain('reopened');
    expect(cardsOf('free').map(({ key }) => key)).not.toContain('reopened');
  });

  it('leaves out what is below a shut row, and says that something is there', () => {
    const cards = cardsOf('pro', { shut: ['demand'] });
    expect(cards.map(({ key }) => key)).not.toContain('contacts');
    expect(cards.find(({ key }) => key === 'demand')!.isOpen).toBe(false);
  });

  it('begins at a row, and shows only what is below it', () => {
    const cards = cardsOf('pro', { from: 'demand' });
    expect(cards.map(({ key, parent, level }) => [key, parent, level])).toEqual([
      ['demand', null, 1],
      ['contacts', 'demand', 2],
      ['reopened', 'demand', 2],
    ]);
  });

  it('shows the whole branch where the row to begin at is not there', () =>
    expect(cardsOf('pro', { from: 'gone' })).toEqual(cardsOf('pro')));
});
