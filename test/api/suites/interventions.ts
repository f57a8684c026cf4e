import { dayText } from '@bough/domain';
import { graphqlClient, type GraphqlClient } from '../../support/graphql-client.js';
import { invited, tokenFor } from '../../support/sign-in-builders.js';
import type { TestApp } from '../../support/test-app.js';

const NODE = 'free/demand_intensity/contact_rate';
const TODAY = Math.floor(Date.now() / 86_400_000);
/** Search in the free plan began on 30 March 2026 and ran for six weeks. */
const PAST = `title: "Search", hypothesis: "Less to ask", node: "${NODE}", launch: "2026-03-30", weeks: 6, predicted: 0.2, owner: "tom", controls: ["starter", "pro"]`;
const ERRORS = 'userErrors { code path message }';
const SEEN = `intervention { id number version status exploratory frozen { revision hash plan { weeks } } } ${ERRORS}`;

/** The whole life over GraphQL: by who answers for the node, a viewer by role. */
export function interventionSuite(app: () => TestApp): void {
  let petra: GraphqlClient;
  let tom: GraphqlClient;
  let sam: GraphqlClient;
  let one: { id: string; number: number; version: number; frozen: { hash: string } };
  const as = async (key: string) =>
    graphqlClient(app().url, { authorization: `Bearer ${await tokenFor(app(), await invited(app(), 'viewer', key))}` });
  const change = async (client: GraphqlClient, mutation: string, more = '') => {
    const name = mutation.split('(')[0]!;
    return (await client.query(`mutation { ${mutation} { ${SEEN} ${more} } }`))[name];
  };
  const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
  beforeAll(async () => {
    [petra, tom, sam] = [await as('petra'), await as('tom'), await as('sam')];
  });

  it('tells everything that is wrong with a plan at once, and what it could show', async () => {
    const wrong = await change(
      petra,
      `interventionPlan(plan: { ${PAST}, weeks: 1, controls: ["fre"] })`
        .replace('weeks: 6, ', '')
        .replace('controls: ["starter", "pro"], ', ''),
    );
    expect(codes(wrong).sort()).toEqual(['LAUNCH_PASSED', 'UNKNOWN_SEGMENT', 'WEEKS_RANGE']);
    const soon = PAST.replace('2026-03-30', dayText(TODAY + 7)).replace(', controls: ["starter", "pro"]', '');
    const more =
      'plan { controls { key } node { key } } power { words rows { weeks } } suggestedControls { segment reasons { words } }';
    const planned = await change(petra, `interventionPlan(plan: { ${soon} }, dryRun: true)`, more);
    expect(planned).toMatchObject({ intervention: null, userErrors: [], plan: { node: { key: NODE } } });
    expect(planned.power.rows.map(({ weeks }: { weeks: number }) => weeks)).toContain(6);
    expect(planned.suggestedControls).toHaveLength(3);
    const followed = async (days: string) => {
      const rail = `guardrails: [{ node: "free/experience/satisfaction" }]${days}`;
      const more = 'plan { followUpDays }';
      return change(petra, `interventionPlan(plan: { ${soon}, ${rail} }, dryRun: true)`, more);
    };
    const { plan: usual } = await followed('');
    expect(usual.followUpDays).toBeGreaterThanOrEqual(7);
    expect((await followed(', followUpDays: 21')).plan).toEqual({ followUpDays: 21 });
    expect(codes(await followed(', followUpDays: 3'))).toEqual(['FOLLOW_UP_RANGE']);
    const { errors } = await sam.ask(`mutation { interventionPlan(plan: { ${soon} }) { ${SEEN} } }`);
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('tells the chance of every design to see what matters, the best that is feasible first', async () => {
    const soon = PAST.replace('2026-03-30', dayText(TODAY + 7));
    const more = 'designs { advice designs { design feasible words waves chances { weeks chance } } }';
    const { designs } = await change(petra, `interventionPlan(plan: { ${soon} }, dryRun: true)`, more);
    interface Told {
      design: string;
      feasible: boolean;
      words: string;
      waves: string[][];
      chances: { weeks: number; chance: number | null }[];
    }
    const told: Told[] = designs.designs;
    expect(told.map(({ design }) => design).sort()).toEqual(['HALF_OF_CUSTOMERS', 'HALF_OF_SEGMENTS', 'ONE_SEGMENT', 'WAVES']); // prettier-ignore
    for (const { chances, words } of told) {
      expect([chances.map(({ weeks }) => weeks), words.length > 0]).toEqual([[2, 4, 8, 12], true]);
      // More weeks never see less.
      const known = chances.flatMap(({ chance }) => chance ?? []);
      expect(known).toEqual([...known].sort((a, b) => a - b));
      expect(known.every((chance) => chance > 0 && chance <= 1)).toBe(true);
    }
    const feasible = told.filter((each) => each.feasible);
    expect(told.slice(0, feasible.length)).toEqual(feasible);
    const atFour = (each: Told) => each.chances.find(({ weeks }) => weeks === 4)!.chance!;
    expect(feasible.map(atFour)).toEqual(feasible.map(atFour).sort((a, b) => b - a));
    expect(designs.advice.length).toBeGreaterThan(0);
  });

  it('of an experiment tells what its customers could show, and who does not belong there', async () => {
    const soon = PAST.replace('2026-03-30', dayText(TODAY + 7)).replace(', controls: ["starter", "pro"]', '');
    const arms = 'arms: { treated: ["cus-0001", "demo:cus-0003"], control: ["cus-0017", "cus-0006"] }';
    const power = 'power { promising customersNeeded rows { weeks } reasons { code } } suggestedControls { segment }';
    const planned = await change(petra, `interventionPlan(plan: { ${soon}, ${arms} }, dryRun: true)`, power);
    expect(planned.userErrors.map(({ code }: { code: string }) => code)).toContain('CUSTOMERS_OUTSIDE'); // of Pro
    expect(planned.power).toMatchObject({ promising: false, customersNeeded: expect.any(Number) });
    expect(planned.power.rows.map(({ weeks }: { weeks: number }) => weeks)).toEqual([2, 4, 6, 8]);
    expect(planned.power.reasons).toContainEqual({ code: 'FEW_CUSTOMERS' });
    expect(planned.suggestedControls).toEqual([]);
  });

  it('is planned and started by who answers for the node; the start freezes it', async () => {
    const planned = await change(petra, `interventionPlan(plan: { ${PAST} }, exploratory: true)`);
    expect(planned).toMatchObject({
      userErrors: [],
      intervention: { status: 'PLANNED', exploratory: true, frozen: null },
    });
    const { id } = planned.intervention;
    expect(codes(await change(petra, `interventionStart(id: "${id}")`))).toEqual(['LAUNCH_PASSED']);
    const started = await change(petra, `interventionStart(id: "${id}", exploratory: true, expectedVersion: 1)`);
    expect(started).toMatchObject({
      userErrors: [],
      intervention: { status: 'RUNNING', version: 2, frozen: { revision: 1 } },
    });
    one = started.intervention;
  });

  it('cannot be changed quietly: every mutation leaves what is frozen as it is', async () => {
    const { id } = one;
    expect(codes(await change(petra, `interventionStart(id: "${id}", exploratory: true)`))).toEqual([
      'INTERVENTION_MOVE_ILLEGAL',
    ]);
    expect(codes(await change(petra, `interventionConclude(id: "${id}")`))).toEqual(['INTERVENTION_MOVE_ILLEGAL']);
    expect(codes(await change(petra, `interventionCancel(id: "${id}", reason: "")`))).toEqual(['REASON_MISSING']);
    expect(
      codes(await change(petra, `interventionRevise(id: "${id}", expectedVersion: 1, plan: { weeks: 20 })`)),
    ).toEqual(['VERSION_CONFLICT']);
    const revised = await change(
      petra,
      `interventionRevise(id: "${id}", plan: { weeks: 20, margin: { kind: RELATIVE, value: 0.9 } })`,
    );
    expect(revised.intervention).toMatchObject({ version: 3, frozen: { ...one.frozen, plan: { weeks: 6 } } });
    const admin = await app().admin();
    const { treeApply } = await admin.query(
      `mutation($text: String!) { treeApply(expectedVersion: 1, dryRun: true, definition: $text) { changes userErrors { code } } }`,
      { text: (await app().query('{ tree { definition } }')).tree.definition },
    );
    expect(treeApply).toMatchObject({ changes: [] });
  });

  it('is judged by what was frozen, and never verified when it was written down afterwards', async () => {
    const more =
      'assessment { verdict grade exploratory headline summary planChanges reproducibilityKey planHash naive { relative } effect { relative { value { formatted } low95 { value } } } chart { points { phase observed expected } } waves { names weight chart { launch } } checks { code status } }';
    const { intervention, assessment } = await change(petra, `interventionAssess(id: "${one.id}")`, more);
    expect(intervention).toMatchObject({ status: 'MEASURING', frozen: one.frozen });
    expect(assessment).toMatchObject({ grade: 'X', exploratory: true, planHash: one.frozen.hash });
    expect(assessment.headline).not.toMatch(/^Verified/);
    expect(assessment.planChanges).toEqual(['margin: 10 % → 90 %', 'weeks: 6 → 20']);
    expect(assessment.chart.points.length).toBeGreaterThan(12);
    expect(assessment.waves).toEqual([]);
    const again = await change(petra, `interventionAssess(id: "${one.id}")`, 'assessment { id reproducibilityKey }');
    expect(again.assessment.reproducibilityKey).toBe(assessment.reproducibilityKey);
  });

  it('has numbers with their texts, and a picture', async () => {
    const picture = await app().http(`/interventions/${one.number}.svg`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(picture.headers.get('cache-control')).toBe('no-store');
    expect(picture.headers.get('content-disposition')).toBe(
      `attachment; filename="bough-intervention-${one.number}.svg"`,
    );
    const { node } = await petra.query(
      `{ node(id: "${one.id}") { ... on Intervention { plan { predicted { kind value text } margin { text } }
        latest { headline naive { before { formatted unit { kind } } change { value formatted } } chart { unit { kind } }
          worth { perMonth { value { formatted unit { currency } } } } } } } }`,
    );
    expect(await picture.text()).toMatch(/^<svg [^]*<\/svg>\s*$/);
    expect(node.plan).toEqual({ predicted: { kind: 'RELATIVE', value: 0.2, text: '20 %' }, margin: { text: '90 %' } });
    const { naive, chart } = node.latest;
    expect(naive.before).toEqual({ formatted: expect.any(String), unit: { kind: chart.unit.kind } });
    expect(naive.change.formatted).toMatch(/^[+−±]/u);
    for (const missing of ['999', '0', 'one', '1.5'])
      expect((await app().http(`/interventions/${missing}.svg`)).status).toBe(404);
    const stranger = { headers: { authorization: 'Bearer x' } };
    expect((await app().http(`/interventions/${one.number}.svg`, stranger)).status).toBe(401);
  });

  it('is signed off by who answers for the node, is concluded, and stays in the registry', async () => {
    const sign = `interventionSignOff(id: "${one.id}", note: "as seen")`;
    for (const client of [tom, await app().admin()]) {
      const { errors } = await client.ask(`mutation { ${sign} { ${SEEN} } }`);
      expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
    }
    const { findings } = await petra.query('{ findings(filter: { kinds: [IMPACT_VERDICT] }) { nodes { status } } }');
    expect(findings.nodes).toEqual([{ status: 'OPEN' }]);
    const signed = await change(petra, sign, 'findings { kind status activity { text } }');
    expect([codes(signed), signed.findings]).toEqual([
      [],
      [expect.objectContaining({ kind: 'IMPACT_VERDICT', status: 'RESOLVED' })],
    ]);
    expect(codes(await change(petra, sign))).toEqual(['SIGNED_ALREADY']);
    const done = await change(petra, `interventionConclude(id: "${one.id}")`);
    expect(done.intervention).toMatchObject({ status: 'CONCLUDED', frozen: one.frozen });
    expect(codes(await change(petra, `interventionRevise(id: "${one.id}", plan: { weeks: 3 })`))).toEqual([
      'INTERVENTION_MOVE_ILLEGAL',
    ]);
    const found = await petra.query(
      `{ node(id: "${one.id}") { ... on Intervention { number latest { id headline } signer { key } signOffs { person { key } agrees note } revisions { revision frozen changes } } }
        interventions(filter: { node: "free" }) { totalCount nodes { id } }
        first: interventions(filter: { number: 1 }) { nodes { id } }
        none: interventions(filter: { number: 99 }) { totalCount }
        interventionRegistry { all { bets exploratory } byTeam { of } interventions { id } }
        tree { node(key: "${NODE}") { interventions { number } influenceConfirmations { number } } } }`,
    );
    expect(found.node).toMatchObject({
      signer: { key: 'petra' },
      signOffs: [{ person: { key: 'petra' }, agrees: true, note: 'as seen' }],
      revisions: [
        { frozen: true, changes: [] },
        { frozen: false, changes: ['margin: 10 % → 90 %', 'weeks: 6 → 20'] },
      ],
    });
    expect(found.interventions).toEqual({ totalCount: 1, nodes: [{ id: one.id }] });
    expect([found.first.nodes, found.none.totalCount]).toEqual([[{ id: one.id }], 0]);
    expect(found.interventionRegistry).toMatchObject({
      all: { bets: 0, exploratory: 1 },
      interventions: [{ id: one.id }],
    });
    expect(found.tree.node).toEqual({ interventions: [{ number: 1 }], influenceConfirmations: [] });
  });
}
