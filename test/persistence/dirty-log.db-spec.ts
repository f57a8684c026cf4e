/** What the log of days costs: as few rows as there are days, and as little work as a day needs. */
import { DAY_OPEN_END } from '@bough/domain';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  SIZE,
  workspace,
} from '../support/builders.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';

const LOGGED = 'SELECT count(*)::int AS rows, count(DISTINCT day)::int AS days FROM bough.rollup_dirty';
const BLOCKS = 'SELECT day, version::int AS version FROM bough.rollup_day WHERE cardinality(segments) > 0 ORDER BY day';

describe('the log of days', () => {
  let stores: PostgresStores;

  beforeEach(async () => {
    stores = await postgresStores();
    await stores.workspaces.save(workspace({ dimensions: [SIZE] }), new Date());
  });
  afterEach(() => stores?.close());

  /** One import for each, since an import brings facts of one kind. */
  const bring = async (...batches: Parameters<typeof importBatches>[1]) => {
    for (const batch of batches) await importBatches(stores.facts, [batch], { fingerprint: batch.kind });
  };
  const logged = async () => (await stores.source.query<{ rows: number; days: number }[]>(LOGGED))[0]!;
  const versions = async () => {
    const rows = await stores.source.query<{ day: number; version: number }[]>(BLOCKS);
    return new Map(rows.map((row) => [row.day, row.version]));
  };
  /** 30 customers with a conversation on each of ten days. */
  const world = () => {
    const names = Array.from({ length: 30 }, (_, index) => `C${index}`);
    const dates = Array.from({ length: 10 }, (_, index) => `2025-03-${10 + index}`);
    const asked = names.flatMap((name) =>
      dates.map((date) => conversation(`${name} ${date}`, { customerExternalId: name, createdAt: at(date) })),
    );
    return [
      customers(...names.map((name, index) => customer(name, { attributes: { plan: index % 2 ? 'pro' : 'free' } }))),
      conversations(...asked),
    ];
  };

  it('has one row a day after a dimension was added, however many customers change', async () => {
    await bring(...world());
    await stores.rollups.refresh(null);
    expect(await logged()).toEqual({ rows: 0, days: 0 });
    await stores.workspaces.save(workspace(), new Date());
    const { rows, days } = await logged();
    expect(rows).toBe(days);
    expect(days).toBeGreaterThanOrEqual(10);
    await stores.rollups.refresh(null);
    const cells = await stores.rollups.cells();
    const created = (segment: string) =>
      cells.reduce((sum, cell) => sum + (cell.segments.includes(segment) ? cell.sums.created! : 0), 0);
    expect([created('plan/pro'), created('plan/free')]).toEqual([150, 150]);
  });

  it('has one row a day after customers were described later than their conversations came', async () => {
    await stores.workspaces.save(workspace(), new Date());
    const [described, asked] = world();
    await bring(asked!);
    await stores.rollups.refresh(null);
    await bring(described!);
    const { rows, days } = await logged();
    // The days of the conversations; each customer also enters on the day on which its activity begins.
    expect(rows).toBeLessThanOrEqual(days + 1);
    expect(days).toBeLessThan(DAY_OPEN_END);
  });

  it('leaves days alone on which nobody came back after all, and counts those on which somebody did', async () => {
    const on = (id: string, date: string, customerExternalId: string) =>
      conversation(id, { customerExternalId, createdAt: at(date), resolvedAt: at(date) });
    await bring(conversations(on('1', '2025-03-03', 'A'), on('2', '2025-03-05', 'B'), on('3', '2025-03-07', 'C')));
    await stores.rollups.refresh(null);
    const before = await versions();
    // Two customers on one day: A was here a week ago, D never.
    await bring(conversations(on('4', '2025-03-10', 'A'), on('5', '2025-03-10', 'D')));
    await stores.rollups.refresh(null);
    const after = await versions();
    const changed = [...after.keys()].filter((each) => after.get(each) !== before.get(each));
    expect(changed).toEqual([day('2025-03-03'), day('2025-03-10')]);
    const repeated = (await stores.rollups.cells()).flatMap((cell) => (cell.sums.repeated ? [cell.day] : []));
    expect(repeated).toEqual([day('2025-03-03')]);
  });
});
