import fc from 'fast-check';
import { PLAN } from '../../../test/support/builders.js';
import { sliceTree, type NodeFilter, type SliceRequest } from './slice.js';
import { growTree } from './tree.js';
import type { TemplateNode, TreeDefinition } from '../workspace/tree-template.js';

const node = (key: string, parent: string | null, given: Partial<TemplateNode> = {}): TemplateNode => ({
  key,
  parent,
  name: key.toUpperCase(),
  metric: null,
  edge: 'influence',
  family: null,
  planned: null,
  identity: null,
  note: null,
  ...given,
});
const tree = (...nodes: TemplateNode[]): TreeDefinition => ({
  key: 'support',
  name: 'Support',
  dimension: 'plan',
  headline: 'cost_to_serve',
  nodes,
});
const SMALL = tree(
  node('demand', null, { family: 'demand_intensity', identity: 'a * b' }),
  node('b', 'demand', { metric: 'backlog', edge: 'identity' }),
  node('alone', null, { metric: 'csat', note: 'believed' }),
  node('a', 'demand', { metric: 'contact_rate', edge: 'identity' }),
  node('deep', 'a', { planned: 'later' }),
);
const grown = growTree(SMALL, PLAN);

describe('a grown tree', () => {
  it('has a branch per segment, parents first, siblings in the order of the template', () =>
    expect(grown.slice(0, 7).map(({ path, kind, depth, order }) => `${depth} ${order} ${kind} ${path}`)).toEqual([
      '0 0 root ',
      '1 0 segment free',
      '2 0 driver free/demand',
      '3 0 metric free/demand/b',
      '3 1 metric free/demand/a',
      '4 0 metric free/demand/a/deep',
      '2 1 metric free/alone',
    ]));

  it('ends with the branch of Unknown', () =>
    expect(grown.filter(({ kind }) => kind === 'segment').map(({ path, name }) => `${path} ${name}`)).toEqual([
      'free Free',
      'pro Pro',
      'unknown Unknown',
    ]));

  it.each([
    ['', 3, 18],
    ['free', 2, 5],
    ['free/demand', 2, 3],
    ['free/demand/a', 1, 1],
    ['free/alone', 0, 0],
  ])('"%s" has %d children and %d descendants', (path, children, descendants) => {
    const found = grown.find((each) => each.path === path)!;
    expect([found.childCount, found.descendantCount]).toEqual([children, descendants]);
    expect(grown.filter(({ parentPath }) => parentPath === path)).toHaveLength(children);
    expect(grown.filter((each) => each !== found && each.path.startsWith(path && `${path}/`))).toHaveLength(
      descendants,
    );
  });

  it('types its edges', () =>
    expect(grown.slice(0, 7).map(({ edge }) => edge)).toEqual([
      null,
      'partition',
      'influence',
      'identity',
      'identity',
      'influence',
      'influence',
    ]));

  it('says whose customers a node counts, and what it shows', () => {
    expect(grown[0]).toMatchObject({ name: 'Support', segment: null, metric: 'cost_to_serve', parentPath: null });
    expect(grown[1]).toMatchObject({ segment: 'free', metric: 'cost_to_serve' });
    expect(grown[5]).toMatchObject({ segment: 'free', metric: null, planned: 'later' });
    expect(grown[6]).toMatchObject({ name: 'ALONE', metric: 'csat', note: 'believed' });
  });

  it('may be a root and its segments only', () =>
    expect(growTree(tree(), PLAN).map(({ descendantCount }) => descendantCount)).toEqual([3, 0, 0, 0]));
});

describe('branches that differ', () => {
  const nodes = [
    node('demand', null, { except: ['pro'] }),
    node('rate', 'demand', { lag: 2, target: 'higher' }),
    node('trial', 'demand', { only: ['free'] }),
    node('upsell', null, { only: ['pro'] }),
    node('below', 'upsell'),
  ];
  const branches = growTree(tree(...nodes), PLAN);

  it('have what is meant for them; below a node that is left out there is nothing', () =>
    expect(branches.map(({ path }) => path)).toEqual([
      '',
      ...['free', 'free/demand', 'free/demand/rate', 'free/demand/trial'],
      ...['pro', 'pro/upsell', 'pro/upsell/below'],
      ...['unknown', 'unknown/demand', 'unknown/demand/rate'],
    ]));

  it('count what they have', () =>
    expect(
      branches.filter(({ depth }) => depth < 2).map(({ childCount, descendantCount }) => [childCount, descendantCount]),
    ).toEqual([
      [3, 10],
      [1, 3],
      [1, 2],
      [1, 2],
    ]));

  it('carry lag and target', () =>
    expect(branches.slice(2, 4).map(({ lag, polarity }) => [lag, polarity])).toEqual([
      [null, null],
      [2, 'higher'],
    ]));
});

const paths = (request: Partial<SliceRequest>) =>
  sliceTree(grown, { root: '', maxDepth: 9, ...request }).map(({ path }) => path);
const set = (...keys: string[]) => new Set(keys);

describe('a slice', () => {
  it.each<[string, Partial<SliceRequest>, string[]]>([
    ['the root alone', { maxDepth: 0 }, ['']],
    ['one level', { maxDepth: 1 }, ['', 'free', 'pro', 'unknown']],
    ['from a node', { root: 'pro/demand', maxDepth: 1 }, ['pro/demand', 'pro/demand/b', 'pro/demand/a']],
    ['a node opened deeper', { root: 'pro', maxDepth: 0, expand: set('pro') }, ['pro', 'pro/demand', 'pro/alone']],
    ['one opened below a closed one stays hidden', { root: 'pro', maxDepth: 0, expand: set('pro/demand') }, ['pro']],
    ['a node closed', { root: 'pro', collapse: set('pro/demand') }, ['pro', 'pro/demand', 'pro/alone']],
    ['closed and opened: closed', { maxDepth: 0, expand: set(''), collapse: set('') }, ['']],
    ['no such node', { root: 'gold' }, []],
    [
      'a match keeps its ancestors',
      { filter: { search: 'DEEP', segments: ['pro'] } },
      ['', 'pro', 'pro/demand', 'pro/demand/a', 'pro/demand/a/deep'],
    ],
    ['no match keeps the first', { filter: { search: 'nothing' } }, ['']],
    ['a family', { root: 'pro', filter: { families: ['demand_intensity'] } }, ['pro', 'pro/demand']],
    ['a kind', { filter: { kinds: ['segment'] } }, ['', 'free', 'pro', 'unknown']],
    ['an empty list matches nothing', { filter: { kinds: [] } }, ['']],
    ['only what is visible is looked through', { maxDepth: 1, filter: { search: 'deep' } }, ['']],
    ['an empty filter', { maxDepth: 0, filter: {} }, ['']],
  ])('%s', (_, request, expected) => expect(paths(request)).toEqual(expected));

  it('keeps its promises, whatever is asked', () => {
    const path = fc.constantFrom(...grown.map((each) => each.path));
    const filter: fc.Arbitrary<NodeFilter | undefined> = fc.option(
      fc.record(
        {
          kinds: fc.subarray(['root', 'segment', 'driver', 'metric'] as const),
          search: fc.constantFrom('a', 'EE', 'x'),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    );
    const sets = fc.uniqueArray(path, { maxLength: 4 }).map((list) => new Set(list));
    const request = fc.record({ root: path, maxDepth: fc.nat(4), expand: sets, collapse: sets, filter });
    fc.assert(
      fc.property(request, (asked) => {
        const shown = sliceTree(grown, asked);
        const found = new Set<string>();
        expect(shown[0]!.path).toBe(asked.root);
        for (const each of shown) {
          if (each !== shown[0]) expect(found.has(each.parentPath!)).toBe(true);
          expect(asked.collapse.has(each.parentPath ?? '-') && each !== shown[0]).toBe(false);
          found.add(each.path);
        }
        const order = shown.map((each) => grown.indexOf(each));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });
});
