/** The tree side by side, cell by cell against the same tree as a slice. */
import type { TestApp } from '../../support/test-app.js';

const PERIOD = { range: { start: '2026-08-01', endExclusive: '2026-09-01' } };
const CELLS = `nodeId nodeKey value formatted change changeFormatted tone noise status reason message marks standard standardText
  gap gapFormatted gapTone gapNoise findings findingsBelow owner ownerKind`;
const MATRIX = `query($period: PeriodInput!, $compareTo: ComparisonInput = { preset: PREVIOUS_PERIOD }, $segments: [Key!], $rows: [Key!], $dimension: Key, $at: DateTime) {
  tree(dimension: $dimension, at: $at) { matrix(period: $period, compareTo: $compareTo, segments: $segments, rows: $rows) {
    period { label isComplete } comparePeriod { label } dimension dimensionName people { id key name }
    rows { templateKey parent depth name metric metricName unit { kind } polarity family influence influenceNote formula planned childCount owner description }
    columns { key name kind nodeId nodeKey volume customers owner ownerKind }
    cells { ${CELLS} } } } }`;
const SLICE = `query($period: PeriodInput!, $dimension: Key, $at: DateTime) { tree(dimension: $dimension, at: $at) { slice(maxDepth: 9, first: 2000) { nodes {
  id key templateKey segment { key } openFindingCount below: openFindingCount(below: true) standardStatus(period: $period) planned
  standards(period: $period) { status standard { text } }
  reading(period: $period, compareTo: { preset: PREVIOUS_PERIOD }) { current { value formatted availability { status reason marks message } }
    comparison { relativeChange tone withinNoise p absoluteChange { value formatted } } }
  difference(period: $period) { relative tone withinNoise neutralBecause absolute { value formatted } }
  ownership { status accountable { acting direct person { key } } } } } } }`;

type Cells = Record<string, any[]>;
interface Matrix {
  readonly rows: any[];
  readonly columns: any[];
  readonly people: { key: string }[];
  readonly cells: Cells;
  readonly [field: string]: any;
}

export function matrixSuite(app: () => TestApp): void {
  const matrix = async (given: Record<string, unknown> = {}): Promise<Matrix> =>
    (await app().query(MATRIX, { period: PERIOD, ...given })).tree.matrix;
  const slice = async (given: Record<string, unknown> = {}): Promise<any[]> =>
    (await app().query(SLICE, { period: PERIOD, ...given })).tree.slice.nodes;

  function expectSame({ rows, columns, cells, people }: Matrix, nodes: any[]): void {
    const byKey = new Map(nodes.map((node) => [node.key, node]));
    const at = (field: string, index: number) => cells[field]![index];
    const count = rows.length * columns.length;
    for (const [field, list] of Object.entries(cells)) expect([field, list.length]).toEqual([field, count]);
    for (let index = 0; index < count; index++) {
      const key = at('nodeKey', index);
      if (key === null) {
        expect([at('nodeId', index), at('owner', index), at('findings', index)]).toEqual([null, null, 0]);
        continue;
      }
      const node = byKey.get(key);
      byKey.delete(key);
      const { current, comparison } = node.reading ?? {};
      const unit = rows[Math.floor(index / columns.length)].unit?.kind;
      expect({
        key,
        id: at('nodeId', index),
        value: at('value', index),
        formatted: at('formatted', index),
        status: at('status', index),
        message: at('message', index),
        marks: at('marks', index),
        tone: at('tone', index),
        noise: at('noise', index),
        standard: at('standard', index),
        findings: at('findings', index),
        below: at('findingsBelow', index),
        change: at('change', index),
      }).toEqual({
        key,
        id: node.id,
        value: current?.value ?? null,
        formatted: current?.formatted ?? null,
        status: current?.availability.status ?? null,
        message: current?.availability.message ?? null,
        marks: current?.availability.marks ?? [],
        tone: comparison?.tone ?? null,
        noise: comparison?.absoluteChange.value == null ? null : noiseOf(comparison.withinNoise),
        standard: node.planned === null && node.reading ? node.standardStatus : null,
        findings: node.openFindingCount,
        below: node.below,
        change: comparison ? (unit === 'RATIO' ? comparison.absoluteChange.value : comparison.relativeChange) : null,
      });
      const shown = at('changeFormatted', index);
      if (unit === 'RATIO') expect(shown).toBe(comparison.absoluteChange.formatted);
      else if (shown !== null) expect(shown).toMatch(/^[+−±]/);
      const gap = node.difference?.neutralBecause === 'NOT_COMPARABLE' ? null : node.difference;
      if (index % columns.length > 0)
        expect([at('gap', index), at('gapTone', index), at('gapNoise', index)]).toEqual(
          gap
            ? [unit === 'RATIO' ? gap.absolute.value : gap.relative, gap.tone, noiseOf(gap.withinNoise)]
            : [null, null, null],
        );
      const { accountable } = node.ownership;
      const owner = at('owner', index);
      expect(owner === null ? null : people[owner]!.key).toBe(accountable?.person.key ?? null);
      expect(at('ownerKind', index)).toBe(
        accountable === null ? 'GAP' : accountable.acting ? 'ACTING' : accountable.direct ? 'DIRECT' : 'INHERITED',
      );
    }
    expect([...byKey.keys()]).toEqual([]);
  }

  it('equals the slice cell by cell', async () => {
    const found = await matrix();
    expect([found.rows.length, found.columns.length]).toEqual([22, 6]);
    expect(found).toMatchObject({ period: { label: 'Aug 2026' }, comparePeriod: { label: 'Jul 2026' } });
    expectSame(found, await slice());
    expect(found.rows[0]).toMatchObject({ templateKey: '', parent: null, name: 'Customer support' });
    expect(found.columns.map(({ key, kind }) => [key, kind])).toEqual([
      [null, 'ALL'],
      ...['free', 'starter', 'pro', 'enterprise'].map((key) => [key, 'SEGMENT']),
      ['unknown', 'UNKNOWN'],
    ]);
    expect(found.people.map(({ key }) => key)).toContain('erik');
    expect(new Set(found.cells['noise'])).toEqual(new Set(['BEYOND', 'WITHIN', 'UNKNOWN', null]));
    const demand = found.rows.find(({ templateKey }) => templateKey === 'demand_intensity');
    expect([found.people[demand.owner]!.key, demand.childCount > 0]).toEqual(['petra', true]);
  });

  it('says of two segments whether their gap is meant, as its explanation does', async () => {
    const readings = `query($period: PeriodInput!) { tree {
      slice(maxDepth: 9, first: 500, filter: { segments: ["enterprise"] }) {
        nodes { key depth difference(period: $period, to: "free") { standards { reading text } } } } } }`;
    const { nodes } = (await app().query(readings, { period: PERIOD })).tree.slice;
    const told = nodes.filter(({ difference }: any) => difference?.standards);
    const explained = `query($node: ID!, $period: PeriodInput!) {
      explainGap(node: $node, reference: "free", period: $period) { standards { reading text } } }`;
    for (const { key, difference } of told.filter((_: unknown, index: number) => index % 4 === 0))
      expect((await app().query(explained, { node: key, period: PERIOD })).explainGap).toEqual(difference);
    const read = new Set(told.map(({ difference }: any) => difference.standards.reading));
    expect(read).toContain('UNSET');
    expect(read.size).toBeGreaterThan(1);
  });

  it('has the owners of an instant, also of one to come', async () => {
    const then = { at: '2099-01-01T00:00:00Z' };
    expectSame(await matrix(then), await slice(then));
  });

  it('is that of a version or of an instant, if there was one', async () => {
    expect((await app().query(MATRIX, { period: PERIOD, at: '2001-01-01T00:00:00Z' })).tree).toBeNull();
    expect(await app().refusal('{ tree(version: 1, at: "2026-11-01T00:00:00Z") { key } }')).toMatch(
      /^BAD_USER_INPUT: Give "version" or "at", not both\./,
    );
  });

  it('is cut by another dimension, whose nodes have ids of their own that are found', async () => {
    const found = await matrix({ dimension: 'industry' });
    expect([found['dimension'], found.columns.at(-1).kind]).toEqual(['industry', 'UNKNOWN']);
    const nodes = await slice({ dimension: 'industry' });
    expectSame(found, nodes);
    const own = new Set((await slice()).map(({ id }) => id));
    expect(nodes.filter(({ id }) => own.has(id))).toEqual([]);
    const { id, key } = nodes.at(-1);
    const again = await app().query('query($id: ID!) { node(id: $id) { ... on TreeNode { key segment { dimension { key } } } } }', { id }); // prettier-ignore
    expect(again.node).toEqual({
      key,
      segment: { dimension: { key: 'industry' } },
    });
  });

  it('has the rows and columns that are asked for', async () => {
    const { rows, columns } = await matrix({ segments: ['pro', 'enterprise'], rows: ['satisfaction'] });
    expect(rows.map(({ templateKey }) => templateKey)).toEqual(['', 'experience', 'satisfaction']);
    expect(columns.map(({ key }) => key)).toEqual([null, 'pro', 'enterprise']);
  });

  it.each([
    ['segment', { segments: ['pros'] }, /There is no segment "pros", did you mean "pro"\?/],
    ['row', { rows: ['nothing'] }, /There is no row "nothing"\./],
    ['dimension', { dimension: 'industri' }, /There is no dimension "industri", did you mean "industry"\?/],
  ])('refuses an unknown %s', async (_, given, words) => {
    expect(await app().refusal(MATRIX, { period: PERIOD, ...given })).toMatch(words);
  });

  it('needs as many statements for all segments as for one', async () => {
    const ask = (segments: string[] | null) => () =>
      matrix({ segments, compareTo: { preset: 'SAME_PERIOD_LAST_YEAR' } });
    await ask(null)();
    const [one, all] = [await app().countStatements(ask(['pro'])), await app().countStatements(ask(null))];
    expect(all).toBe(one);
  });
}

function noiseOf(withinNoise: boolean | null): string {
  return withinNoise === null ? 'UNKNOWN' : withinNoise ? 'WITHIN' : 'BEYOND';
}
