import { InterventionStore } from '@bough/application';
import { intervention, keptAssessment, plan, started } from '../support/builders-interventions.js';
import { RECORDED, uuid } from '../support/builders-ownership.js';
import { postgresStores, storeKinds, type PostgresStores } from '../support/builders-stores.js';
import { ENTRY, interventionStoreContract } from '../support/intervention-store-contract.js';

describe.each(storeKinds())('interventions in $name', interventionStoreContract);

describe('what is frozen in PostgreSQL', () => {
  let stores: PostgresStores;
  let store: InterventionStore;
  const id = intervention(1).id;

  beforeAll(async () => {
    stores = await postgresStores();
    store = stores.interventions;
    const { number: _, ...draft } = intervention(1);
    await store.create(draft, () => ENTRY);
    await store.save(started(1), ENTRY);
    await store.addAssessment(keptAssessment(1, id), ENTRY);
    const signed = { id: uuid(5), assessment: uuid(801), person: uuid(2), agrees: true, note: null, at: RECORDED };
    await store.save({ ...started(1), version: 3, signOffs: [signed] }, ENTRY);
  });
  afterAll(() => stores?.close());

  const look = async () => [await store.find(id), await store.assessments(id)];

  /** As the account that Bough itself uses. */
  it.each([
    `UPDATE bough.plan_revision SET plan = '${JSON.stringify(plan({ weeks: 26 }))}'`,
    `UPDATE bough.plan_revision SET hash = repeat('0', 64)`,
    `UPDATE bough.plan_revision SET definition = 'first_response_time = 1'`,
    'DELETE FROM bough.plan_revision',
    'TRUNCATE bough.plan_revision',
    `UPDATE bough.intervention SET frozen_at = frozen_at - interval '90 days'`,
    'UPDATE bough.intervention SET frozen_revision = 2',
    'UPDATE bough.intervention SET exploratory = true',
    'UPDATE bough.intervention SET number = 7',
    `UPDATE bough.intervention SET created_by = NULL`,
    `UPDATE bough.intervention SET status = 'planned', frozen_at = NULL, frozen_revision = NULL`,
    `UPDATE bough.intervention SET status = 'concluded'`,
    'DELETE FROM bough.intervention',
    'TRUNCATE bough.intervention CASCADE',
    `UPDATE bough.assessment SET verdict = 'verified_improvement'`,
    `UPDATE bough.assessment SET result = '{}'`,
    'DELETE FROM bough.assessment',
    'TRUNCATE bough.assessment CASCADE',
    'UPDATE bough.sign_off SET agrees = NOT agrees',
    'DELETE FROM bough.sign_off',
    'TRUNCATE bough.sign_off',
    `UPDATE bough.intervention SET id = gen_random_uuid()`,
    `UPDATE bough.intervention SET created_at = created_at - interval '90 days'`,
    `UPDATE bough.intervention SET status = 'draft'`,
    `INSERT INTO bough.plan_revision SELECT * FROM bough.plan_revision
      ON CONFLICT (intervention_id, revision) DO UPDATE SET plan = '${JSON.stringify(plan({ weeks: 26 }))}'`,
    `INSERT INTO bough.intervention SELECT * FROM bough.intervention ON CONFLICT (id) DO UPDATE SET exploratory = true`,
    `MERGE INTO bough.plan_revision r USING (VALUES (1)) given(number) ON r.revision = given.number WHEN MATCHED THEN DELETE`,
    `WITH gone AS (DELETE FROM bough.plan_revision RETURNING *) SELECT count(*) FROM gone`,
  ])('refuses %s', async (statement) => {
    const before = await look();
    await expect(stores.source.query(statement)).rejects.toThrow(/stays|cannot go|begins as a plan/);
    expect(await look()).toEqual(before);
  });

  it.each([
    `UPDATE bough.plan_revision SET plan = '${JSON.stringify(plan({ weeks: 26 }))}'`,
    'UPDATE bough.intervention SET exploratory = true',
    'DELETE FROM bough.assessment',
    'UPDATE bough.audit_event SET changes = changes',
  ])('refuses %s also in a session without ordinary triggers', async (statement) => {
    const quietly = stores.source.transaction(async (session) => {
      await session.query('SET LOCAL session_replication_role = replica');
      await session.query(statement);
    });
    await expect(quietly).rejects.toThrow(/stays|only grows|permission denied/);
  });

  it('refuses to insert one that ran already', async () => {
    const statement = `INSERT INTO bough.intervention (id, number, version, status, frozen_revision, frozen_at, exploratory, created_at)
      VALUES (gen_random_uuid(), 9, 1, 'running', 1, '2020-01-01Z', false, '2020-01-01Z')`;
    await expect(stores.source.query(statement)).rejects.toThrow('begins as a plan');
  });

  it('is written to the audit in the same transaction, or not at all', async () => {
    const before = await stores.audit.count({});
    const late = store.save({ ...started(1), version: 3 }, ENTRY);
    await expect(late).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    expect(await stores.audit.count({})).toBe(before);
    await store.save({ ...started(1), version: 4, status: 'measuring' }, ENTRY);
    expect(await stores.audit.count({})).toBe(before + 1);
  });
});
