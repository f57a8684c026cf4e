import { keptAssessment, LAUNCH, plan, revision } from '../../../test/support/builders-interventions.js';
import { EDITOR, instant, uuid } from '../../../test/support/builders-ownership.js';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  OPERATOR,
  workspace,
} from '../../../test/support/builders.js';
import { callerOf, testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import type { System, UseCases } from '@bough/application';
import {
  newestPlan,
  SYSTEM,
  verdictSignal,
  type Assessment,
  type BusinessHours,
  type Caller,
  type Circumstances,
  type Intervention,
  type PlanPower,
  type PlanRevision,
  type PlanWish,
  type Principal,
  type Role,
  type Signal,
  type SuggestedControl,
  type VerdictKind,
  type Workspace,
} from '@bough/domain';
import { Engine } from '../trees/engine.js';
import { frozenWords } from './intact-plan.js';
import { hashOf } from './interventions-now.js';

const DAY = 24 * 3_600_000;
const POWER = { rows: [], promising: true } as unknown as PlanPower;
const { primary } = plan();
const WISH: PlanWish = {
  title: 'Second shift',
  hypothesis: 'Evenings',
  primary,
  launch: LAUNCH,
  predicted: 0.2,
  rolloutDays: 3,
  owner: 'dora',
  guardrails: [{ path: 'pro/experience/satisfaction' }],
};
/** After 3 days of rollout and 4 weeks. */
const END = day('2026-04-02');

/** Ana answers for Pro, Cy for everything; Ben is Responsible for Pro; Dora makes the bet; Eve has no part in it. */
async function open() {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date(instant('2026-01-01')));
  const engine = new Engine({ ...stores, today: () => LAUNCH });
  await engine.update();
  let at = instant('2026-03-01T09:00');
  const people = ['ana', 'ben', 'cy', 'dora', 'eve'].map((key) => ({ kind: 'person' as const, key }));
  const owns = (target: string, role: 'A' | 'R', party: string) => ({ kind: 'assign' as const, target, role, party });
  const owners = [owns('pro', 'A', 'ana'), owns('pro', 'R', 'ben'), owns('', 'A', 'cy')];
  const seen: Circumstances[] = [];
  let verdict: VerdictKind = 'immature';
  let inputs: unknown = 'these';
  const judge = {
    assess: (_: unknown, __: unknown, circumstances: Circumstances) => {
      seen.push(circumstances);
      return assessmentOf(verdict, inputs);
    },
    power: () => POWER,
    suggest: (): SuggestedControl[] => [
      { segment: 'plan/free', name: 'Free', suggested: true, reasons: [] },
      { segment: 'plan/pro', name: 'Pro', suggested: false, reasons: [] },
    ],
    version: 'test',
  };
  const parts = { stores, engine, now: () => at, methods: { impact: judge } };
  const system = testSystem(parts);
  const { problems } = await system.as(OPERATOR).ownership.apply([...people, ...owners], { actor: EDITOR });
  expect(problems).toEqual([]);
  return {
    stores,
    parts,
    engine,
    system,
    seen,
    set: (given: { on?: number; verdict?: VerdictKind; inputs?: unknown }) => {
      if (given.on !== undefined) at = given.on * DAY + 9 * 3_600_000;
      verdict = given.verdict ?? verdict;
      inputs = given.inputs ?? inputs;
    },
    ...movesOf(system),
  };
}

/** Every move, asked by a caller. */
function movesOf(system: System) {
  const as = (caller: Caller) => system.as(caller).interventions;
  type Moves = UseCases['interventions'];
  return {
    plan: { run: (caller: Caller, ...given: Parameters<Moves['plan']>) => as(caller).plan(...given) },
    revise: { run: (caller: Caller, ...given: Parameters<Moves['revise']>) => as(caller).revise(...given) },
    start: { run: (caller: Caller, ...given: Parameters<Moves['start']>) => as(caller).start(...given) },
    assess: { run: (caller: Caller, ...given: Parameters<Moves['assess']>) => as(caller).assess(...given) },
    conclude: { run: (caller: Caller, ...given: Parameters<Moves['conclude']>) => as(caller).conclude(...given) },
    cancel: { run: (caller: Caller, ...given: Parameters<Moves['cancel']>) => as(caller).cancel(...given) },
    sign: { run: (caller: Caller, ...given: Parameters<Moves['signOff']>) => as(caller).signOff(...given) },
    due: {
      run: async (requestId: string) => {
        const done = await as({ principal: SYSTEM, requestId }).checkDue();
        return done && { judged: done.assessed, failures: done.failures };
      },
    },
    raise: {
      run: (caller: Caller, signals: readonly Signal[], asOf: number) =>
        system.as(caller).findings.raise(signals, asOf),
    },
  };
}

function assessmentOf(kind: VerdictKind, inputs: unknown): Assessment {
  const verdict = { kind, atACost: false, exploratory: false, until: kind === 'immature' ? END + 7 : null };
  return {
    verdict,
    inputs,
    dataThrough: LAUNCH,
    effect: null,
    naive: null,
    worth: null,
    grade: 'B',
    words: { headline: kind, summary: kind },
    metric: { key: 'first_response_time' },
    shareOfPredicted: null,
  } as unknown as Assessment;
}

const as = (number: number, role: Role = 'viewer'): Caller => ({
  principal: { person: uuid(number), name: 'Somebody', role, via: 'session', scopes: null },
  requestId: 'test',
});
const [ANA, BEN, CY, DORA, EVE] = [1, 2, 3, 4, 5].map((number) => as(number)) as [
  Caller,
  Caller,
  Caller,
  Caller,
  Caller,
];
const codes = ({ problems }: { problems: readonly { code: string }[] }) => problems.map(({ code }) => code);
const ONE = { number: 1 };

describe('the life of an intervention', () => {
  it('goes from a plan over its start and its verdict to the signature, and the audit knows every step', async () => {
    const { stores, set, seen, ...life } = await open();
    const [finding] = await life.raise.run(
      OPERATOR,
      [{ ...verdictSignal(await kept(), assessmentOf('worsened', 1), primary), cause: 'slow' }],
      LAUNCH,
    );
    const planned = await life.plan.run(BEN, { ...WISH, finding: finding!.id });
    expect(codes(planned)).toEqual([]);
    expect(planned.intervention).toMatchObject({ number: 1, version: 1, status: 'planned', exploratory: false });
    expect(newestPlan(planned.intervention!)).toMatchObject({
      controls: ['plan/free'],
      owner: uuid(4),
      direction: 'down',
    });
    set({ on: LAUNCH });
    const runs = (await life.start.run(ANA, ONE, { expected: 1 })).intervention!;
    expect(runs).toMatchObject({ status: 'running', version: 2, frozen: { revision: 1 }, exploratory: false });
    expect(runs.frozen!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await life.due.run('test')).toEqual({ judged: [], failures: [] });
    set({ on: END });
    expect((await life.due.run('test'))!.judged).toMatchObject([{ intervention: { status: 'measuring' } }]);
    expect(codes(await life.conclude.run(ANA, ONE))).toEqual(['NOT_JUDGED']);
    expect(codes(await life.sign.run(ANA, ONE, { agrees: true }))).toEqual(['NOT_JUDGED']);
    set({ on: END + 7, verdict: 'verified_improvement', inputs: 'all of it' });
    expect((await life.due.run('test'))!.judged).toHaveLength(1);
    expect(await life.due.run('test')).toEqual({ judged: [], failures: [] });
    expect(seen.every(({ registered }) => registered)).toBe(true);
    // Today is not over: its numbers do not count yet.
    expect(seen.at(-1)!.asOf).toBe(END + 7);
    const asked = (await stores.findings.unsettled()).find(({ signal }) => signal.kind === 'impact_verdict')!;
    expect(asked).toMatchObject({ status: 'open', routing: [{ person: uuid(1) }] });
    expect(codes(await life.sign.run(ANA, ONE, { agrees: true, note: 'as seen' }))).toEqual([]);
    expect(codes(await life.sign.run(ANA, ONE, { agrees: true }))).toEqual(['SIGNED_ALREADY']);
    expect(await stores.findings.find({ id: asked.id })).toMatchObject({ status: 'resolved' });
    expect(await stores.findings.find({ id: finding!.id })).toMatchObject({ status: 'resolved' });
    expect((await life.conclude.run(BEN, ONE)).intervention).toMatchObject({ status: 'concluded', version: 5 });
    const events = await stores.audit.list({ subject: 'intervention:1' }, 20);
    expect(events.map(({ action }) => action.split('.')[1]).reverse()).toEqual([
      ...['plan', 'start', 'assess', 'measure', 'assess', 'sign_off', 'conclude'],
    ]);
    expect(events.find(({ action }) => action === 'intervention.measure')!.actor).toBe('Bough');
  });

  it('of an experiment counts the customers that were drawn; who is not known is named; its finding says whom it touches', async () => {
    const { stores, set, seen, ...life } = await open();
    const wrote = (id: string, by: string, on = '2026-03-06 10:00') =>
      conversation(id, { customerExternalId: by, createdAt: at(on) });
    await importBatches(stores.facts, [
      conversations(wrote('1', 'a'), wrote('2', 'a'), wrote('3', 'b'), wrote('4', 'x', '2026-05-04')),
    ]);
    const ofPro = ['a', 'b', 'idle'].map((id) => customer(id, { attributes: { plan: 'pro' } }));
    await importBatches(stores.facts, [customers(...ofPro)]);
    await stores.rollups.refresh(null);
    const drawn = { ...WISH, treated: ['pro'], arms: { treated: ['a', 'idle'], control: ['b', 'nobody'] } };
    const refused = await life.plan.run(BEN, drawn);
    expect(refused.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'UNKNOWN_CUSTOMER', path: ['arms', 'control', 1] },
    ]);
    const planned = await life.plan.run(BEN, { ...drawn, arms: { ...drawn.arms, control: ['b'] } });
    expect(newestPlan(planned.intervention!)).toMatchObject({ design: 'experiment', controls: [] });
    expect((await life.plan.run(BEN, { ...WISH, treated: ['pro'] })).intervention!.number).toBe(2);
    set({ on: LAUNCH });
    // Whoever left since the draw is told, and stays.
    const left = customer('idle', { attributes: { plan: 'free' }, validFrom: LAUNCH - 1 });
    await importBatches(stores.facts, [customers(left)]);
    await stores.rollups.refresh(null);
    await life.engine.update();
    const runs = await life.start.run(BEN, ONE);
    expect(runs.intervention!.status).toBe('running');
    expect(runs.problems.filter(({ code }) => code === 'CUSTOMERS_OUTSIDE')).toMatchObject([
      { path: ['arms', 'treated'], severity: 'warning' },
    ]);
    await life.start.run(BEN, { ...ONE, number: 2 });
    set({ on: END + 30, verdict: 'no_effect' });
    await life.engine.update();
    await life.assess.run(BEN, ONE);
    const arms = seen
      .at(-1)!
      .arms!.map(({ name, customers, sums }) => [name, customers, Array.from(sums.get('created') ?? [])]);
    expect(arms).toEqual([
      ['treated', 2, [2, 0]],
      ['control', 1, [1]],
    ]);
    // The other bet on the same segment meets both arms alike.
    expect(seen.at(-1)!.overlaps).toMatchObject([{ confounds: false }]);
    // Three conversations in the 27 days from the first with data to the end.
    const [asked] = await stores.findings.unsettled();
    // Of the segment, which "idle" has left.
    expect(asked!.signal.touched.customers).toBeCloseTo(2, 9);
    expect(asked!.signal.touched.conversations).toBeCloseTo((3 * 30) / 27, 9);
  });

  it('that did not help opens the finding again', async () => {
    const { stores, set, ...life } = await open();
    const signal = {
      ...verdictSignal(await kept(), assessmentOf('worsened', 1), primary),
      kind: 'drift' as const,
      cause: 'slow',
    };
    const [finding] = await life.raise.run(OPERATOR, [signal], LAUNCH);
    await life.plan.run(BEN, { ...WISH, finding: finding!.id });
    set({ on: LAUNCH });
    await life.start.run(ANA, ONE);
    set({ on: END, verdict: 'no_effect' });
    await life.due.run('test');
    expect(codes(await life.sign.run(ANA, ONE, { agrees: true }))).toEqual([]);
    expect(await stores.findings.find({ id: finding!.id })).toMatchObject({ status: 'open' });
    const [events] = [...(await stores.findings.events([finding!.id])).values()];
    expect(events!.at(-1)!.text).toBe('Intervention 1: no_effect; agreed');
  });

  it('keeps one answer for the same inputs', async () => {
    const { stores, set, ...life } = await open();
    await life.plan.run(BEN, WISH);
    set({ on: LAUNCH });
    await life.start.run(BEN, ONE);
    const first = (await life.assess.run(BEN, ONE)).assessment!;
    expect((await life.assess.run(BEN, ONE)).assessment).toEqual(first);
    set({ inputs: 'others' });
    expect((await life.assess.run(BEN, ONE)).assessment!.key).not.toBe(first.key);
    expect(await stores.interventions.assessments(first.intervention)).toHaveLength(2);
  });

  it('tells an answer again that comes back, such as when an overlap was called off', async () => {
    const { stores, set, ...life } = await open();
    await life.plan.run(BEN, WISH);
    set({ on: LAUNCH });
    await life.start.run(BEN, ONE);
    for (const [day, inputs] of ['alone', 'overlapped', 'alone', 'alone'].entries()) {
      set({ on: LAUNCH + day, inputs });
      await life.assess.run(BEN, ONE);
    }
    const kept = await stores.interventions.assessments((await stores.interventions.findByNumber(1))!.id);
    expect(kept.map(({ key }) => key)).toEqual([kept[0]!.key, kept[1]!.key, kept[0]!.key]);
  });
});

describe('a plan that runs', () => {
  async function running() {
    const life = await open();
    await life.plan.run(BEN, WISH);
    life.set({ on: LAUNCH });
    const { intervention } = await life.start.run(BEN, ONE);
    return { ...life, frozen: intervention! };
  }
  const look = async ({ stores }: Awaited<ReturnType<typeof running>>) => (await stores.interventions.findByNumber(1))!;

  it('is judged by what was frozen, whatever is written afterwards, and says what changed', async () => {
    const life = await running();
    const revised = await life.revise.run(BEN, ONE, { weeks: 26, margin: { kind: 'relative', value: 0.5 } });
    expect(revised.intervention).toMatchObject({
      version: 3,
      frozen: life.frozen.frozen!,
      frozenAt: life.frozen.frozenAt,
    });
    // Frozen before its launch it stays registered, whatever is noted later.
    life.set({ on: LAUNCH + 7 });
    expect(codes(await life.revise.run(BEN, ONE, { title: 'Third shift' }))).toEqual([]);
    expect(newestPlan(revised.intervention!).weeks).toBe(26);
    await life.assess.run(BEN, ONE);
    expect(life.seen.at(-1)).toMatchObject({
      registered: true,
      planChanges: expect.arrayContaining(['margin: 10 % → 50 %', 'weeks: 4 → 26']) as unknown,
    });
  });

  it('cannot be started or planned again, nor lose its start', async () => {
    const life = await running();
    expect(codes(await life.start.run(BEN, ONE))).toEqual(['INTERVENTION_MOVE_ILLEGAL']);
    expect(codes(await life.conclude.run(BEN, ONE))).toEqual(['INTERVENTION_MOVE_ILLEGAL']);
    expect(codes(await life.cancel.run(BEN, ONE, ' '))).toEqual(['REASON_MISSING']);
    expect(await look(life)).toEqual(life.frozen);
    await life.cancel.run(BEN, ONE, 'too dear');
    expect(await look(life)).toMatchObject({ status: 'cancelled', reason: 'too dear', frozen: life.frozen.frozen! });
    for (const change of [
      life.revise.run(BEN, ONE, { weeks: 9 }),
      life.assess.run(BEN, ONE),
      life.cancel.run(BEN, ONE, 'x'),
    ])
      expect(codes(await change)).toEqual(['INTERVENTION_MOVE_ILLEGAL']);
  });

  it('is not touched by the workspace file: another formula or metric at the node is told, and the plan stays', async () => {
    const life = await running();
    const metrics = [
      {
        ...life.engine.current!.model.metrics.get('first_response_time')!,
        formula: 'first_reply_seconds / replied',
      },
    ];
    const { tree } = workspace();
    const nodes = tree.nodes.map((node) =>
      node.key === 'first_response_time' ? { ...node, metric: 'resolution_time' } : node,
    );
    await life.stores.workspaces.save(workspace({ metrics, tree: { ...tree, nodes } }), new Date());
    await life.engine.update();
    expect(await look(life)).toEqual(life.frozen);
    await life.assess.run(BEN, ONE);
    expect(life.seen.at(-1)!.planChanges).toEqual([
      'the definition of first_response_time is another one than when the plan was frozen',
      'the definition of the better side at pro/handling_efficiency/first_response_time is another one than when the plan was frozen',
    ]);
  });

  it('is not judged when somebody got round the lock of the database, and forged the hash, and the audit', async () => {
    const life = await running();
    const { definition, ...rest } = life.frozen.frozen!;
    const judgedAs = (frozen: PlanRevision) => {
      const interventions = Object.assign(Object.create(life.stores.interventions), {
        findByNumber: async () => ({ ...life.frozen, frozen }) as Intervention,
      });
      const stores = { ...life.stores, interventions };
      return testSystem({ ...life.parts, stores })
        .as(BEN)
        .interventions.assess(ONE);
    };
    const other = plan({ weeks: 2 });
    const forged = { ...rest, definition, plan: other, hash: hashOf(other, definition) };
    for (const frozen of [{ ...forged, hash: rest.hash }, forged])
      await expect(judgedAs(frozen)).rejects.toMatchObject({ code: 'PLAN_TAMPERED' });
    const [start] = await life.stores.audit.list({ action: 'intervention.start' }, 1);
    const changes = [{ subject: 'intervention:1', field: 'frozen', before: null, after: frozenWords(forged) }];
    await life.stores.audit.append({ ...start!, changes });
    await expect(judgedAs(forged)).rejects.toMatchObject({ code: 'PLAN_TAMPERED' });
  });

  it('stays under its node: a revision to another one gives nobody else a right to it, and hides it from nobody', async () => {
    const life = await running();
    const elsewhere = 'free/handling_efficiency/first_response_time';
    const revised = await life.revise.run(as(5, 'editor'), ONE, {
      primary: elsewhere,
      treated: ['free'],
      controls: [],
    });
    expect(codes(revised).filter((code) => code !== 'NO_CONTROLS')).toEqual([]);
    const found = (node: string) => life.system.as(EVE).interventions.list({ node });
    expect([(await found('pro')).length, (await found('free')).length]).toEqual([1, 0]);
    expect(codes(await life.cancel.run(BEN, ONE, ''))).toEqual(['REASON_MISSING']);
  });

  it('tells that days and opening hours are others by now', async () => {
    const life = await open();
    const metrics = [
      {
        ...life.engine.current!.model.metrics.get('first_response_time')!,
        formula: 'first_response_business_seconds / first_response_business_count',
      },
    ];
    const hours = (to: number, days: number[] = []): BusinessHours => ({
      timeZone: 'UTC',
      week: Array.from({ length: 7 }, () => [{ from: 540, to }]),
      closed: [],
      open: [],
      holidays: { country: 'DE', state: null, days },
    });
    const apply = async (given: Partial<Workspace>) => {
      await life.stores.workspaces.save(workspace({ metrics, ...given }), new Date());
      await life.engine.update();
    };
    await apply({ businessHours: hours(1020) });
    await life.plan.run(BEN, WISH);
    life.set({ on: LAUNCH });
    await life.start.run(BEN, ONE);
    const told = async () => {
      await life.assess.run(BEN, ONE);
      return life.seen.at(-1)!.planChanges.map((text) => /definition of (.*) is/.exec(text)?.[1]);
    };
    // The next year's holidays are known by now; that is no other definition.
    await apply({ businessHours: hours(1020, [LAUNCH + 300]) });
    expect(await told()).toEqual([]);
    await apply({ businessHours: hours(1080), timeZone: 'Asia/Tokyo' });
    expect(await told()).toEqual(['time zone', 'business hours']);
  });

  it('shows another one on the same segment as an overlap of both', async () => {
    const life = await running();
    const second = await life.plan.run(BEN, { ...WISH, title: 'Macros' });
    expect(second.preview.overlaps).toMatchObject([{ number: 1, kind: 'treated', during: 'window' }]);
    expect(second.preview.past).toMatchObject([{ intervention: { number: 1 } }]);
    await life.assess.run(BEN, ONE);
    expect(life.seen.at(-1)!.overlaps).toMatchObject([{ confounds: true, from: LAUNCH, to: END }]);
  });
});

describe('before the start', () => {
  it('every change is a revision, and a draft becomes a plan when nothing is missing', async () => {
    const life = await open();
    const draft = await life.plan.run(BEN, { primary, title: 'Second shift' }, { draft: true });
    expect(draft.intervention).toMatchObject({ status: 'draft' });
    expect(draft.problems.map(({ severity }) => severity)).not.toContain('error');
    expect(codes(await life.start.run(BEN, ONE))).toEqual(['INTERVENTION_MOVE_ILLEGAL']);
    const more = await life.revise.run(BEN, ONE, { launch: LAUNCH, owner: 'dora' });
    expect(more.intervention).toMatchObject({ status: 'draft', version: 2 });
    const whole = await life.revise.run(BEN, ONE, { hypothesis: 'Evenings', controls: ['free'] }, { expected: 2 });
    expect(whole.intervention).toMatchObject({ status: 'planned', version: 3 });
    expect(whole.intervention!.revisions.map((each) => each.revision)).toEqual([1, 2, 3]);
    expect(codes(await life.revise.run(BEN, ONE, {}))).toEqual(['NOTHING_CHANGES']);
    expect(codes(await life.revise.run(BEN, ONE, { weeks: 5 }, { expected: 2 }))).toEqual(['VERSION_CONFLICT']);
    expect(codes(await life.revise.run(BEN, ONE, { weeks: 1 }))).toEqual(['WEEKS_RANGE']);
    expect((await life.revise.run(BEN, ONE, { weeks: 5 }, { dryRun: true })).intervention!.version).toBe(3);
  });

  it('nothing is kept of a plan that is unsound, or of a look beforehand', async () => {
    const life = await open();
    expect(codes(await life.plan.run(BEN, { ...WISH, weeks: 1, owner: 'dor' }))).toEqual([
      'WEEKS_RANGE',
      'UNKNOWN_PERSON',
    ]);
    expect(codes(await life.plan.run(BEN, { ...WISH, finding: uuid(77) }))).toEqual(['UNKNOWN_FINDING']);
    expect((await life.plan.run(BEN, WISH, { dryRun: true })).intervention).toBeNull();
    expect(await life.stores.interventions.list()).toEqual([]);
  });

  it('a launch that has passed makes it exploratory, when that is asked for', async () => {
    const life = await open();
    life.set({ on: LAUNCH + 1 });
    expect(codes(await life.plan.run(BEN, WISH))).toEqual(['LAUNCH_PASSED']);
    const late = await life.plan.run(BEN, WISH, { exploratory: true });
    expect(late.intervention).toMatchObject({ status: 'planned', exploratory: true });
    expect(codes(await life.start.run(BEN, ONE))).toEqual(['LAUNCH_PASSED']);
    const runs = await life.start.run(BEN, ONE, { exploratory: true });
    expect(runs.intervention).toMatchObject({ status: 'running', exploratory: true });
    await life.assess.run(BEN, ONE);
    expect(life.seen.at(-1)!.registered).toBe(false);
  });

  it('a launch that passed without a start waits in the work of its owner, until it is started, put off or given up', async () => {
    const life = await open();
    const work = {
      run: (principal: Principal | null, person: string | null, isAdmin: boolean) =>
        life.system.as(callerOf(principal)).findings.myWork(person, isAdmin),
    };
    const waiting = async (who: Caller) => {
      const items = await work.run(who.principal, who.principal!.person, false);
      return items.map(({ reason, bet, overdue, dueAt }) => [reason, bet?.number, overdue, dueAt]);
    };
    for (const title of ['Second shift', 'Macros', 'Training'])
      await life.plan.run(BEN, { ...WISH, title, weeks: 4 + title.length });
    life.set({ on: LAUNCH });
    expect(await waiting(DORA)).toEqual([]);
    life.set({ on: LAUNCH + 1 });
    const item = (number: number) => ['to_start', number, true, (LAUNCH + 1) * DAY];
    expect(await waiting(DORA)).toEqual([item(1), item(2), item(3)]);
    expect(await waiting(BEN)).toEqual([]);
    const [first] = await work.run(DORA.principal, uuid(4), false);
    expect(first!.bet!.words).toBe(
      'Second shift: planned to launch on 2026-03-02, not started: start it (exploratory from now on), plan a later launch, or cancel it',
    );
    await life.start.run(BEN, ONE, { exploratory: true });
    await life.revise.run(BEN, { number: 2 }, { launch: LAUNCH + 9 });
    await life.cancel.run(BEN, { number: 3 }, 'no money');
    expect(await waiting(DORA)).toEqual([]);
  });

  it('freezes what the names mean on the day of the start', async () => {
    const life = await open();
    await life.plan.run(BEN, WISH);
    const metrics = [
      {
        ...life.engine.current!.model.metrics.get('first_response_time')!,
        formula: 'first_reply_seconds / replied',
      },
    ];
    await life.stores.workspaces.save(workspace({ metrics }), new Date());
    await life.engine.update();
    const { intervention } = await life.start.run(BEN, ONE);
    expect(intervention!.frozen).toMatchObject({
      revision: 2,
      definition: expect.stringContaining('first_reply_seconds'),
    });
  });
});

describe('who may', () => {
  it('plan, start and conclude: editors, and who answers for the node or works on it', async () => {
    const life = await open();
    for (const caller of [EVE, DORA])
      await expect(life.plan.run(caller, WISH)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(life.start.run(EVE, { number: 9 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(codes(await life.start.run(as(5, 'editor'), { number: 9 }))).toEqual(['NOT_FOUND']);
    for (const caller of [ANA, BEN, as(5, 'editor')]) expect(codes(await life.plan.run(caller, WISH))).toEqual([]);
    const elsewhere = 'free/handling_efficiency/first_response_time';
    await expect(life.revise.run(BEN, ONE, { primary: elsewhere })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await life.system.as(EVE).interventions.list({ node: 'pro' })).toHaveLength(3);
  });

  it('sign off: who answers for the node, and the next one up when that one made the bet; no role helps', async () => {
    const life = await open();
    for (const [number, owner] of [
      [1, 'dora'],
      [2, 'ana'],
    ] as const) {
      await life.plan.run(BEN, { ...WISH, owner });
      life.set({ on: LAUNCH });
      await life.start.run(BEN, { number });
    }
    life.set({ on: END, verdict: 'worsened' });
    await life.due.run('test');
    const sign = (caller: Caller, number: number) => life.sign.run(caller, { number }, { agrees: true });
    for (const caller of [BEN, CY, DORA, EVE, as(5, 'admin'), OPERATOR])
      await expect(sign(caller, 1)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(sign(ANA, 2)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(sign(ANA, 9)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(codes(await life.sign.run(CY, { number: 2 }, { agrees: false }))).toEqual(['NOTE_MISSING']);
    expect([codes(await sign(ANA, 1)), codes(await sign(CY, 2))]).toEqual([[], []]);
    const asked = await life.stores.findings.list({ kinds: ['impact_verdict'] }, { sort: 'newest', most: 9 });
    expect(asked.map(({ routing }) => routing[0]!.person).sort()).toEqual([uuid(1), uuid(3)]);
  });
});

/** For signals that only need one to be about. */
async function kept(): Promise<Intervention> {
  const { intervention } = keptAssessment(1, uuid(1));
  return { id: intervention, number: 9, revisions: [revision(1)], frozen: null } as unknown as Intervention;
}
