/** What every workspace store must do. */
import { Engine, VersionConflict } from '@bough/application';
import { dayText, type Workspace } from '@bough/domain';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  PLAN,
  SIZE,
  workspace,
} from './builders.js';
import type { OpenStores, StoreKind } from './builders-stores.js';

const NOW = new Date('2025-04-01T12:00:00Z');

export function workspaceStoreContract(kind: StoreKind): void {
  let stores: OpenStores;

  beforeEach(async () => {
    stores = await kind.open();
  });
  afterEach(() => stores?.close());

  const save = (given: Partial<Workspace> = {}) => stores.workspaces.save(workspace(given), NOW);
  const refresh = async () => stores.rollups.refresh((await stores.workspaces.current())!.workspace.referencePeriod);
  const created = async () => {
    await refresh();
    const cells = (await stores.rollups.cells()).filter(({ sums }) => sums.created! > 0);
    return cells.map((cell) => [dayText(cell.day), ...cell.segments].join(' ')).sort();
  };
  /** Customer A is pro with an ARR of 500, and wrote an hour before midnight (UTC). */
  const bring = async () => {
    await importBatches(stores.facts, [customers(customer('A', { attributes: { plan: 'pro', arr: '500' } }))]);
    const late = { customerExternalId: 'A', createdAt: at('2025-03-10 23:00') };
    await importBatches(stores.facts, [conversations(conversation('1', late))]);
    await refresh();
  };

  it('has no workspace at first, and then the newest', async () => {
    expect(await stores.workspaces.current()).toBeNull();
    expect(await save({ name: 'One' })).toMatchObject({ version: 1, workspace: { name: 'One' } });
    expect(await save({ name: 'Two' })).toMatchObject({ version: 2 });
    expect(await stores.workspaces.current()).toEqual({
      version: 2,
      workspace: workspace({ name: 'Two' }),
      appliedAt: NOW,
    });
  });

  it('keeps every version', async () => {
    expect([await stores.workspaces.version(1), await stores.workspaces.versions()]).toEqual([null, []]);
    for (const name of ['One', 'Two', 'Three']) await save({ name });
    const names = async (after?: number) =>
      (await stores.workspaces.versions(after)).map(({ version, workspace: { name } }) => `${version} ${name}`);
    expect(await names()).toEqual(['1 One', '2 Two', '3 Three']);
    expect(await names(1)).toEqual(['2 Two', '3 Three']);
    expect(await names(3)).toEqual([]);
    expect(await stores.workspaces.version(2)).toEqual({
      version: 2,
      workspace: workspace({ name: 'Two' }),
      appliedAt: NOW,
    });
    expect([await stores.workspaces.version(0), await stores.workspaces.version(4)]).toEqual([null, null]);
  });

  it('saves only over the version that the writer has seen', async () => {
    const over = (expected: number, name: string) => stores.workspaces.save(workspace({ name }), NOW, expected);
    await expect(over(1, 'Early')).rejects.toEqual(new VersionConflict(1, 0));
    expect(await over(0, 'One')).toMatchObject({ version: 1 });
    await expect(over(0, 'Late')).rejects.toMatchObject({ code: 'VERSION_CONFLICT', expected: 0, current: 1 });
    expect(await stores.workspaces.current()).toMatchObject({ version: 1, workspace: { name: 'One' } });
  });

  it('lets one of several writers win who have seen the same version', async () => {
    await save();
    const writers = ['a', 'b', 'c', 'd'].map((name) => stores.workspaces.save(workspace({ name }), NOW, 1));
    const told = await Promise.allSettled(writers);
    expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of told)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'VERSION_CONFLICT', current: 2 });
    expect(await stores.workspaces.versions()).toHaveLength(2);
  });

  it('puts the facts on the days of a new time zone', async () => {
    await save();
    await bring();
    await save({ timeZone: 'Europe/Berlin' });
    expect(await stores.rollups.isDirty()).toBe(true);
    expect(await created()).toEqual(['2025-03-11 plan/pro size/small']);
  });

  it('puts the customers into the cells of new dimensions', async () => {
    await save({ dimensions: [PLAN] });
    await bring();
    expect(await created()).toEqual(['2025-03-10 plan/pro']);
    await save({ dimensions: [SIZE, PLAN] });
    expect(await created()).toEqual(['2025-03-10 size/small plan/pro']);
    const low = { key: 'small', name: 'Small', to: 100 };
    await save({ dimensions: [{ ...SIZE, segments: [low, { key: 'large', name: 'Large', from: 100 }] }] });
    expect(await created()).toEqual(['2025-03-10 size/large']);
  });

  it('takes another attribute for revenue', async () => {
    await save({ revenue: null });
    await bring();
    const revenue = async () => {
      await refresh();
      return (await stores.rollups.cells()).reduce((sum, { sums }) => sum + sums.revenue_change!, 0);
    };
    expect(await revenue()).toBe(0);
    await save({ revenue: 'arr' });
    expect(await revenue()).toBe(500_000);
  });

  it('measures the standards of topics in a new reference period', async () => {
    await save();
    const handled = (id: string, text: string, handleSeconds: number) =>
      conversation(id, { createdAt: at(text), resolvedAt: at(text), handleSeconds });
    const facts = [handled('1', '2025-01-01', 100), handled('2', '2025-06-01', 900)];
    await importBatches(stores.facts, [conversations(...facts)]);
    await refresh();
    await save({ referencePeriod: { from: day('2025-06-01'), to: day('2025-07-01') } });
    expect(await stores.rollups.isDirty()).toBe(true);
    await refresh();
    const standards = (await stores.rollups.cells()).map(({ sums }) => sums.standard_seconds!).filter((sum) => sum > 0);
    expect(standards).toEqual([900, 900]);
  });

  it('leaves the rollups alone when they do not depend on what changed', async () => {
    await save();
    await bring();
    await save({ name: 'Other', currency: 'USD', freshnessDays: 3 });
    expect(await stores.rollups.isDirty()).toBe(false);
  });

  it('removes every fact when asked to, also from an engine that runs', async () => {
    await save();
    await bring();
    const engine = new Engine({ ...stores, today: () => day('2025-04-01') });
    await engine.refresh();
    expect(engine.current!.state.range).not.toBeNull();
    await stores.workspaces.removeFacts();
    await engine.refresh();
    expect(await stores.rollups.cells()).toEqual([]);
    expect(engine.current!.state.range).toBeNull();
    expect(await stores.facts.listRuns(10)).toEqual([]);
    expect(await stores.workspaces.current()).toMatchObject({ version: 1 });
    await bring();
    expect(await created()).toEqual(['2025-03-10 plan/pro size/small']);
  });
}
