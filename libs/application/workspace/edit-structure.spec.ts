import type { Caller, Principal, WorkspaceEdit } from '@bough/domain';
import { callerOf, testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { OPERATOR, workspace } from '../../../test/support/builders.js';

const NOW = new Date('2026-03-01T09:00:00Z');
const headline = (name: string): WorkspaceEdit => ({
  kind: 'replace',
  metrics: [],
  tree: { ...workspace().tree, headline: name },
});
const on = (stores = memoryStores()) => {
  const system = testSystem({ stores, now: () => NOW.getTime() });
  const as = (principal: Principal | null) => system.as(callerOf(principal)).workspace;
  return {
    workspaces: stores.workspaces,
    edits: {
      run: (caller: Caller, edit: WorkspaceEdit, expected: number, options?: { dryRun?: boolean }) =>
        system.as(caller).workspace.edit(edit, expected, options),
    },
    list: { run: (principal: Principal | null, most: number) => as(principal).listVersions(most) },
    compare: { run: (principal: Principal | null, from: number, to: number) => as(principal).compare(from, to) },
  };
};
/** No node, metric or standard is another one: the headline belongs to the tree. */
const changed = { nodes: [], metrics: [], standards: [] };
const opened = async () => {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), NOW);
  return on(stores);
};

it('saves a new version and says what it changed', async () => {
  const { workspaces, edits } = await opened();
  const changes = ['tree headline: cost_to_serve → csat'];
  expect(await edits.run(OPERATOR, headline('csat'), 1)).toEqual({ version: 2, changes, changed, problems: [] });
  expect((await workspaces.current())!.workspace.tree.headline).toBe('csat');
});

it('saves nothing when it is only asked what would change, or nothing would', async () => {
  const { workspaces, edits } = await opened();
  const changes = ['tree headline: cost_to_serve → csat'];
  expect(await edits.run(OPERATOR, headline('csat'), 1, { dryRun: true })).toEqual({
    version: 1,
    changes,
    changed,
    problems: [],
  });
  expect(await edits.run(OPERATOR, headline('cost_to_serve'), 1)).toEqual({
    version: 1,
    changes: [],
    changed,
    problems: [],
  });
  expect(await workspaces.versions()).toHaveLength(1);
});

it('saves nothing that breaks a rule', async () => {
  const { workspaces, edits } = await opened();
  const { version, changes, problems } = await edits.run(OPERATOR, headline('csta'), 1);
  expect([version, changes, problems.map(({ code }) => code)]).toEqual([1, [], ['UNKNOWN_METRIC']]);
  expect(await workspaces.versions()).toHaveLength(1);
});

it('tells who comes late which version holds', async () => {
  const { edits } = await opened();
  await edits.run(OPERATOR, headline('csat'), 1);
  const { version, problems } = await edits.run(OPERATOR, headline('backlog'), 1);
  expect([version, problems[0]!.code, problems[0]!.path]).toEqual([2, 'VERSION_CONFLICT', ['expectedVersion']]);
});

it('finds out in the store when two come at once', async () => {
  const { workspaces, edits } = await opened();
  const told = await Promise.all(
    ['csat', 'backlog', 'csat_mean'].map((name) => edits.run(OPERATOR, headline(name), 1)),
  );
  expect(told.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    [],
    ['VERSION_CONFLICT'],
    ['VERSION_CONFLICT'],
  ]);
  expect(await workspaces.versions()).toHaveLength(2);
});

it('refuses without a workspace', () =>
  expect(on().edits.run(OPERATOR, headline('csat'), 0)).rejects.toMatchObject({
    code: 'WORKSPACE_MISSING',
  }));

describe('versions', () => {
  it('are listed with what each changed, the newest first', async () => {
    const { edits, list } = await opened();
    await edits.run(OPERATOR, headline('csat'), 1);
    await edits.run(OPERATOR, headline('backlog'), 2);
    expect((await list.run(OPERATOR.principal, 2)).map(({ version, changes }) => [version, ...changes])).toEqual([
      [3, 'tree headline: csat → backlog'],
      [2, 'tree headline: cost_to_serve → csat'],
    ]);
    expect((await list.run(OPERATOR.principal, 9)).at(-1)).toMatchObject({
      version: 1,
      appliedAt: NOW,
      changes: [expect.stringMatching(/^new workspace/)],
    });
  });

  it('are compared, in both directions', async () => {
    const { edits, compare } = await opened();
    await edits.run(OPERATOR, headline('csat'), 1);
    expect((await compare.run(OPERATOR.principal, 2, 1))[0]).toMatchObject({
      kind: 'tree',
      field: 'headline',
      from: 'csat',
      to: 'cost_to_serve',
    });
    expect(await compare.run(OPERATOR.principal, 2, 2)).toEqual([]);
    await expect(compare.run(OPERATOR.principal, 1, 9)).rejects.toMatchObject({
      code: 'VERSION_UNKNOWN',
      message: 'There is no version 9; the newest is 2.',
    });
  });
});
