import { CARD, GAP, layOutBranch, pathToRoot, SPINE, stepTo, type BranchNode } from './branch-layout.js';

const node = (key: string, parent: string | null, relation: BranchNode['relation'] = 'IDENTITY'): BranchNode => ({
  key,
  parent,
  relation,
});
/** a → (b → (d, e), c); c is believed only. */
const NODES = [node('a', null), node('b', 'a'), node('d', 'b'), node('e', 'b'), node('c', 'a', 'INFLUENCE')];

describe('layOutBranch', () => {
  const layout = layOutBranch(NODES);
  const spot = (key: string) => layout.spots.find((each) => each.key === key)!;

  it('puts each level into a column, and a parent between its children', () => {
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => spot(key).x)).toEqual(
      [0, 1, 1, 2, 2].map((depth) => depth * (CARD.width + GAP.x)),
    );
    expect(spot('b').y).toBe((spot('d').y + spot('e').y) / 2);
    expect(spot('e').y - spot('d').y).toBe(CARD.height + GAP.y);
  });

  it('never lets two cards overlap, however uneven the branch is', () => {
    const many = [
      node('r', null),
      ...Array.from({ length: 60 }, (_, i) => node(`n${i}`, i < 5 ? 'r' : `n${(i * 7) % i}`)),
    ];
    const { spots } = layOutBranch(many);
    const clashes = spots.flatMap((a, i) =>
      spots.slice(i + 1).filter((b) => a.x === b.x && Math.abs(a.y - b.y) < CARD.height),
    );
    expect(spots).toHaveLength(61);
    expect(clashes).toEqual([]);
  });

  it('draws one path per parent and kind of edge, which ends at the children', () => {
    expect(layout.edges.map(({ parent, relation }) => `${parent} ${relation}`)).toEqual([
      'a IDENTITY',
      'a INFLUENCE',
      'b IDENTITY',
    ]);
    const { d } = layout.edges[2]!;
    const right = spot('b').x + CARD.width;
    expect(d.startsWith(`M${right} ${spot('b').y + CARD.height / 2}H${right + SPINE}`)).toBe(true);
    for (const key of ['d', 'e'])
      expect(d).toContain(`M${right + SPINE} ${spot(key).y + CARD.height / 2}H${spot(key).x}`);
  });

  it('encloses everything in its box', () => {
    const { box, spots } = layout;
    for (const { x, y } of spots) {
      expect(x + CARD.width).toBeLessThanOrEqual(box.x + box.width);
      expect(y).toBeGreaterThanOrEqual(box.y);
      expect(y + CARD.height).toBeLessThanOrEqual(box.y + box.height);
    }
  });

  it('is empty for nothing', () => expect(layOutBranch([]).spots).toEqual([]));
});

describe('pathToRoot', () => {
  it('has the node and all above it', () => expect([...pathToRoot(NODES, 'e')]).toEqual(['e', 'b', 'a']));
  it('is empty for a node that is not there', () => expect(pathToRoot(NODES, 'x').size).toBe(0));
});

describe('stepTo', () => {
  const layout = layOutBranch(NODES);
  it.each([
    ['a', 'ArrowRight', 'b'],
    ['d', 'ArrowRight', null],
    ['e', 'ArrowLeft', 'b'],
    ['a', 'ArrowLeft', null],
    ['d', 'ArrowDown', 'e'],
    ['e', 'ArrowDown', null],
    ['c', 'ArrowUp', 'b'],
    ['a', 'ArrowDown', null],
    ['b', 'Home', 'a'],
    ['a', 'End', 'c'],
  ] as const)('leads from %s by %s to %s', (from, arrow, to) => expect(stepTo(NODES, layout, from, arrow)).toBe(to));
});
