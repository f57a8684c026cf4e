/**
 * Public files that lack what people take for granted, imported by mappings that a reader of the pages writes: complaints without an id,
 * requests without customers, tickets without a time of creation, and tables of two help desks. What comes out equals figures that plain
 * scripts without Bough computed from the files (REFERENCE.md of the sample data). Skipped where the files are not.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ImportSummary, Snapshot } from '@bough/application';
import { resolvePreset } from '@bough/domain';
import { importMapping, readMapping } from '@bough/sources';
import type { DataSource } from 'typeorm';
import { readHeatmap } from '../../libs/application/comparisons/read-heatmap.js';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { storesOn } from '../../libs/persistence/stores.js';
import { testSystem } from '../support/builders-system.js';
import { OPERATOR, workspace } from '../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';

const DATA = resolve(process.env.BOUGH_SAMPLE_DATA ?? '../shared/data');

const CFPB = `
source: cfpb
imports:
  - kind: customers
    file: consumer_complaints.csv
    fields: { id: Company, name: Company }
  - kind: conversations
    file: consumer_complaints.csv
    fields:
      id: { row_number: true }
      customer: Company
      created_at: { column: Date received, format: M/d/yyyy }
      first_human_reply_at: { column: Date sent to company, format: M/d/yyyy }
    attributes: { product: Product, via: Submitted via, timely: Timely response? }
`;

const NYC = `
source: nyc311
imports:
  - kind: conversations
    file: 311.csv.gz
    fields:
      id: Unique Key
      created_at: { column: Created Date, format: MM/dd/yyyy hh:mm:ss a }
      resolved_at:
        column: Closed Date
        format: MM/dd/yyyy hh:mm:ss a
        values: { '01/01/1900 12:00:00 AM': null }
      topic: Descriptor
      channel: Open Data Channel Type
    attributes: { borough: Borough, complaint: Complaint Type }
`;

const KAGGLE = `
source: kaggle
imports:
  - kind: conversations
    file: customer_support_tickets.csv.gz
    fields: { id: Ticket ID, created_at: Date of Purchase }
`;

const INTERCOM = `
source: intercom
imports:
  - kind: customers
    file: company_history_data.csv
    leave_out: [{ column: _fivetran_active, not: [true] }]
    fields: { id: id, name: name, active_from: created_at, version: updated_at }
  - kind: conversations
    file: conversation_history_data.csv
    leave_out: [{ column: _fivetran_active, is: [false] }]
    fields: { id: id, created_at: created_at, channel: source_type, version: updated_at }
    attributes: { priority: priority }
`;

const ZENDESK = `
source: zendesk
imports:
  - kind: customers
    file: organization_data.csv
    fields: { id: id, name: name, active_from: created_at }
  - kind: conversations
    file: ticket_data.csv
    leave_out: [{ column: status, is: [deleted] }]
    fields: { id: id, customer: organization_id, created_at: created_at, channel: via_channel, version: updated_at }
    attributes: { priority: priority }
`;

/** Six complaints were sent on before they were received; their rows are rejected. By product: complaints that go in, mean days. */
const PRODUCTS: Readonly<Record<string, readonly [complaints: number, rejected: number, meanDays: number | null]>> = {
  Mortgage: [921, 0, 2.8404],
  'Credit reporting': [638, 1, null],
  'Debt collection': [625, 2, null],
  'Bank account or service': [383, 0, 2.5431],
  'Credit card': [339, 3, null],
  'Consumer Loan': [159, 0, 3.956],
  'Student loan': [44, 0, 1.1591],
  'Payday loan': [28, 0, 5.3571],
  'Money transfers': [27, 0, 1.5185],
};

/** Requests, closed ones, mean days to close. */
const BOROUGHS: Readonly<Record<string, readonly [requests: number, closed: number, meanDays: number]>> = {
  BRONX: [986, 406, 7.5185],
  BROOKLYN: [1740, 754, 5.4625],
  MANHATTAN: [630, 276, 6.9046],
  QUEENS: [1842, 765, 4.7699],
  'STATEN ISLAND': [694, 261, 5.8037],
};
const CHANNELS: typeof BOROUGHS = {
  ONLINE: [2662, 1151, 2.4197],
  PHONE: [2304, 1269, 8.3659],
  UNKNOWN: [929, 42, 19.9795],
};
const DESCRIPTORS: typeof BOROUGHS = {
  'Farm Animal': [778, 275, 2.3486],
  Ferret: [97, 35, 14.3214],
  Iguana: [46, 15, 15.7469],
  Monkey: [83, 43, 3.1935],
  Other: [1538, 717, 4.5593],
  Rooster: [2589, 1054, 6.2521],
  Snake: [365, 174, 11.4508],
  'Turtle Under 4 inches Long': [399, 149, 5.8309],
};

interface World {
  readonly summaries: readonly ImportSummary[];
  /** By row of a heatmap, and in all: the value and the events behind it. */
  split(
    rows: string,
    columns: string,
    metric: string,
  ): Promise<Record<string, readonly [number | null, number | null]>>;
  close(): Promise<void>;
}

async function brought(folder: string, text: string): Promise<World> {
  const database: TestDatabase = await createTestDatabase();
  const source: DataSource = await openDatabase({ url: database.url });
  const system = testSystem({ stores: storesOn(source), newId: randomUUID });
  const operator = system.as(OPERATOR);
  const declared = workspace({ metrics: [], timeZone: 'UTC' }); // the figures count hours by the clock
  await operator.workspace.apply(declared);
  const { mapping, problems } = readMapping(text, 'mapping.yml');
  expect(problems).toEqual([]);
  const summaries: ImportSummary[] = [];
  const given = { mapping: mapping!, workspace: declared, folder: join(DATA, folder) };
  for await (const { summary } of importMapping(given, operator.facts.importFile)) summaries.push(summary);
  const { engine } = system;
  await engine.refresh();
  return {
    summaries,
    split: (rows, columns, metric) => split(engine.current!, rows, columns, metric),
    close: async () => {
      await source.destroy();
      await database.drop();
    },
  };
}

async function split(snapshot: Snapshot, rows: string, columns: string, metric: string) {
  const period = resolvePreset('ALL_TIME', snapshot.state.range!, snapshot.state.today);
  const heatmap = await readHeatmap(snapshot, { rows, columns, metric, period });
  const of = ({ value: { value, sample } }: (typeof heatmap)['overall']) => [value, sample] as const;
  const named = heatmap.rows.items.map(({ name }, row) => [name, of(heatmap.rowTotals[row]!)] as const);
  return { ...Object.fromEntries(named), all: of(heatmap.overall) };
}

const counts = ({ read, new: added, changed, unchanged, rejected, leftOut }: ImportSummary) =>
  [read, added, changed, unchanged, rejected, leftOut].join(' ');
const DAY = 86_400;

(existsSync(join(DATA, 'cfpb_complaints')) ? describe : describe.skip)('public files', () => {
  let world: World;
  afterEach(() => world.close());

  it('of complaints without an id: every row but six, by product and by way of submission', async () => {
    world = await brought('cfpb_complaints', CFPB);
    expect(world.summaries.map(counts)).toEqual(['3186 491 0 2695 0 0', '3186 3180 0 0 6 0']);
    const told = world.summaries[1]!.problemCounts.map(({ code, rows }) => [code, rows]);
    expect(told).toEqual([
      ['REPLY_BEFORE_CREATED', 6],
      ['ROW_NUMBER_AS_ID', 1],
    ]);
    const times = await world.split('product', 'via', 'first_response_time');
    for (const [product, [complaints, rejected, mean]] of Object.entries(PRODUCTS)) {
      expect([product, times[product]![1]]).toEqual([product, complaints - rejected]);
      if (mean !== null) expect(times[product]![0]! / DAY).toBeCloseTo(mean, 4);
    }
    expect(times['other (2)']![1]).toBe(18 + 4);
    const ways = await world.split('via', 'product', 'conversation_volume');
    expect(Object.fromEntries(Object.entries(ways).map(([way, [volume]]) => [way, volume]))).toEqual({
      Web: 2233 - 6,
      Referral: 533,
      Phone: 200,
      'Postal mail': 168,
      Fax: 52,
      all: 3180,
    });
    const timely = await world.split('timely', 'via', 'conversation_volume');
    expect([timely['Yes']![0], timely['all']![0]]).toEqual([3093 - 6, 3180]);
  }, 120_000);

  it('of requests without customers: all rows, closed ones and mean times by borough, channel and descriptor', async () => {
    world = await brought('nyc311_dohmh', NYC);
    expect(world.summaries.map(counts)).toEqual(['5895 5895 0 0 0 0']);
    for (const [dimension, other, figures] of [
      ['borough', 'complaint', BOROUGHS],
      ['channel', 'complaint', CHANNELS],
      ['topic', 'complaint', DESCRIPTORS],
    ] as const) {
      const times = await world.split(dimension, other, 'resolution_time');
      const rates = await world.split(dimension, other, 'resolution_rate');
      for (const [name, [requests, closed, mean]] of Object.entries(figures)) {
        expect([name, times[name]![1], rates[name]![1]]).toEqual([name, closed, requests]);
        expect(times[name]![0]! / DAY).toBeCloseTo(mean, 4);
        expect(rates[name]![0]).toBeCloseTo(closed / requests, 12);
      }
      expect(times['all']![0]! / DAY).toBeCloseTo(5.7842, 4);
      expect([times['all']![1], rates['all']![1]]).toEqual([2462, 5895]);
    }
  }, 240_000);

  it('of tickets without a creation: every row is refused for one reason', async () => {
    world = await brought('support_tickets_kaggle', KAGGLE);
    expect(world.summaries.map(counts)).toEqual(['8469 0 0 0 8469 0']);
    expect(world.summaries[0]!.problemCounts).toMatchObject([{ code: 'NOT_A_DATE', field: 'created_at', rows: 8469 }]);
  }, 60_000);

  it('of Intercom and Zendesk: the current version of each conversation, without deleted ones', async () => {
    world = await brought('intercom_fivetran', INTERCOM);
    expect(world.summaries.map(counts)).toEqual(['9 9 0 0 0 0', '9 2 0 0 0 7']);
    expect((await world.split('priority', 'channel', 'conversation_volume'))['all']).toEqual([2, 2]);
    await world.close();
    world = await brought('zendesk_fivetran', ZENDESK);
    expect(world.summaries.map(counts)).toEqual(['10 10 0 0 0 0', '10 8 0 0 0 2']);
    expect((await world.split('priority', 'channel', 'conversation_volume'))['all']).toEqual([8, 8]);
  }, 60_000);
});
