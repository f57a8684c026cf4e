/** Roles and covers listed, the RACI matrix, gaps and history, over GraphQL. */
import type { TestApp } from '../../support/test-app.js';

/** The demo as of this instant. */
const AT = '2026-11-25T12:00:00Z';

export function roleSuite(app: () => TestApp): void {
  const query = async (text: string, variables = {}) => app().query(text, variables);

  it('gives the matrix by the template and the branches, and node by node where a branch is asked for', async () => {
    const matrix = async (args: string) =>
      (
        await query(`{ tree { raciMatrix(at: "${AT}"${args}) { totalCount pageInfo { hasNextPage endCursor }
          rows { kind target depth node { key } segment { key } } parties { ... on Person { id key } ... on Team { id key } }
          cells { target partyId role inherited assignment { id target start endExclusive active } } } } }`)
      ).tree.raciMatrix;
    const of = ({ parties, cells }: Record<string, any>, target: string) =>
      cells
        .filter((cell: { target: string }) => cell.target === target)
        .map(({ partyId, role, inherited, assignment }: Record<string, any>) =>
          [parties.find(({ id }: { id: string }) => id === partyId)!.key, role, inherited, assignment.target].join(' '),
        );
    const whole = await matrix(', first: 200');
    const kinds = whole.rows.map(({ kind }: { kind: string }) => kind);
    expect([kinds[0], kinds.filter((kind: string) => kind === 'BRANCH').length]).toEqual(['ROOT', 5]);
    expect(kinds.filter((kind: string) => kind === 'NODE')).toEqual([]);
    expect(kinds.filter((kind: string) => kind === 'SEGMENT')).toHaveLength(14);
    expect(whole.totalCount).toBe(whole.rows.length);
    expect(of(whole, 'starter')).toEqual(['sam ACCOUNTABLE false starter', 'olga INFORMED false starter']);
    expect(of(whole, '*/demand_intensity')[0]).toBe('petra ACCOUNTABLE false */demand_intensity');
    expect(of(whole, '*/contact_rate')[0]).toBe('petra ACCOUNTABLE true */demand_intensity');
    expect(of(whole, '*/cost_to_serve')[0]).toMatch(/^olga ACCOUNTABLE true /);
    expect(of(whole, 'segment:industry/fintech')).toContain('tom ACCOUNTABLE false segment:industry/fintech');
    const branch = await matrix(', segments: ["starter"], rows: ["demand_intensity"]');
    expect(branch.rows.map(({ target }: { target: string }) => target)).toEqual([
      ...['', '*/demand_intensity', 'starter', 'starter/demand_intensity'],
    ]);
    expect(of(branch, 'starter/demand_intensity').map((text: string) => text.split(' ').slice(0, 3).join(' '))).toEqual(
      ['petra ACCOUNTABLE false', 'product RESPONSIBLE false', 'olga CONSULTED false', 'olga INFORMED true'],
    );
    const first = await matrix(', first: 3');
    const next = await matrix(`, first: 2, after: "${first.pageInfo.endCursor}"`);
    expect([...first.rows, ...next.rows]).toEqual(whole.rows.slice(0, 5));
    for (const wrong of ['rows: ["nothing"]', 'segments: ["gold"]'])
      expect(await app().refusal(`{ tree { raciMatrix(${wrong}) { totalCount } } }`)).toMatch(/BAD_USER_INPUT/);
  });

  it('has the branches of a tree that is cut by another dimension, once', async () => {
    const { tree } = await query('{ tree(dimension: "industry") { raciMatrix(first: 200) { totalCount rows { kind target } } } }'); // prettier-ignore
    const kinds = new Map<string, number>();
    for (const { kind } of tree.raciMatrix.rows) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect([kinds.get('BRANCH'), kinds.get('SEGMENT')]).toEqual([7, undefined]);
  });

  it('lists assignments and covers with their dates, the gaps, and who answered from when to when', async () => {
    const ROW = 'id target targetName role start endExclusive active assignedBy recordedBy party { ... on Person { key } ... on Team { key } }'; // prettier-ignore
    const {
      assignments: here,
      erik,
      all,
    } = await query(`{ assignments(target: "enterprise") { ${ROW} }
      erik: assignments(party: "erik") { target role } all: assignments(history: true) { id } }`);
    expect(here[0]).toMatchObject({
      target: 'enterprise',
      targetName: 'Enterprise',
      role: 'ACCOUNTABLE',
      start: '2025-09-30T22:00:00.000Z',
      endExclusive: null,
      active: true,
      assignedBy: 'the demo',
      recordedBy: 'the demo',
      party: { key: 'erik' },
    });
    expect(erik.every(({ role }: { role: string }) => role === 'ACCOUNTABLE')).toBe(true);
    expect(erik).toHaveLength(3);
    expect(all.length).toBeGreaterThanOrEqual(here.length);
    const { delegations, later } =
      await query(`{ delegations(at: "${AT}") { from { key } to { key } scope endExclusive }
      later: delegations(start: "2199-01-01T00:00:00Z") { id } }`);
    expect(delegations).toContainEqual({
      from: { key: 'priya' },
      to: { key: 'sam' },
      scope: 'pro',
      endExclusive: expect.stringMatching(/^2027-01-31T23/) as string,
    });
    expect(later).toEqual([]);
    const { tree } = await query(`{ tree { ownershipGaps(at: "${AT}") { node { key } status text nodes volume }
      node(key: "enterprise/handling_efficiency") { ownershipHistory { start endExclusive status text changedBy owner { person { key } } } } } }`);
    expect(tree.ownershipGaps).toMatchObject([{ node: { key: 'free/cost_to_serve' }, status: 'STOPPED', nodes: 7 }]);
    const history = tree.node.ownershipHistory;
    expect(history.at(-1)).toMatchObject({ owner: { person: { key: 'erik' } }, changedBy: 'the demo' });
    for (const [index, period] of history.slice(1).entries()) expect(period.start).toBe(history[index].endExclusive);
  });

  it('ends one assignment and one cover by their ids, and gives back what changed', async () => {
    const admin = await app().admin();
    const PAYLOAD = `applied version userErrors { code path } nodes { key } assignments { id target role endExclusive }
      delegations { id from { key } to { key } endExclusive }`;
    const apply = async (call: string) =>
      Object.values(await admin.query(`mutation { ${call} { ${PAYLOAD} } }`))[0] as Record<string, any>;
    const made = await apply(
      'raciApply(changes: [{ set: { target: "pro/experience", role: CONSULTED, party: "tom" } }])',
    );
    expect(made).toMatchObject({ applied: true, assignments: [{ target: 'pro/experience', role: 'CONSULTED' }] });
    expect(made.nodes[0]).toEqual({ key: 'pro/experience' });
    const [{ id }] = made.assignments;
    const ended = await apply(`raciApply(changes: [{ end: { assignment: "${id}" } }])`);
    expect(ended).toMatchObject({ applied: true, userErrors: [] });
    expect(ended.nodes[0]).toEqual({ key: 'pro/experience' });
    expect(await apply('raciApply(changes: [{ end: { assignment: "rol_0" } }])')).toMatchObject({
      applied: false,
      userErrors: [{ code: 'NOT_ASSIGNED', path: ['changes', '0', 'assignment'] }],
    });
    const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString();
    const cover = (from: number) =>
      apply(
        `delegationCreate(delegation: { from: "tom", to: "olga", start: "${day(from)}", endExclusive: "${day(from + 2)}" })`,
      );
    const [one] = [await cover(10), await cover(20)];
    expect(one.delegations).toMatchObject([{ from: { key: 'tom' }, to: { key: 'olga' } }]);
    await apply(`delegationEnd(delegation: "${one.delegations[0].id}")`);
    const { delegations } = await query('{ delegations { from { key } start } }');
    expect(delegations.filter(({ from }: { from: { key: string } }) => from.key === 'tom')).toHaveLength(1);
    expect(await apply('delegationEnd(from: "tom")')).toMatchObject({ applied: true });
    expect(await apply('delegationEnd(delegation: "cov_0")')).toMatchObject({
      userErrors: [{ code: 'NOT_AWAY', path: ['delegation'] }],
    });
  });
}
