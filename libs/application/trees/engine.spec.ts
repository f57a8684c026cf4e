import {
  OPERATOR,
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  PLAN,
  workspace,
} from '../../../test/support/builders.js';
import { testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { readScorecard } from '../../../test/support/read-scorecard.js';
import { changeBetween, METRIC_DEFAULTS, type Caller, type Conversation, type Workspace } from '@bough/domain';
import { Engine } from './engine.js';
import { PastTrees } from './past-trees.js';
import { readNode } from './read-node.js';
import { Snapshot } from './snapshot.js';

const NOW = new Date('2025-04-01T00:00:00Z');
const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

function start() {
  const stores = memoryStores();
  let today = day('2025-04-01');
  const engine = new Engine({ ...stores, today: () => today });
  const apply = (given = {}) => stores.workspaces.save(workspace(given), NOW);
  const created = (...facts: [id: string, date: string, given?: Partial<Conversation>][]) =>
    importBatches(
      stores.facts,
      [
        conversations(
          ...facts.map(([id, date, given]) =>
            conversation(id, { createdAt: at(date), customerExternalId: 'x', ...given }),
          ),
        ),
      ],
      { fingerprint: JSON.stringify(facts) },
    );
  const known = () =>
    importBatches(stores.facts, [customers(customer('x', { attributes: { plan: 'pro', arr: '2000' } }))], {
      kind: 'customers',
    });
  const volume = (snapshot: Snapshot | null = engine.current, segment = 'all') =>
    snapshot!.valuesOf(MARCH).metrics.get('conversation_volume')![snapshot!.model.positions.get(segment)!];
  return { ...stores, engine, apply, created, known, volume, setToday: (date: string) => (today = day(date)) };
}

describe('the structure', () => {
  const tree = (name: string) => ({ ...workspace().tree, name });

  it('is as old as its last change, whatever else changes, also for an engine that comes later', async () => {
    const { engine, apply, ...stores } = start();
    const seen: number[] = [];
    for (const given of [{}, { currency: 'USD' }, { tree: tree('A') }, { tree: tree('A'), name: 'x' }]) {
      await apply(given);
      await engine.update();
      seen.push(engine.current!.structureVersion);
    }
    expect([seen, engine.current!.workspaceVersion]).toEqual([[1, 1, 3, 3], 4]);
    const later = new Engine({ ...stores, today: () => day('2025-04-01') });
    await later.update();
    expect(later.current!.structureVersion).toBe(3);
  });

  it('is not overtaken by an update that began before it', async () => {
    const { engine, apply } = start();
    await apply();
    const before = engine.update();
    await apply({ tree: tree('New') });
    await Promise.all([before, engine.update()]);
    expect(engine.current!.model.workspace.tree.name).toBe('New');
  });
});

it('calls a change good in the direction that a node says', async () => {
  const { engine, apply } = start();
  await apply();
  await engine.update();
  const value = (number: number) => ({
    value: number,
    reason: null,
    marks: [],
    message: null,
    sample: 99,
    blockedBy: [],
  });
  const tone = (target?: 'higher' | 'lower' | 'neutral' | null) =>
    changeBetween(value(2), value(1), engine.current!.termsOverTime('csat', MARCH, MARCH, target)(0)).tone;
  expect([tone(), tone(null), tone('lower'), tone('neutral'), tone('higher')]).toEqual([
    ...['GOOD', 'GOOD', 'BAD', 'NEUTRAL', 'GOOD'],
  ]);
});

describe('a structure of the past', () => {
  const past = (workspaces: ReturnType<typeof start>['workspaces']) => {
    const trees = new PastTrees(workspaces);
    return { run: (today: Snapshot, version: number) => trees.snapshotOf(today, version) };
  };

  it('has its own tree and metrics over the numbers of today', async () => {
    const { engine, apply, created, volume, workspaces } = start();
    const twice = { ...METRIC_DEFAULTS, key: 'twice', name: 'Twice', formula: 'created * 2', minimumSample: 20 };
    await apply({ metrics: [twice], tree: { ...workspace().tree, headline: 'twice' } });
    await apply({ name: 'Now' });
    await created(['1', '2025-03-03']);
    await engine.refresh();
    const then = (await past(workspaces).run(engine.current!, 1))!;
    expect(then.valueAt(then.model.nodes[0]!, MARCH)).toMatchObject({ value: 2 });
    expect([volume(then), then.workspaceVersion, then.structureVersion]).toEqual([1, 1, 1]);
    expect(then.model.workspace.name).toBe('Now');
  });

  it('is found once, and only up to what is known today', async () => {
    const { engine, apply, workspaces } = start();
    await apply();
    await apply({ name: 'Two' });
    await engine.update();
    await apply({ name: 'Three' });
    const [read, today] = [past(workspaces), engine.current!];
    expect(await read.run(today, 1)).toBe(await read.run(today, 1));
    expect(await read.run(today, 2)).toBe(today);
    expect([await read.run(today, 3), await read.run(today, 0)]).toEqual([null, null]);
  });

  it('is found by an instant, with what was declared then', async () => {
    const { engine, workspaces } = start();
    const on = (date: string) => new Date(`${date}T12:00:00Z`);
    await workspaces.save(workspace({ name: 'One' }), on('2025-03-01'));
    const standards = [{ segment: 'all', metric: 'csat' }] as unknown as Workspace['standards'];
    await workspaces.save(
      workspace({ tree: { ...workspace().tree, name: 'New' }, standards: standards! }),
      on('2025-03-10'),
    );
    await engine.update();
    const trees = new PastTrees(workspaces);
    const at = async (date: string) => trees.snapshotAt(engine.current!, on(date));
    expect(await at('2025-02-28')).toBeNull();
    const [then, later] = [(await at('2025-03-05'))!, (await at('2026-01-01'))!];
    expect([then.workspaceVersion, then.model.workspace.standards ?? [], then.view]).toEqual([
      ...[1, [], `v1 @${on('2025-03-05').getTime()}`],
    ]);
    expect([later.workspaceVersion, later.model.workspace.standards]).toEqual([2, standards]);
    expect([later.model, later.viewpoint.asOf]).toEqual([engine.current!.model, on('2026-01-01')]);
  });

  it('says what is gone since: a segment, a measure', async () => {
    const { engine, apply, created, facts, workspaces } = start();
    const seats = { key: 'seats', name: 'Seats', unit: 'count' } as const;
    const own = { ...METRIC_DEFAULTS, key: 'own', name: 'Own', formula: 'seats / created', minimumSample: 20 };
    const nodes = [{ ...workspace().tree.nodes[0]!, metric: 'own' }];
    await apply({ measures: [seats], metrics: [own], tree: { ...workspace().tree, nodes } });
    const read = { measure: 'seats', day: day('2025-03-03'), dimension: null, segment: null, value: 7 };
    await importBatches(facts, [{ kind: 'readings', facts: [read] }], { kind: 'readings' });
    await apply({ dimensions: [{ ...PLAN, segments: PLAN.segments.slice(0, 1) }] });
    await created(['1', '2025-03-03']);
    await engine.refresh();
    const then = (await past(workspaces).run(engine.current!, 1))!;
    const at = (path: string) => then.valueAt(then.model.nodesByPath.get(path)!, MARCH);
    expect(at('pro')).toMatchObject({ value: null, reason: 'SEGMENT_REMOVED' });
    expect(at('free/demand_intensity')).toMatchObject({
      value: null,
      reason: 'SOURCE_NOT_CONNECTED',
      blockedBy: ['seats'],
    });
  });
});

describe('the engine', () => {
  it('has nothing before there is a workspace', async () => {
    const { engine } = start();
    expect([await engine.refresh(), await engine.update(), engine.current]).toEqual([0, false, null]);
  });

  it('has a snapshot without data', async () => {
    const { engine, apply, volume } = start();
    await apply();
    await engine.refresh();
    expect([engine.current!.state.range, volume()]).toEqual([null, 0]);
  });

  it('follows facts, and says whether anything changed', async () => {
    const { engine, apply, created, known, volume } = start();
    await apply();
    await known();
    await created(['a', '2025-03-01'], ['b', '2025-03-09']);
    expect(await engine.refresh()).toBeGreaterThan(0);
    expect([volume(), volume(engine.current, 'plan/pro'), volume(engine.current, 'plan/free')]).toEqual([2, 2, 0]);
    const before = engine.current!;
    expect([await engine.update(), engine.current]).toEqual([false, before]);
    await created(['c', '2025-03-05']); // a day in between: replaced
    await engine.refresh();
    expect([volume(), engine.current!.state.range]).toEqual([3, { from: day('2025-03-01'), to: day('2025-03-10') }]);
    await created(['d', '2025-03-20']); // a new last day: built anew
    await engine.refresh();
    expect([volume(), engine.current!.state.range!.to]).toEqual([4, day('2025-03-21')]);
    expect(engine.current!.key).not.toBe(before.key);
  });

  it('does not change the numbers of a request that is on its way', async () => {
    const { engine, apply, created, volume } = start();
    await apply();
    await created(['a', '2025-03-01'], ['b', '2025-03-09']);
    await engine.refresh();
    const old = engine.current!;
    await created(['c', '2025-03-05']);
    await engine.refresh();
    expect([volume(old), volume()]).toEqual([2, 3]);
  });

  it('gives by replacing days what it gives from the start', async () => {
    const { engine, apply, created, known, ...stores } = start();
    await apply();
    await created(['a', '2025-03-01', { resolvedAt: at('2025-03-09 12:00'), handleSeconds: 60 }], ['b', '2025-03-09']);
    await engine.refresh();
    await created(['c', '2025-03-05', { resolvedAt: at('2025-03-06 12:00'), handleSeconds: 30, topic: 'billing' }]);
    await known();
    await engine.refresh();
    const fresh = new Engine({ ...stores, today: () => engine.current!.state.today });
    await fresh.update();
    expect(engine.current!.columns.daily).toEqual(fresh.current!.columns.daily);
    expect(engine.current!.key).toBe(fresh.current!.key);
  });

  it('follows the workspace and the calendar', async () => {
    const { engine, apply, created, setToday } = start();
    await apply();
    await created(['a', '2025-03-01']);
    await engine.refresh();
    const { model, key } = engine.current!;
    setToday('2025-04-02');
    expect([await engine.update(), engine.current!.model === model, engine.current!.key === key]).toEqual([
      true,
      true,
      false,
    ]);
    await apply({ currency: 'USD' });
    expect([await engine.update(), engine.current!.model.workspace.currency]).toEqual([true, 'USD']);
  });

  it('keeps what it has when a port fails', async () => {
    const { engine, apply, created, rollups, volume } = start();
    await apply();
    await created(['a', '2025-03-01']);
    await engine.refresh();
    const { blocksSince } = rollups;
    rollups.blocksSince = () => Promise.reject(new Error('gone'));
    await created(['b', '2025-03-01']);
    await expect(engine.refresh()).rejects.toThrow('gone');
    expect(volume()).toBe(1);
    rollups.blocksSince = blocksSince;
    await engine.update();
    expect(volume()).toBe(2);
  });
});

describe('a snapshot', () => {
  const facts = async () => {
    const started = start();
    await started.apply();
    await started.known();
    const answered = (minutes: number) => ({ firstHumanReplyAt: at('2025-03-10 09:00') + minutes * 60_000 });
    await started.created(
      ['a', '2025-03-10 09:00', answered(10)],
      ['b', '2025-03-10 09:00', answered(20)],
      ['c', '2025-03-10 09:00', { ...answered(30), customerExternalId: null }],
      ['d', '2025-03-20 09:00'],
    );
    await started.facts.carry({ id: 0 }, ['first_human_reply_at']);
    await started.engine.refresh();
    return started.engine.current!;
  };

  it('compares a node with another period', async () => {
    const snapshot = await facts();
    const week = { from: day('2025-03-17'), to: day('2025-03-24') };
    const basis = { from: day('2025-03-10'), to: day('2025-03-17') };
    const node = { ...snapshot.model.nodesByPath.get('')!, metric: 'conversation_volume' };
    const reading = await readNode(snapshot, node, week, basis);
    const { previous, period, change } = reading!.comparison!;
    const { absolute, relative, tone } = change;
    // The data end on the 20th: 1 in four days, against 3 in seven, which are 12/7 in four.
    expect([period, previous.value, { absolute, relative, tone }]).toEqual([
      { from: day('2025-03-10'), to: day('2025-03-17') },
      3,
      { absolute: expect.closeTo(-5 / 7, 12), relative: expect.closeTo(-5 / 12, 12), tone: 'NEUTRAL' },
    ]);
  });

  it('has median and p90 beside a duration, where anything happened', async () => {
    const snapshot = await facts();
    const all = (await snapshot.quantiles('first_response_time', 0, MARCH))!;
    expect(Math.abs(all.median / 1200 - 1)).toBeLessThan(0.0109);
    expect(Math.abs(all.p90 / 1680 - 1)).toBeLessThan(0.0109); // between 20 and 30 minutes, at rank 1.8
    const free = snapshot.model.positions.get('plan/free')!;
    expect(await snapshot.quantiles('first_response_time', free, MARCH)).toBeNull();
    expect(await snapshot.quantiles('csat', 0, MARCH)).toBeNull();
  });

  it('draws sparklines from the values of its periods, with gaps where nothing is known', async () => {
    const snapshot = await facts();
    const week = { from: day('2025-03-17'), to: day('2025-03-21') };
    expect(snapshot.sparkline('conversation_volume', 0, week, 3)).toEqual([null, 0, 1]);
    const after = { from: day('2025-03-21'), to: day('2025-03-26') };
    expect(snapshot.sparkline('conversation_volume', 0, after, 3)).toEqual([0, 1, null]);
    expect(snapshot.sparkline('bot_involvement_rate', 0, week, 2)).toEqual([null, null]); // no source says it
  });

  it('has series that are cut at the ends', async () => {
    const series = (await facts()).series(
      'conversation_volume',
      0,
      { from: day('2025-03-08'), to: day('2025-03-21') },
      'WEEK',
    );
    expect(series.map(({ value }) => value.value)).toEqual([null, 3, 1]);
    expect(series[0]!.value.reason).toBe('BEFORE_FIRST_DATA');
  });

  it('sets segments side by side, with the share of Unknown', async () => {
    const card = await readScorecard(await facts(), MARCH, ['conversation_volume', 'first_response_time'], 'plan');
    expect(card.rows.map(({ id, measures }) => `${id} ${measures.created}`)).toEqual([
      'all 4',
      'plan/free 0',
      'plan/pro 3',
      'plan/unknown 1',
    ]);
    expect(card.rows[2]!.metrics.first_response_time).toMatchObject({ value: 900, reason: null, sample: 2 });
    expect(card.rows[2]!.metrics.first_response_time!.quantiles).not.toBeNull();
    expect(card.rows[1]!.metrics.first_response_time).toMatchObject({ value: null, quantiles: null });
    expect(card.unknown).toEqual([{ dimension: 'plan', customers: 0, conversations: 0.25 }]);
  });
});

describe('applying a workspace', () => {
  it('changes nothing the second time, and nothing when it is dry', async () => {
    const stores = memoryStores();
    const { workspaces } = stores;
    const system = testSystem({ stores, now: () => NOW.getTime() });
    const apply = {
      run: (caller: Caller, given: Workspace, options?: { dryRun?: boolean }) =>
        system.as(caller).workspace.apply(given, options),
    };
    expect(await apply.run(OPERATOR, workspace(), { dryRun: true })).toMatchObject({
      version: null,
      changes: [expect.any(String)],
    });
    expect(await workspaces.current()).toBeNull();
    const first = await apply.run(OPERATOR, workspace());
    expect(await apply.run(OPERATOR, workspace())).toEqual({ changes: [], version: first.version });
    expect(await apply.run(OPERATOR, workspace({ currency: 'USD' }), { dryRun: true })).toEqual({
      changes: ['currency: EUR → USD'],
      version: first.version,
    });
    const second = await apply.run(OPERATOR, workspace({ currency: 'USD' }));
    expect(second.version).toBeGreaterThan(first.version!);
    expect(await workspaces.current()).toMatchObject({ version: second.version, appliedAt: NOW });
  });
});
