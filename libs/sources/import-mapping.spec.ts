import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day, OPERATOR, workspace } from '../../test/support/builders.js';
import { testSystem } from '../../test/support/builders-system.js';
import { memoryStores } from '../../test/support/memory-stores.js';
import { importMapping } from './import-mapping.js';
import type { Mapping } from './mapping/import-spec.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'bough-mapping-'))));
afterEach(() => rm(folder, { recursive: true }));

const MAPPING: Mapping = {
  source: 'books',
  imports: [
    { file: 'nps.csv', kind: 'readings', fields: { measure: { constant: 'nps' }, day: 'date', value: 'score' } },
    { file: 'cost.csv', kind: 'cost_pools', fields: { month: 'date', category: 'what', amount: 'eur' } },
  ],
};

/** `line code field column value` of what is wrong with the files, imported in November 2026. */
async function wrongWith(files: Record<string, string>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const known = workspace({ measures: [{ key: 'nps', name: 'NPS', unit: 'points' }] });
  const given = { mapping: MAPPING, workspace: known, folder, now: Date.UTC(2026, 10, 25), dryRun: true };
  const told: string[] = [];
  for await (const { summary } of importMapping(given, testSystem().as(OPERATOR).facts.importFile))
    for (const { line, code, field, column, value } of summary.problems)
      told.push(`${line} ${code} ${field} ${column} ${value}`);
  return told;
}

it('rejects readings and cost of days that cannot be, with their place', async () => {
  const told = await wrongWith({
    'nps.csv': 'date,score\n2026-11-25,40\n2026-11-28,41\n0001-01-01,42\n1989-12-31,43\n',
    'cost.csv':
      'date,what,eur\n2027-06-01,licences,10\n2062-11-01,licences,10\n1926-11-01,licences,10\n9999-01-01,x,1\n',
  });
  expect(told).toEqual([
    ...['3 DATE_IN_FUTURE day date 2026-11-28', '4 DATE_OUT_OF_RANGE day date 0001-01-01'],
    ...['5 DATE_OUT_OF_RANGE day date 1989-12-31', '3 DATE_IN_FUTURE month date 2062-11-01'],
    ...['4 DATE_OUT_OF_RANGE month date 1926-11-01', '5 DATE_OUT_OF_RANGE month date 9999-01-01'],
  ]);
});

describe('a later file', () => {
  const TICKETS: Mapping = {
    source: 'desk',
    imports: [
      {
        file: 'tickets.csv',
        kind: 'conversations',
        leave_out: [{ column: 'status', is: ['spam', 'merged'] }],
        fields: { id: 'id', created_at: 'created', version: 'updated' },
      },
    ],
  };
  const CUSTOMERS: Mapping = {
    source: 'desk',
    imports: [
      { file: 'accounts.csv', kind: 'customers', leave_out: [{ column: 'kind', is: 'test' }], fields: { id: 'id' } },
      {
        file: 'subscriptions.csv',
        kind: 'customers',
        leave_out: [{ column: 'status', is: 'canceled' }],
        fields: { id: 'account' },
        attributes: { plan: 'plan' },
      },
    ],
  };
  let stores: ReturnType<typeof memoryStores>;
  beforeEach(async () => {
    stores = memoryStores();
    await stores.workspaces.save(workspace(), new Date());
  });

  /** `new changed unchanged leftOut removed` of each file. */
  async function bring(mapping: Mapping, files: Record<string, string>): Promise<string[]> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const told: string[] = [];
    const { importFile } = testSystem({ stores }).as(OPERATOR).facts;
    for await (const { summary } of importMapping({ mapping, workspace: workspace(), folder }, importFile)) {
      expect(summary.failure).toBeNull();
      const { new: added, changed, unchanged, leftOut, removed } = summary;
      told.push([added, changed, unchanged, leftOut, removed].join(' '));
    }
    await stores.rollups.refresh(null);
    return told;
  }
  const total = async (measure: string) =>
    (await stores.rollups.cells()).reduce((sum, { sums }) => sum + sums[measure]!, 0);
  const tickets = (...rows: string[]) => ({ 'tickets.csv': ['id,created,status,updated', ...rows, ''].join('\n') });

  it('that leaves a conversation out removes it from every number', async () => {
    await bring(TICKETS, tickets('t1,2025-03-10,open,1', 't2,2025-03-10,open,1'));
    expect(await total('created')).toBe(2);
    const spam = tickets('t1,2025-03-10,spam,2', 't2,2025-03-10,open,1');
    expect(await bring(TICKETS, spam)).toEqual(['0 0 1 1 1']);
    expect(await total('created')).toBe(1);
    expect(await bring(TICKETS, spam)).toEqual(['0 0 1 1 0']);
    expect(await bring(TICKETS, tickets('t1,2025-03-10,open,1'))).toEqual(['0 0 1 0 0']); // an older version
    expect(await bring(TICKETS, tickets('t1,2025-03-10,open,3'))).toEqual(['1 0 0 0 0']);
    expect(await total('created')).toBe(2);
  });

  it('under a new rule removes what the rule leaves out, and without it brings it in again', async () => {
    const file = tickets('t1,2025-03-10,closed,', 't2,2025-03-10,open,');
    const [spec] = TICKETS.imports;
    const closed: Mapping = { ...TICKETS, imports: [{ ...spec!, leave_out: [{ column: 'status', is: 'closed' }] }] };
    expect(await bring(TICKETS, file)).toEqual(['2 0 0 0 0']);
    expect(await bring(closed, file)).toEqual(['0 0 1 1 1']);
    expect(await bring(TICKETS, file)).toEqual(['1 0 1 0 0']);
  });

  it('keeps a conversation that has one row that is not left out, wherever that row is', async () => {
    await bring(TICKETS, tickets('t1,2025-03-10,open,1', 't2,2025-03-10,open,1'));
    const log = tickets(
      't1,2025-03-10,merged,2',
      't1,2025-03-10,open,2',
      't2,2025-03-10,open,1',
      't2,2025-03-10,spam,1',
    );
    expect(await bring(TICKETS, log)).toEqual(['0 0 2 2 0']);
    expect(await total('created')).toBe(2);
  });

  it('that leaves a customer out in every file forgets the customer', async () => {
    const accounts = (kind: string) => ({ 'accounts.csv': `id,kind\nA,real\nB,${kind}\n` });
    const subscriptions = { 'subscriptions.csv': 'account,plan,status\nA,pro,canceled\n' };
    expect(await bring(CUSTOMERS, { ...accounts('real'), ...subscriptions })).toEqual(['2 0 0 0 0', '0 0 0 1 0']);
    expect(await total('customers_change')).toBe(2); // A is in one of the files
    expect(await bring(CUSTOMERS, accounts('test'))).toEqual(['0 0 1 1 0', '0 0 0 1 1']);
    expect(await total('customers_change')).toBe(1);
  });

  it('of costs replaces the months of its source as a whole, but for the files of the same mapping', async () => {
    const costs = (file: string) => ({
      file,
      kind: 'cost_pools' as const,
      fields: { month: 'm', category: 'c', amount: 'a' },
    });
    const mapping: Mapping = { source: 'books', imports: [costs('pay.csv'), costs('tools.csv')] };
    const tools = { 'tools.csv': 'm,c,a\n2025-03,licences,20\n' };
    expect(await bring(mapping, { 'pay.csv': 'm,c,a\n2025-03,wages,100\n', ...tools })).toEqual([
      '1 0 0 0 0',
      '1 0 0 0 0',
    ]);
    expect(await bring(mapping, { 'pay.csv': 'm,c,a\n2025-03,salaries,100\n' })).toEqual(['1 0 0 0 1', '0 0 1 0 0']);
    expect(await stores.rollups.costPools()).toEqual([
      { month: day('2025-03-01'), category: 'licences', amount: 20_000 },
      { month: day('2025-03-01'), category: 'salaries', amount: 100_000 },
    ]);
  });
});
