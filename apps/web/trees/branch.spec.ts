import { arrange } from './arrange.js';
import { branchCards, branchColumns, pairedCards, WHOLE } from './branch.js';
import { matrixFixture } from './matrix-fixture.js';
import { weave } from './weave.js';

const woven = weave(matrixFixture());
const choices = { lens: 'change', sort: null, onlyProblems: false, open: [], columns: [] } as const;
const cardsOf = (segment: string, { from = null as string | null, shut = [] as string[] } = {}) =>
  branchCards(woven, arrange(woven, { ...choices, shut }).rows, branchColumns(woven, { seg: [segment], vs: null })[0], {
    name: 'Support',
    from,
  });

describe('branchColumns', () => {
  it.each([
    [['pro'], null, 'pro', undefined],
    [[], null, 'free', undefined],
    [['gone'], null, 'free', undefined],
    [['pro', 'free'], null, 'pro', 'free'],
    [['pro'], 'free', 'pro', 'free'],
    [['pro'], 'pro', 'pro', undefined],
    [['pro'], 'all', 'pro', undefined],
    [['pro', 'free', '_unknown'], null, 'pro', undefined],
    [['*', 'free'], null, '*', undefined],
  ])('draws for %j against %s the segment %s beside %s', (seg, vs, first, second) =>
    expect(branchColumns(woven, { seg, vs }).map((each) => each?.key)).toEqual([first, second]),
  );
});

describe('pairedCards', () => {
  const [pro, free] = branchColumns(woven, { seg: ['pro', 'free'], vs: null });
  const { rows } = arrange(woven, { ...choices, shut: [] });
  const cards = (from: string | null) => pairedCards(woven, rows, [pro, free!], { name: 'Support', from });

  it('has the whole once, and the two branches to its sides, each as it would be alone', () => {
    const both = cards(null);
    expect(both.filter(({ key }) => key === WHOLE)).toHaveLength(1);
    for (const [side, segment] of [
      ['left', 'pro'],
      ['right', 'free'],
    ] as const)
      // prettier-ignore
      expect(both.flatMap((card) => (card.side === side && card.key !== WHOLE ? [card.cell] : []))).toEqual(
        cardsOf(segment).flatMap((card) => (card.key === WHOLE ? [] : [card.cell])),
      );
    expect(new Set(both.map(({ key }) => key)).size).toBe(both.length);
  });

  it('tells the two heads apart for who hears them', () =>
    expect(
      cards(null).flatMap(({ level, branch, position, size }) => (level === 2 ? [[branch, position, size]] : [])),
    ).toEqual([['Pro', 1, 2], ['Free', 2, 2]])); // prettier-ignore

  it('begins further down only where both have the row', () => {
    expect(cards('demand').map(({ level }) => level)[0]).toBe(1);
    expect(cards('reopened')).toEqual(cards(null));
  });
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
