/**
 * Customers from a CRM and conversations from a help desk that calls them otherwise, tied by a link file: the tree is that of one source
 * with one name for each customer. Links that come late cut history again, and a link that was wrong is mended by the right one. A
 * small made-up pair always runs; the public RavenStack files, split in two, where they are.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { UseCases } from '@bough/application';
import { resolvePreset, type Workspace } from '@bough/domain';
import { importMapping, readMapping, readWorkspace, type Mapping } from '@bough/sources';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { storesOn } from '../../libs/persistence/stores.js';
import { testSystem } from '../support/builders-system.js';
import { OPERATOR, workspace as smallWorkspace } from '../support/builders.js';
import { describeWhere } from '../support/describe-where.js';
import { readScorecard } from '../support/read-scorecard.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';

const EXAMPLE = join(__dirname, '../../examples/ravenstack');
const DATA = resolve(process.env.BOUGH_SAMPLE_DATA ?? '../shared/data', 'ravenstack_saas');
const COUNT = 40;

const folder = mkdtempSync(join(tmpdir(), 'bough-two-sources-'));
const open: { readonly database: TestDatabase; readonly source: DataSource }[] = [];
afterAll(async () => {
  for (const { source, database } of open) {
    await source.destroy();
    await database.drop();
  }
  rmSync(folder, { recursive: true });
});

/** A database of its own, into which mappings are imported one after the other. */
async function desk(workspace: Workspace) {
  const database = await createTestDatabase();
  const source = await openDatabase({ url: database.url });
  open.push({ database, source });
  const system = testSystem({ stores: storesOn(source), newId: randomUUID });
  const operator = system.as(OPERATOR);
  await operator.workspace.apply(workspace);
  return {
    operator,
    bring: async (mapping: Mapping) => {
      for await (const { summary } of importMapping({ mapping, workspace, folder }, operator.facts.importFile))
        expect([summary.failure, summary.rejected]).toEqual([null, 0]);
      await system.engine.refresh();
    },
    /** Every metric and measure of every segment over all time. */
    tree: async () => {
      const snapshot = system.engine.current!;
      const period = resolvePreset('ALL_TIME', snapshot.state.range!, snapshot.state.today);
      const { rows, unknown } = await readScorecard(snapshot, period, [...snapshot.model.metrics.keys()]);
      return { rows, unknown };
    },
    gaps: async (of: UseCases = operator) => (await of.facts.unmatchedCustomers({ days: 3_000 })).gaps,
  };
}

const mappingOf = (text: string): Mapping => {
  const { mapping, problems } = readMapping(text, 'mapping.yml');
  expect(problems).toEqual([]);
  return mapping!;
};
const file = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);

describe('a made-up CRM and help desk', () => {
  const numbers = Array.from({ length: COUNT }, (_, index) => index);
  const plan = (index: number) => ['free', 'pro', 'trial'][index % 3]!;
  const tickets = numbers.flatMap((index) =>
    Array.from({ length: 1 + (index % 4) }, (_, turn) => ({
      id: `t${index}-${turn}`,
      index,
      opened: `2025-0${1 + ((index + turn) % 6)}-1${turn}T0${turn}:30Z`,
      solved: `2025-0${1 + ((index + turn) % 6)}-1${turn + 1}T1${turn}:00Z`,
    })),
  );
  const ticketLines = (customer: (index: number) => string) => [
    'id,who,opened,solved',
    ...tickets.map(({ id, index, opened, solved }) => [id, customer(index), opened, solved].join()),
  ];
  const accountLines = (name: (index: number) => string) => [
    'id,plan,arr,since',
    ...numbers.map((index) => [name(index), plan(index), index * 100, `2024-1${index % 3}-01`].join()),
  ];
  const linkLines = (known: (index: number) => boolean, crm = (index: number) => `crm-${index}`) => [
    'org,account',
    ...numbers.filter(known).map((index) => `org-${index},${crm(index)}`),
  ];
  const customers = 'fields: { id: id, active_from: since }, attributes: { plan: plan, arr: arr }';
  const ONE = `
source: desk
imports:
  - { kind: customers, file: accounts.csv, ${customers} }
  - { kind: conversations, file: tickets.csv, fields: { id: id, customer: who, created_at: opened, resolved_at: solved } }
`;
  const CRM = `
source: crm
imports:
  - { kind: customers, file: crm.csv, ${customers} }
`;
  const DESK = `
source: desk
imports:
  - kind: conversations
    file: desk.csv
    fields:
      id: id
      customer: { column: who, source: crm, through: links.csv, key: org, value: account }
      created_at: opened
      resolved_at: solved
`;
  beforeAll(() => {
    file(
      'accounts.csv',
      accountLines((index) => `a${index}`),
    );
    file(
      'tickets.csv',
      ticketLines((index) => `a${index}`),
    );
    file(
      'crm.csv',
      accountLines((index) => `crm-${index}`),
    );
    file(
      'desk.csv',
      ticketLines((index) => `org-${index}`),
    );
  });

  it('are the tree of one source, however late the links come, and after a wrong one', async () => {
    const workspace = smallWorkspace();
    const one = await desk(workspace);
    await one.bring(mappingOf(ONE));
    const expected = await one.tree();
    expect(expected.rows.find(({ id }) => id === 'plan/pro')!.measures.created).toBeGreaterThan(10);

    const two = await desk(workspace);
    file(
      'links.csv',
      linkLines((index) => index % 2 === 0),
    );
    await two.bring(mappingOf(DESK)); // the help desk first, with half of the links
    await two.bring(mappingOf(CRM));
    const unlinked = tickets.filter(({ index }) => index % 2 === 1);
    expect(await two.gaps()).toEqual([
      {
        source: 'desk',
        conversations: tickets.length,
        withoutCustomer: unlinked.length,
        unknownCustomer: 0,
        examples: unlinked.map(({ id }) => id).sort().slice(0, 3), // prettier-ignore
      },
    ]);
    expect(await two.tree()).not.toEqual(expected);

    file(
      'links.csv',
      linkLines(
        () => true,
        (index) => `crm-${(index + 1) % COUNT}`,
      ),
    ); // all of them wrong
    await two.bring(mappingOf(DESK));
    expect(await two.gaps()).toEqual([]);
    expect(await two.tree()).not.toEqual(expected);

    file(
      'links.csv',
      linkLines(() => true),
    );
    await two.bring(mappingOf(DESK));
    expect(await two.tree()).toEqual(expected);
  }, 60_000);

  it('are told by source where nobody ties them, with a proposal by id', async () => {
    const two = await desk(smallWorkspace());
    file(
      'crm.csv',
      accountLines((index) => (index === 3 ? 'ORG-3' : `crm-${index}`)),
    );
    await two.bring(mappingOf(CRM));
    await two.bring(mappingOf(ONE.replace(/.*kind: customers.*\n/, '').replace('tickets.csv', 'desk.csv')));
    const { gaps, customers: unknown } = await two.operator.facts.unmatchedCustomers({ days: 3_000, first: 4 });
    expect(gaps).toMatchObject([{ source: 'desk', withoutCustomer: 0, unknownCustomer: tickets.length }]);
    expect(unknown.map(({ externalId, conversations }) => [externalId, conversations])).toEqual(
      ['org-11', 'org-15', 'org-19', 'org-23'].map((id) => [id, 4]),
    );
    const all = await two.operator.facts.unmatchedCustomers({ days: 3_000, first: 100 });
    const proposed = all.customers.filter((each) => each.proposed !== null);
    expect(proposed).toEqual([
      {
        source: 'desk',
        customerSource: 'desk',
        externalId: 'org-3',
        conversations: 4,
        proposed: { source: 'crm', externalId: 'ORG-3', name: null, key: 'org-3', by: 'id' },
      },
    ]);
    file(
      'crm.csv',
      accountLines((index) => `crm-${index}`),
    );
  });
});

describeWhere(existsSync(DATA), 'no public RavenStack files', 'the public RavenStack files as two sources', () => {
  /** Ids of accounts are the only words of this form in the files. */
  const renamed = (name: string, prefix: string) =>
    readFileSync(join(DATA, name), 'utf8').replaceAll(/\bA-[0-9a-f]{6}\b/g, (id) => `${prefix}${id.slice(2)}`);

  it('give the tree of the one-source import', async () => {
    const workspace = readWorkspace(readFileSync(join(EXAMPLE, 'workspace.yml'), 'utf8'), 'workspace.yml').workspace!;
    const mapping = mappingOf(readFileSync(join(EXAMPLE, 'mapping.yml'), 'utf8'));
    const names = mapping.imports.map((spec) => spec.file);
    for (const name of names) writeFileSync(join(folder, name), readFileSync(join(DATA, name)));
    const one = await desk(workspace);
    await one.bring(mapping);
    const expected = await one.tree();
    expect(expected.rows.find(({ id }) => id === 'all')!.measures.created).toBe(2000);

    const ids = [...new Set(readFileSync(join(DATA, names[0]!), 'utf8').match(/^A-[0-9a-f]{6}/gm))];
    for (const name of names)
      writeFileSync(join(folder, name), renamed(name, name.includes('tickets') ? 'org/' : 'crm '));
    file('links.csv', ['org,account', ...ids.map((id) => `org/${id.slice(2)},crm ${id.slice(2)}`)]);
    const [accounts, subscriptions, conversations] = mapping.imports;
    const customer = { column: 'account_id', source: 'crm', through: 'links.csv', key: 'org', value: 'account' };
    const two = await desk(workspace);
    const fields = { ...conversations!.fields, customer };
    await two.bring({ source: 'desk', imports: [{ ...conversations!, fields }] });
    await two.bring({ source: 'crm', imports: [accounts!, subscriptions!] });
    expect(await two.tree()).toEqual(expected);
    expect(await two.gaps()).toEqual([]);
  }, 120_000);
});
