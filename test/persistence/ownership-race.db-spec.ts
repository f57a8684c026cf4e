import { OPERATOR } from '../support/builders.js';
/** At most one is Accountable at any instant, whoever writes at the same time; and no gap where one replaces another. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Stores } from '@bough/application';
import {
  findEffectiveOwners,
  holdsAt,
  selectOwnersAt,
  type Actor,
  type Caller,
  type OwnershipChange,
} from '@bough/domain';
import { openDatabase, storesOn, type DataSource } from '@bough/persistence';
import { EDITOR, instant, uuid } from '../support/builders-ownership.js';
import { testSystem } from '../support/builders-system.js';
import { workspace } from '../support/builders.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';
import { testServers } from '../support/template-database.js';

const NOW = instant('2026-11-25T12:00:00Z');
const DAY = 86_400_000;
const CONNECTIONS = 8;
const KEYS = Array.from({ length: CONNECTIONS }, (_, index) => `p${index}`);

describe.each(testServers())('writers of owners at the same time on $name', ({ url }) => {
  let database: PostgresStores;
  let others: DataSource[];
  let next: number;

  const writer = (stores: Stores) => {
    const system = testSystem({ stores, now: () => NOW, newId: () => uuid(next++) });
    return {
      run: (
        changes: readonly OwnershipChange[],
        actor: Actor,
        { caller, ...options }: { caller: Caller; reason?: string },
      ) => system.as(caller).ownership.apply(changes, { actor, ...options }),
    };
  };

  beforeEach(async () => {
    next = 1;
    database = await postgresStores(url);
    others = await Promise.all(KEYS.map(() => openDatabase({ url: database.url, poolSize: 1 })));
    await database.workspaces.save(workspace(), new Date(NOW));
    await writer(database).run(
      KEYS.map((key) => ({ kind: 'person', key })),
      EDITOR,
      { caller: OPERATOR },
    );
  });
  afterEach(async () => {
    await Promise.all(others.map((source) => source.destroy()));
    await database.close();
  });

  it('200 overlapping Accountable from 8 connections: one holds, the others are told who', async () => {
    const asked = await Promise.all(
      others.map(async (source, index) => {
        const apply = writer(storesOn(source));
        const told: (string | undefined)[] = [];
        for (let round = 0; round < 25; round++) {
          const from = NOW + ((index * 7 + round) % 20) * DAY;
          const change: OwnershipChange = { kind: 'assign', target: 'pro', role: 'A', party: KEYS[index]!, from };
          told.push(
            (await apply.run([{ ...change, to: NOW + 40 * DAY }], EDITOR, { caller: OPERATOR })).problems[0]?.code,
          );
        }
        return told;
      }),
    );
    const codes = asked.flat();
    expect(codes).toHaveLength(200);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'ACCOUNTABLE_OVERLAP')).toHaveLength(199);
    expect((await database.ownership.read()).assignments).toHaveLength(1);
  });

  it('raw inserts that ask nobody are stopped by the database itself', async () => {
    const person = (await database.people.findByKey('p0'))!.id;
    const insert = `INSERT INTO bough.raci_assignment (id, target, role, person_id, valid_from, valid_to, assigned_by_name,
      recorded_at) VALUES (gen_random_uuid(), 'pro', 'A', $1, $2, '2200-01-01Z', 'nobody', now())`;
    const raced = await Promise.allSettled(
      others.map((source, index) => source.query(insert, [person, new Date(NOW + index)])),
    );
    expect(raced.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    await database.source.query(insert, [person, new Date(NOW)]).catch(() => undefined);
    expect((await database.ownership.read()).assignments).toHaveLength(1);
    await expect(database.source.query(insert, [person, new Date(NOW)])).rejects.toMatchObject({ code: '23P01' });
  });

  it('a writer waits for another one, and then sees what that one wrote', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('bough.ownership'))`);
    let done = false;
    const waiting = writer(database)
      .run([{ kind: 'person', key: 'late' }], EDITOR, { caller: OPERATOR })
      .finally(() => (done = true));
    await sleep(100);
    expect(done).toBe(false);
    await client.query(`INSERT INTO bough.ownership_change VALUES (2, now(), NULL, 'other', NULL); COMMIT`);
    await client.end();
    expect(await waiting).toMatchObject({ version: 3, problems: [] });
  });

  it('a random history never has two at an instant, nor a gap after the first', async () => {
    let seed = 42;
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const assign = (from: number, to: number | null): OwnershipChange => {
      const party = KEYS[random(CONNECTIONS)]!;
      return { kind: 'assign', target: 'pro', role: 'A', party, from, to, replace: true };
    };
    expect((await writer(database).run([assign(NOW, null)], EDITOR, { caller: OPERATOR })).problems).toEqual([]);
    const written = await Promise.all(
      others.slice(0, 4).map(async (source) => {
        const apply = writer(storesOn(source));
        for (let round = 0; round < 10; round++) {
          const from = NOW + random(300 * DAY);
          const { problems } = await apply.run([assign(from, random(2) ? from + 1 + random(50 * DAY) : null)], EDITOR, {
            caller: OPERATOR,
          });
          expect(problems).toEqual([]);
        }
        return 10;
      }),
    );
    expect(written).toEqual([10, 10, 10, 10]);
    const ownership = await database.ownership.read();
    expect(ownership.version).toBe(42);
    const nodes = [{ path: 'pro', parentPath: null, name: 'Pro' }];
    const edges = ownership.assignments.flatMap(({ validFrom }) => [validFrom - 1, validFrom]);
    const sampled = Array.from({ length: 1000 }, () => NOW + random(350 * DAY));
    for (const at of [...sampled, ...edges.filter((edge) => edge >= NOW)]) {
      expect(ownership.assignments.filter((each) => holdsAt(each, at))).toHaveLength(1);
      expect(findEffectiveOwners(nodes, selectOwnersAt(ownership, at)).get('pro')!.accountable.kind).toBe('owned');
    }
  });
});
