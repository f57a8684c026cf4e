import fc from 'fast-check';
import type { TestApp } from '../../support/test-app.js';
import { tries } from '../../../test/support/how-much.js';

interface Node {
  readonly id: string;
  readonly parentId: string | null;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly family: string | null;
  readonly depth: number;
  readonly order: number;
  readonly childCount: number;
  readonly descendantCount: number;
}
interface Slice {
  readonly structureVersion: number;
  readonly hasMore: boolean;
  readonly endCursor: string | null;
  readonly nodes: readonly Node[];
  readonly edges: readonly { id: string; parentId: string; childId: string; relation: string }[];
}

const SLICE = `query Slice($node: ID, $maxDepth: Int! = 9, $expand: [ID!], $collapse: [ID!], $filter: TreeNodeFilter, $first: Int! = 500, $after: String) {
  tree {
    structureVersion
    slice(node: $node, maxDepth: $maxDepth, expand: $expand, collapse: $collapse, filter: $filter, first: $first, after: $after) {
      structureVersion hasMore endCursor
      nodes { id parentId key name kind family depth order childCount descendantCount }
      edges { id parentId childId relation }
    }
  }
}`;

const WHOLE_CARD = `{
  tree {
    name nodeCount depth dimension { key }
    slice(maxDepth: 9, first: 500) {
      dataThrough
      nodes {
        key name
        reading(period: { range: { start: "2026-08-01", endExclusive: "2026-09-01" } }, compareTo: { preset: PREVIOUS_PERIOD }) {
          period { label }
          current { value formatted unit { kind } availability { status reason message sampleSize } }
          comparison { relativeChange tone basis { label } previous { value } absoluteChange { formatted } }
          quantiles { median { value } p90 { value } }
        }
        sparkline(period: { range: { start: "2026-08-01", endExclusive: "2026-09-01" } }, points: 6)
      }
      edges { parentId childId relation }
    }
  }
}`;

export function sliceSuite(app: () => TestApp): void {
  const slice = async (variables: Record<string, unknown> = {}): Promise<Slice> =>
    (await app().query(SLICE, variables)).tree.slice;

  it('draws the tree in one query', async () => {
    const { tree } = await app().query(WHOLE_CARD);
    expect(tree).toMatchObject({ name: 'Customer support', depth: 4, dimension: { key: 'plan' } });
    expect(tree.slice.nodes).toHaveLength(tree.nodeCount);
    expect(tree.slice.edges).toHaveLength(tree.nodeCount - 1);
    expect(tree.slice.dataThrough).toBe('2026-10-31T23:00:00.000Z'); // midnight in Berlin
    const node = tree.slice.nodes.find(({ key }: Node) => key === 'enterprise/handling_efficiency/resolution_time');
    expect(node.reading).toMatchObject({
      period: { label: 'Aug 2026' },
      current: { unit: { kind: 'DURATION' }, formatted: '1d 12h', availability: { status: 'AVAILABLE', reason: null } },
      comparison: { basis: { label: 'Jul 2026' }, tone: 'GOOD' },
    });
    expect(node.reading.comparison.relativeChange).toBeCloseTo(-0.0835, 4);
    expect(node.reading.quantiles.median.value).toBeLessThan(node.reading.quantiles.p90.value);
    expect(node.sparkline).toHaveLength(6);
    expect(node.sparkline.at(-1)).toBe(node.reading.current.value);
    expect(node.sparkline.at(-2)).toBe(node.reading.comparison.previous.value);
    const csat = tree.slice.nodes.find(({ key }: Node) => key === 'free/experience/satisfaction');
    expect(csat.reading.comparison.absoluteChange.formatted).toMatch(/^[+−]\d+\.\d pp$/);
    expect(csat.reading.quantiles).toBeNull();
    const group = tree.slice.nodes.find(({ key }: Node) => key === 'free/demand_intensity');
    expect([group.reading, group.sparkline]).toEqual([null, []]);
  });

  it('opens two levels unless told otherwise', async () => {
    const { tree } = await app().query('{ tree { slice { nodes { depth } } } }');
    expect(Math.max(...tree.slice.nodes.map(({ depth }: Node) => depth))).toBe(2);
  });

  it('keeps its promises, whatever is asked', async () => {
    const whole = (await slice()).nodes;
    const id = fc.constantFrom(...whole.map((node) => node.id));
    const filter = fc.record(
      {
        kinds: fc.subarray(['ROOT', 'SEGMENT', 'DRIVER', 'METRIC']),
        families: fc.subarray(['DEMAND_INTENSITY', 'COST', 'EXPERIENCE']),
        segments: fc.subarray(['free', 'enterprise', 'unknown']),
        search: fc.constantFrom('rate', 'TIME', 'nothing at all', ''),
      },
      { requiredKeys: [] },
    );
    const ids = fc.uniqueArray(id, { maxLength: 5 });
    const asked = fc.record(
      { node: id, maxDepth: fc.nat(5), expand: ids, collapse: ids, filter },
      { requiredKeys: ['maxDepth'] },
    );
    const check = async (
      given: { node?: string; maxDepth: number; collapse?: string[]; filter?: Filter },
      first: number,
    ) => {
      const all = await slice(given);
      const root = all.nodes[0]!;
      expect(root.id).toBe(given.node ?? whole[0]!.id);
      expect(all.nodes.map((node) => node.id)).toEqual(inOrder(whole, all.nodes));
      const shown = new Set<string>();
      for (const node of all.nodes) {
        if (node !== root) expect(shown.has(node.parentId!)).toBe(true); // parents first
        if (node !== root && given.collapse) expect(given.collapse).not.toContain(node.parentId);
        shown.add(node.id);
      }
      expect(all.edges.map((edge) => edge.childId)).toEqual(all.nodes.slice(1).map((node) => node.id));
      expect(all.edges.map((edge) => edge.parentId)).toEqual(all.nodes.slice(1).map((node) => node.parentId));
      if (given.filter) expectAncestorsOnly(all.nodes, given.filter);
      await expectPages(given, first, all);
    };
    await fc.assert(fc.asyncProperty(asked, fc.integer({ min: 1, max: 60 }), check), tries(20));
  });

  async function expectPages(given: object, first: number, all: Slice): Promise<void> {
    const pages: Slice[] = [];
    do pages.push(await slice({ ...given, first, after: pages.at(-1)?.endCursor }));
    while (pages.at(-1)!.hasMore);
    expect(pages.flatMap((page) => page.nodes)).toEqual(all.nodes);
    expect(pages.flatMap((page) => page.edges)).toEqual(all.edges);
    expect(new Set(pages.map((page) => page.structureVersion))).toEqual(new Set([all.structureVersion]));
  }

  it('counts children and descendants', async () => {
    const { nodes } = await slice();
    for (const { id, key, childCount, descendantCount } of nodes) {
      expect(nodes.filter((node) => node.parentId === id)).toHaveLength(childCount);
      const below = nodes.filter((node) => node.id !== id && (key === '' || node.key.startsWith(`${key}/`)));
      expect(below).toHaveLength(descendantCount);
    }
  });

  it('quotes the version of the structure', async () => {
    const { tree } = await app().query(SLICE, {});
    expect(tree.slice.structureVersion).toBe(tree.structureVersion);
  });

  it('has unique ids that stay the same', async () => {
    const [one, two] = [await slice(), await slice({ first: 499 })];
    expect(new Set([...one.nodes, ...one.edges].map(({ id }) => id)).size).toBe(one.nodes.length + one.edges.length);
    expect(one.nodes.map(({ id }) => id)).toEqual(two.nodes.map(({ id }) => id));
    expect(one.nodes[0]!.id).toMatch(/^nod_[0-9a-hjkmnp-tv-z]{16}$/);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no page', { first: 0 }, /^BAD_USER_INPUT: "first" must lie between 1 and 2000$/],
    ['too large a page', { first: 2001 }, /^BAD_USER_INPUT: "first" must lie between 1 and 2000$/],
    ['a negative depth', { maxDepth: -1 }, /^BAD_USER_INPUT: "maxDepth" must be 0 or more$/],
    ['an unknown id', { node: 'nod_nothing' }, /^BAD_USER_INPUT: There is no node "nod_nothing"\. There are: free, /],
    [
      'an unknown key',
      { node: 'pro/cots' },
      /^BAD_USER_INPUT: There is no node "pro\/cots"\. There are: pro\/demand_intensity, /,
    ],
    ['an unknown node to open', { expand: ['x'] }, /^BAD_USER_INPUT: There is no node "x"\. There are: free, /],
    ['an unknown node to close', { collapse: ['frree'] }, /^BAD_USER_INPUT: .* "frree", did you mean "free"\?$/],
    ['a cursor that is none', { after: 'abc' }, /^BAD_USER_INPUT: This cursor does not belong to these arguments\.$/],
    ['a kind that there is not', { filter: { kinds: ['LEAF'] } }, /^BAD_USER_INPUT: .*"LEAF"/],
  ])('refuses %s', async (_, variables, expected) => expect(await app().refusal(SLICE, variables)).toMatch(expected));

  it('refuses a cursor of other arguments, but not of another page size', async () => {
    const { endCursor } = await slice({ maxDepth: 2, first: 5 });
    expect(await app().refusal(SLICE, { maxDepth: 3, after: endCursor })).toMatch(/^BAD_USER_INPUT: This cursor/);
    expect((await slice({ maxDepth: 2, first: 7, after: endCursor })).nodes).toHaveLength(7);
  });

  it('has no tree of another key', async () =>
    expect(await app().query('{ a: tree(key: "support") { key } b: tree(key: "other") { key } }')).toEqual({
      a: { key: 'support' },
      b: null,
    }));
}

interface Filter {
  readonly kinds?: readonly string[];
  readonly families?: readonly string[];
  readonly segments?: readonly string[];
  readonly search?: string;
}

function inOrder(whole: readonly Node[], part: readonly Node[]): string[] {
  const ids = new Set(part.map(({ id }) => id));
  return whole.flatMap(({ id }) => (ids.has(id) ? [id] : []));
}

/** Every node but the first matches, or has a descendant in the slice that does. */
function expectAncestorsOnly(nodes: readonly Node[], { kinds, families, segments, search }: Filter): void {
  const matches = ({ key, name, kind, family }: Node) =>
    (!kinds || kinds.includes(kind)) &&
    (!families || (family !== null && families.includes(family))) &&
    (!segments || segments.includes(key.split('/')[0]!)) &&
    (!search || name.toLowerCase().includes(search.toLowerCase()) || key.includes(search.toLowerCase()));
  const kept = nodes.slice(1).filter((node) => {
    const below = nodes.filter(({ key }) => key === node.key || key.startsWith(`${node.key}/`));
    return !below.some(matches);
  });
  expect(kept).toEqual([]);
}
