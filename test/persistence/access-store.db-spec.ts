import { accessStoreContract } from '../support/access-store-contract.js';
import { postgresStores, storeKinds, type PostgresStores } from '../support/builders-stores.js';
import { OPERATOR, workspace } from '../support/builders.js';
import { invited, tokenFor } from '../support/sign-in-builders.js';
import type { Caller, WorkspaceEdit } from '@bough/domain';
import { testSystem } from '../support/builders-system.js';

describe.each(storeKinds())('access in $name', accessStoreContract);

describe('the audit in PostgreSQL', () => {
  let stores: PostgresStores;
  const now = () => new Date('2026-03-01T12:00:00Z');
  const system = () => testSystem({ stores, now: () => now().getTime() });
  beforeAll(async () => {
    stores = await postgresStores();
    await system().as(OPERATOR).workspace.apply(workspace());
  });
  afterAll(() => stores?.close());

  it.each([
    `UPDATE bough.audit_event SET actor = 'nobody'`,
    'DELETE FROM bough.audit_event',
    'TRUNCATE bough.audit_event',
    'TRUNCATE bough.account CASCADE, bough.audit_event',
    'INSERT INTO bough.audit_event SELECT * FROM bough.audit_event',
  ])('refuses %s', async (statement) => {
    const before = await stores.audit.list({}, 9);
    expect(before.length).toBeGreaterThan(0);
    await expect(stores.source.query(statement)).rejects.toThrow();
    expect(await stores.audit.list({}, 9)).toEqual(before);
  });

  it('has an event for a change, and none for a change that was not made', async () => {
    const count = () => stores.audit.count({});
    const before = await count();
    const edits = {
      run: (caller: Caller, edit: WorkspaceEdit, expected: number, options?: { dryRun: boolean }) =>
        system().as(caller).workspace.edit(edit, expected, options),
    };
    const named = { kind: 'update-node', key: 'handling_efficiency', patch: { name: 'Efficiency' } } as const;
    expect(await edits.run(OPERATOR, named, 1, { dryRun: true })).toMatchObject({ problems: [] });
    expect(await edits.run(OPERATOR, named, 7)).toMatchObject({ problems: [{ code: 'VERSION_CONFLICT' }] });
    expect(await count()).toBe(before);
    expect(await edits.run(OPERATOR, named, 1)).toMatchObject({ version: 2 });
    expect(await edits.run(OPERATOR, named, 1)).toMatchObject({ problems: [{ code: 'VERSION_CONFLICT' }] });
    expect(await count()).toBe(before + 1);
    const [event] = await stores.audit.list({}, 1);
    expect(event).toMatchObject({ action: 'tree_node.update', actor: 'cli', via: 'cli', requestId: 'test', at: now() });
    expect(event!.changes).toEqual([
      { subject: 'node:handling_efficiency', field: 'name', before: 'Handling efficiency', after: 'Efficiency' },
    ]);
  });

  it('is not written when the change fails in the transaction', async () => {
    const before = await stores.audit.count({});
    const late = stores.workspaces.save(workspace(), now(), 1, {
      at: now(),
      person: null,
      actor: 'cli',
      via: 'cli',
      action: 'workspace.apply',
      requestId: 'x',
      changes: [],
    });
    await expect(late).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(await stores.audit.count({})).toBe(before);
  });

  it('and every other table keep no secret that was given out', async () => {
    const secret = await tokenFor(stores, await invited(stores, 'admin', 'zoe'));
    for (const { schema, tableName } of stores.source.entityMetadatas) {
      const rows = await stores.source.query<unknown[]>(`SELECT * FROM ${schema}.${tableName}`);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });

  it('cannot hold a token for more than a year', async () => {
    const { id } = await invited(stores, 'viewer', 'yan');
    const insert = `INSERT INTO bough.api_token (id, hash, person_id, name, prefix, scopes, created_at, expires_at)
      VALUES (gen_random_uuid(), 'h', $1, 'n', 'p', '{read}', '2026-01-01Z', '2027-01-02Z')`;
    await expect(stores.source.query(insert, [id])).rejects.toThrow(/api_token_life/);
  });
});
