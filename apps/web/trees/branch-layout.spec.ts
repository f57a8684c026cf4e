import {
  CARD,
  GAP,
  layOutBranch,
  pathAlong,
  pathToRoot,
  SPINE,
  stepTo,
  twinOf,
  type BranchNode,
} from './branch-layout.js';

let line = 0;
const node = (key: string, parent: string | null, relation: BranchNode['relation'] = 'IDENTITY'): BranchNode => ({
  key,
  line: line++,
  side: 'right',
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

describe('two branches', () => {
  /** Both have a and b; only the left one has c, only the right one d, which stands before c in the tree. */
  const of = (side: BranchNode['side'], rows: readonly (readonly [row: string, parent: string | null])[]) =>
    rows.map(([row, parent]): BranchNode => ({
      key: `${side}:${row}`,
      line: 'abdc'.indexOf(row),
      side,
      parent: parent === '-' ? '-' : parent && `${side}:${parent}`,
      relation: parent === '-' ? 'PARTITION' : 'IDENTITY',
    }));
  const top: BranchNode = { key: '-', line: -1, side: 'right', parent: null, relation: 'PARTITION' };
  const left = of('left', [['a', '-'], ['b', 'a'], ['c', 'a']]); // prettier-ignore
  const right = of('right', [['a', '-'], ['b', 'a'], ['d', 'a']]); // prettier-ignore
  const whole = [top, ...left, ...right];
  const layout = layOutBranch(whole);
  const spot = (key: string) => layout.spots.find((each) => each.key === key)!;

  it('mirror each other at the card above both, twins on one height', () => {
    const centre = (key: string) => spot(key).x + CARD.width / 2;
    expect(layout.middle).toBe(centre('-'));
    for (const row of ['a', 'b']) {
      expect(layout.middle - centre(`left:${row}`)).toBe(centre(`right:${row}`) - layout.middle);
      expect(spot(`left:${row}`).y).toBe(spot(`right:${row}`).y);
    }
    expect(spot('left:a').x).toBe(-(CARD.width + GAP.x));
  });

  it('leave room for a row that only the other has, in the order of the tree', () =>
    expect([spot('left:b').y, spot('right:d').y, spot('left:c').y]).toEqual(
      [0, 1, 2].map((place) => spot('left:b').y + place * (CARD.height + GAP.y)),
    ));

  it('have edges that leave the parent on their own side and end at the near side of the child', () => {
    const edge = layout.edges.find(({ parent }) => parent === 'left:a')!;
    expect(edge.d.startsWith(`M${spot('left:a').x} `)).toBe(true);
    expect(edge.d).toContain(`H${spot('left:b').x + CARD.width}`);
    expect(layout.edges.filter(({ parent }) => parent === '-')).toHaveLength(2);
    expect(pathAlong(whole, layout, pathToRoot(whole, 'left:b'))).toContain(`H${spot('left:a').x + CARD.width}`);
  });

  it('have their roots beside each other where nothing stands above them', () => {
    const bare = whole.filter(({ key }) => key !== '-').map((each) => ({ ...each, parent: each.parent === '-' ? null : each.parent })); // prettier-ignore
    const { spots, middle } = layOutBranch(bare);
    const x = (key: string) => spots.find((each) => each.key === key)!.x;
    expect(x('left:a') + CARD.width).toBeLessThan(middle);
    expect(middle - (x('left:a') + CARD.width)).toBe(x('right:a') - middle);
    expect(stepTo(bare, layOutBranch(bare), 'left:a', 'ArrowRight')).toBe('right:a');
    expect(stepTo(bare, layOutBranch(bare), 'right:a', 'ArrowLeft')).toBe('left:a');
  });

  it.each([
    ['-', 'ArrowLeft', 'left:a'],
    ['-', 'ArrowRight', 'right:a'],
    ['left:a', 'ArrowLeft', 'left:b'],
    ['left:b', 'ArrowRight', 'left:a'],
    ['left:a', 'ArrowRight', '-'],
    ['right:a', 'ArrowLeft', '-'],
    ['left:b', 'ArrowDown', 'left:c'],
    ['left:b', 'ArrowLeft', null],
    ['right:b', 'ArrowDown', 'right:d'],
  ] as const)('lead from %s by %s to %s, as they lie', (from, arrow, to) =>
    expect(stepTo(whole, layout, from, arrow)).toBe(to),
  );

  it.each([
    ['left:b', 'right:b'],
    ['right:a', 'left:a'],
    ['left:c', null],
    ['-', null],
  ])('twin of %s: %s', (key, twin) =>
    // prettier-ignore
    expect(twinOf(whole, key!)).toBe(twin),
  );
});
