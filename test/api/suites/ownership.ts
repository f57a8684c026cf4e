import type { TestApp } from '../../support/test-app.js';

/** While Priya is away and Sam acts for her. */
const AT = '2026-11-25T12:00:00Z';
const OWNER = `ownership(at: "${AT}") { status text accountable { person { key name } holder { key } acting direct target } }`;

export function ownershipSuite(app: () => TestApp): void {
  const query = async (text: string, variables = {}) => app().query(text, variables);
  const ownerOf = async (key: string) =>
    (await query(`{ tree { node(key: "${key}") { ${OWNER} } } }`)).tree.node.ownership;

  it('a slow branch names who answers for it, and its demand names product, in one query', async () => {
    const { tree } = await query(`{ tree { slice(filter: { segments: ["enterprise"] }, maxDepth: 9) { nodes { key name
      reading(period: { range: { start: "2026-06-01", endExclusive: "2026-07-01" } }, compareTo: { preset: PREVIOUS_PERIOD }) {
        current { formatted } comparison { tone } }
      ownership(at: "${AT}") { text status accountable { person { name } from { key } since assignedBy } informed { ... on Person { name } } responsible { ... on Team { name lead { key } } } steps { kind text } } } } } }`);
    const at = (key: string) => tree.slice.nodes.find((node: { key: string }) => node.key === key);
    const slow = at('enterprise/handling_efficiency/resolution_time');
    expect(slow.reading.current.formatted).toMatch(/\d/);
    expect(slow.ownership).toEqual({
      text: 'Accountable: Erik Holm, inherited from Enterprise',
      status: 'INHERITED',
      accountable: {
        person: { name: 'Erik Holm' },
        from: { key: 'enterprise' },
        since: '2025-09-30T22:00:00.000Z',
        assignedBy: 'the demo',
      },
      informed: [{ name: 'Olga Brandt' }],
      responsible: [{ name: 'Support operations', lead: { key: 'olga' } }],
      steps: [
        {
          kind: 'ASSIGNED',
          text: 'Erik Holm is Accountable for Enterprise since 1 October 2025, assigned by the demo',
        },
        { kind: 'INHERITED', text: 'inherited from Enterprise' },
      ],
    });
    const demand = at('enterprise/demand_intensity/contact_rate');
    expect(demand.ownership).toMatchObject({
      text: 'Accountable: Petra Lind, inherited from Demand intensity in every branch',
      responsible: [{ name: 'Product', lead: { key: 'petra' } }],
    });
  });

  it('says who acts for whom, what is stopped, and what nobody answers for', async () => {
    expect(await ownerOf('pro/cost_to_serve')).toMatchObject({
      status: 'COVERED',
      text: 'Accountable: Priya Raman, inherited from Pro; Sam Ortega acts for Priya Raman until 1 February 2027',
      accountable: { person: { key: 'sam' }, holder: { key: 'priya' }, acting: true },
    });
    expect(await ownerOf('pro/demand_intensity')).toMatchObject({
      status: 'DIRECT',
      accountable: { person: { key: 'petra' }, direct: true, target: '*/demand_intensity' },
    });
    expect(await ownerOf('free/cost_to_serve')).toMatchObject({ status: 'STOPPED', accountable: null });
    expect(await ownerOf('')).toMatchObject({ status: 'DIRECT', accountable: { person: { key: 'olga' } } });
    expect(await ownerOf('unknown')).toMatchObject({ status: 'INHERITED', accountable: { person: { key: 'olga' } } });
  });

  it('covers the tree as far as it is owned', async () => {
    const { tree } =
      await query(`{ tree { nodeCount ownershipCoverage(at: "${AT}") { nodes effective direct belowRoot volumeCovered
      branches { segment nodes effective direct volume } gaps { key } } ownershipLoad(at: "${AT}") { person { key } targets acting overLimit } } }`);
    const { ownershipCoverage: coverage, ownershipLoad: load, nodeCount } = tree;
    // Below the root: Enterprise, Pro and Starter wholly; of Free and Unknown the six nodes of demand each. The rest is Olga's,
    // but for what free customers cost.
    const branch = (nodeCount - 1) / 5;
    const stopped = 7; // with all that is below
    expect(coverage).toMatchObject({
      nodes: nodeCount,
      effective: nodeCount - stopped,
      direct: 9,
      belowRoot: 3 * branch + 12,
    });
    expect(coverage.branches[0]).toMatchObject({
      segment: 'free',
      nodes: branch,
      effective: branch - stopped,
      direct: 1,
    });
    expect(coverage.volumeCovered).toBeGreaterThan(0.5);
    expect(coverage.volumeCovered).toBeLessThan(1);
    expect(coverage.gaps).toHaveLength(stopped);
    expect(load[0]).toEqual({
      person: { key: 'erik' },
      targets: ['enterprise', 'segment:arr_band/from_110k', 'segment:arr_band/from_200k'],
      acting: 0,
      overLimit: false,
    });
    const sam = load.find((each: { person: { key: string } }) => each.person.key === 'sam');
    expect(sam).toMatchObject({ targets: ['starter'], acting: branch - 6 });
  });

  it('shows who answers for a segment, a branch or not, and how far other dimensions are owned', async () => {
    const { segments } = await query(`{ segments(dimension: "industry", first: 50) { nodes { id key ${OWNER} } } }`);
    const of = (key: string) => segments.nodes.find((each: { key: string }) => each.key === key);
    expect(of('fintech').ownership).toMatchObject({
      status: 'DIRECT',
      text: 'Accountable: Tom Becker',
      accountable: { person: { key: 'tom' }, direct: true, target: 'segment:industry/fintech' },
    });
    expect(of('software').ownership).toMatchObject({
      status: 'INHERITED',
      text: 'Accountable: Olga Brandt, inherited from Customer support',
    });
    const { segments: plans } = await query(`{ segments(dimension: "plan", first: 50) { nodes { key ${OWNER} } } }`);
    expect(plans.nodes.find((each: { key: string }) => each.key === 'enterprise').ownership).toMatchObject({
      accountable: { person: { key: 'erik' }, target: 'enterprise' },
    });
    const { tree } =
      await query(`{ tree { ownershipCoverage(at: "${AT}") { segmentCoverage { dimension segments effective direct } }
      ownershipLoad(at: "${AT}") { person { key } segments } } }`);
    expect(tree.ownershipCoverage.segmentCoverage).toEqual([
      { dimension: 'industry', segments: 7, effective: 7, direct: 2 },
      { dimension: 'arr_band', segments: 7, effective: 7, direct: 2 },
    ]);
    const tom = tree.ownershipLoad.find((each: { person: { key: string } }) => each.person.key === 'tom');
    expect(tom.segments).toBe(2);
  });

  it('a scorecard names who answers for a segment, and for a metric of it', async () => {
    const { scorecard } =
      await query(`{ scorecard(input: { dimension: "industry", period: { preset: LAST_COMPLETE_MONTH }, metrics: ["contact_rate", "csat"] }) {
      rows { segment { key } owner { person { key } } cells { metric { key } owner { person { key } target } } } } }`);
    const rowOf = (key: string) =>
      scorecard.rows.find(({ segment }: { segment: { key: string } }) => segment.key === key);
    const cells = (key: string) => rowOf(key).cells.map(({ owner }: { owner: { target: string } }) => owner.target);
    expect(rowOf('fintech').owner.person.key).toBe('tom');
    expect(rowOf('software').owner.person.key).toBe('olga');
    expect(cells('fintech')).toEqual(['segment:industry/fintech', 'segment:industry/fintech']);
    expect(cells('software')).toEqual(['*/demand_intensity', '']);
  });

  it('assigns a segment of another dimension, by its target or its id, and takes it back', async () => {
    const admin = await app().admin();
    const apply = async (changes: string, rest = '') =>
      (
        await admin.query(`mutation { raciApply(changes: [${changes}]${rest}) { applied ownerChanges { node { key } }
          segmentOwnerChanges { segment { key } before { person { key } } after { person { key } } } userErrors { code path } } }`)
      ).raciApply;
    const set = 'set: { target: "industry/education", role: ACCOUNTABLE, party: "petra" }';
    const moves = [
      { segment: { key: 'education' }, before: { person: { key: 'olga' } }, after: { person: { key: 'petra' } } },
    ];
    const told = { ownerChanges: [], segmentOwnerChanges: moves, userErrors: [] };
    expect(await apply(`{ ${set} }`, ', dryRun: true')).toEqual({ applied: false, ...told });
    expect(await apply(`{ ${set} }`)).toEqual({ applied: true, ...told });
    const end = await apply('{ end: { target: "segment:industry/education", role: ACCOUNTABLE } }');
    expect(end).toMatchObject({ applied: true, segmentOwnerChanges: [{ after: { person: { key: 'olga' } } }] });
    expect(
      await apply('{ set: { target: "segment:industry/gaming", role: ACCOUNTABLE, party: "tom" } }'),
    ).toMatchObject({
      applied: false,
      userErrors: [{ code: 'UNKNOWN_TARGET', path: ['changes', '0', 'target'] }],
    });
  });

  it('costs as many statements for a whole tree as for one node', async () => {
    const count = (depth: number) =>
      app().countStatements(() =>
        query(`{ tree { slice(maxDepth: ${depth}, first: 500) { nodes { key ${OWNER} } } } }`),
      );
    await count(1);
    expect([await count(0), await count(2), await count(9)]).toEqual([1, 1, 1]);
  });

  it('looks beforehand, changes, refuses a second, and shows a change at once', async () => {
    const admin = await app().admin();
    const apply = (changes: string, rest = '') =>
      admin
        .query(
          `mutation { raciApply(changes: [${changes}]${rest}) { version applied ownerChanges { node { key } before { person { key } } after { person { key } } }
        userErrors { code path } } }`,
        )
        .then(({ raciApply }) => raciApply);
    const owner = async () =>
      (await query('{ tree { node(key: "starter/experience") { ownership { accountable { person { key } } } } } }'))
        .tree.node.ownership.accountable?.person.key;
    const target = `target: "starter/experience", role: ACCOUNTABLE`;
    const preview = await apply(`{ set: { ${target}, party: "tom" } }`, ', dryRun: true');
    expect(preview).toMatchObject({ applied: false, userErrors: [] });
    expect(preview.ownerChanges[0]).toMatchObject({
      node: { key: 'starter/experience' },
      before: { person: { key: 'sam' } },
      after: { person: { key: 'tom' } },
    });
    expect(await owner()).toBe('sam');
    const done = await apply(`{ set: { ${target}, party: "tom" } }`, `, expectedVersion: ${preview.version}`);
    expect(done).toMatchObject({ applied: true, version: preview.version + 1, userErrors: [] });
    expect(await owner()).toBe('tom');
    expect(
      await apply(`{ set: { ${target}, party: "petra" } }, { end: { target: "nowhere", role: INFORMED } }`),
    ).toMatchObject({
      applied: false,
      userErrors: [
        { code: 'ACCOUNTABLE_OVERLAP', path: ['changes', '0', 'party'] },
        { code: 'NOT_ASSIGNED', path: ['changes', '1', 'target'] },
      ],
    });
    expect(await apply(`{ replaceAccountable: { ${target}, party: "petra" } }`, ', expectedVersion: 1')).toMatchObject({
      userErrors: [{ code: 'VERSION_CONFLICT', path: ['expectedVersion'] }],
    });
    expect(await apply(`{ end: { ${target} } }`)).toMatchObject({ applied: true });
    expect(await owner()).toBe('sam');
  });

  it('hands over and delegates, beforehand without saving', async () => {
    const admin = await app().admin();
    const { ownershipHandover: over } =
      await admin.query(`mutation { ownershipHandover(from: "erik", to: "olga", dryRun: true) { applied
      ownerChanges { node { key } after { person { key } } } userErrors { code path } } }`);
    expect(over).toMatchObject({ applied: false, userErrors: [] });
    expect(over.ownerChanges[0]).toEqual({ node: { key: 'enterprise' }, after: { person: { key: 'olga' } } });
    const wrong = await admin.query(`mutation { ownershipHandover(from: "erik", to: "eric") { userErrors { code path } }
      delegationCreate(delegation: { from: "erik", to: "erik", endExclusive: "2199-01-01T00:00:00Z" }) { userErrors { code path } } }`);
    expect(wrong.ownershipHandover.userErrors).toEqual([{ code: 'UNKNOWN_PERSON', path: ['to'] }]);
    expect(wrong.delegationCreate.userErrors).toEqual([
      { code: 'COVER_TOO_LONG', path: ['delegation', 'endExclusive'] },
    ]);
  });
}
