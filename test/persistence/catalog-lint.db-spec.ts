import { Client } from 'pg';
import { createTestDatabase, testServers, type TestDatabase } from '../support/template-database.js';
import { lintCatalog, TABLE_CLASSES, type TableClass } from './catalog-lint.js';

const WITH_CLASSES: Record<string, TableClass> = {
  ...TABLE_CLASSES,
  bad: 'distributed',
  lookup: 'reference',
  job: 'local',
};
const LOOKUP = 'CREATE TABLE bough.lookup (id integer, CONSTRAINT lookup_pkey PRIMARY KEY (id))';
const JOB = 'CREATE TABLE bough.job (id integer, CONSTRAINT job_pkey PRIMARY KEY (id))';

/** A per-customer table `bad` that keeps every rule, with what is added to it. */
const bad = (added = '', after = '') => `CREATE TABLE bough.bad (
  customer_id uuid NOT NULL, id uuid NOT NULL, conversation_id uuid ${added && `, ${added}`},
  CONSTRAINT bad_pkey PRIMARY KEY (customer_id, id)) ${after}`;
const key = (name: string, columns: string, target: string, action = '') =>
  `CONSTRAINT ${name} FOREIGN KEY (${columns}) REFERENCES bough.${target} ${action}`;

/** What is created, and what the lint has to say about it: rule, table, detail. */
const CASES: readonly [name: string, statements: string[], ...findings: [string, string, string][]][] = [
  ['a table that keeps every rule', [bad()]],
  [
    'foreign keys that keep every rule',
    [
      LOOKUP,
      bad(`lookup_id integer,
      ${key('bad_conversation_fkey', 'customer_id, conversation_id', 'conversation (customer_id, id)', 'ON DELETE SET NULL (conversation_id)')},
      ${key('bad_lookup_fkey', 'lookup_id', 'lookup (id)', 'ON DELETE SET NULL')}`),
    ],
  ],
  ['a unique key with the customer', [bad('CONSTRAINT bad_conversation_key UNIQUE (conversation_id, customer_id)')]],

  [
    'a table that nobody classed',
    ['CREATE TABLE bough.stranger (id integer, CONSTRAINT stranger_pkey PRIMARY KEY (id))'],
    ['table-in-manifest', 'stranger', 'not in the manifest'],
  ],
  [
    'a table that is gone',
    ['DROP TABLE bough.carried_field'],
    ['table-in-manifest', 'carried_field', 'not in the database'],
  ],

  [
    'a customer as text',
    ['CREATE TABLE bough.bad (customer_id text, CONSTRAINT bad_pkey PRIMARY KEY (customer_id))'],
    ['customer-is-uuid', 'bad', 'text'],
  ],
  [
    'a local table with a customer as number',
    ['CREATE TABLE bough.job (customer_id bigint NOT NULL, CONSTRAINT job_pkey PRIMARY KEY (customer_id))'],
    ['customer-is-uuid', 'job', 'bigint'],
  ],
  [
    'a customer that may be missing',
    ['CREATE TABLE bough.job (id integer, customer_id uuid, CONSTRAINT job_pkey PRIMARY KEY (id))'],
    ['customer-not-null', 'job', 'customer_id'],
  ],
  [
    'a customer made by the database',
    [
      'CREATE TABLE bough.bad (customer_id uuid DEFAULT gen_random_uuid(), CONSTRAINT bad_pkey PRIMARY KEY (customer_id))',
    ],
    ['customer-not-generated', 'bad', 'customer_id'],
  ],
  [
    'a customer computed from another column',
    [
      `CREATE TABLE bough.bad (id text, customer_id uuid GENERATED ALWAYS AS (md5(id)::uuid) STORED,
      CONSTRAINT bad_pkey PRIMARY KEY (customer_id))`,
    ],
    ['customer-not-generated', 'bad', 'customer_id'],
  ],
  [
    'a per-customer table without customer',
    ['CREATE TABLE bough.bad (id uuid, CONSTRAINT bad_pkey PRIMARY KEY (id))'],
    ['customer-in-distributed', 'bad', 'no customer_id'],
    ['customer-first-in-primary-key', 'bad', 'bad_pkey'],
    ['unique-contains-customer', 'bad', 'bad_pkey'],
  ],
  [
    'a lookup with a customer',
    ['CREATE TABLE bough.lookup (customer_id uuid, CONSTRAINT lookup_pkey PRIMARY KEY (customer_id))'],
    ['customer-not-in-reference', 'lookup', 'customer_id'],
  ],

  [
    'no primary key',
    ['CREATE TABLE bough.bad (customer_id uuid NOT NULL)'],
    ['has-primary-key', 'bad', 'no primary key'],
  ],
  [
    'a primary key that does not begin with the customer',
    ['CREATE TABLE bough.bad (id uuid, customer_id uuid, CONSTRAINT bad_pkey PRIMARY KEY (id, customer_id))'],
    ['customer-first-in-primary-key', 'bad', 'bad_pkey'],
  ],
  [
    'a unique constraint without customer',
    [bad('CONSTRAINT bad_conversation_key UNIQUE (conversation_id)')],
    ['unique-contains-customer', 'bad', 'bad_conversation_key'],
  ],
  [
    'a unique index without customer',
    [bad(), 'CREATE UNIQUE INDEX bad_late ON bough.bad (conversation_id) WHERE id IS NOT NULL'],
    ['unique-contains-customer', 'bad', 'bad_late'],
  ],
  [
    'a unique index over the customer as text',
    [bad(), 'CREATE UNIQUE INDEX bad_text ON bough.bad ((customer_id::text))'],
    ['unique-contains-customer', 'bad', 'bad_text'],
  ],
  [
    'an exclusion without customer',
    [bad('days int4range, CONSTRAINT bad_days_excl EXCLUDE USING gist (days WITH &&)')],
    ['unique-contains-customer', 'bad', 'bad_days_excl'],
  ],

  [
    'a foreign key between customers without the customer',
    [
      'CREATE UNIQUE INDEX conversation_only_id ON bough.conversation (id)',
      bad(key('bad_conversation_fkey', 'conversation_id', 'conversation (id)')),
    ],
    ['unique-contains-customer', 'conversation', 'conversation_only_id'],
    ['foreign-key-follows-customer', 'bad', 'bad_conversation_fkey'],
  ],
  [
    'a foreign key with the customer in another place',
    [bad(key('bad_conversation_fkey', 'conversation_id, customer_id', 'conversation (customer_id, id)'))],
    ['foreign-key-follows-customer', 'bad', 'bad_conversation_fkey'],
  ],
  [
    'a foreign key from a fact to a local table',
    [JOB, bad(`job_id integer, ${key('bad_job_fkey', 'job_id', 'job (id)')}`)],
    ['foreign-key-not-to-local', 'bad', 'bad_job_fkey'],
  ],
  [
    'a foreign key from a lookup to a fact',
    [
      `CREATE TABLE bough.lookup (id uuid, CONSTRAINT lookup_pkey PRIMARY KEY (id),
      ${key('lookup_customer_fkey', 'id', 'customer (customer_id)')})`,
    ],
    ['foreign-key-not-to-distributed', 'lookup', 'lookup_customer_fkey'],
  ],
  [
    'a foreign key from a local table to a fact',
    [
      `CREATE TABLE bough.job (customer_id uuid, CONSTRAINT job_pkey PRIMARY KEY (customer_id),
      ${key('job_customer_fkey', 'customer_id', 'customer (customer_id)')})`,
    ],
    ['foreign-key-not-to-distributed', 'job', 'job_customer_fkey'],
  ],
  [
    'a foreign key that empties the customer on delete',
    [bad(key('bad_customer_fkey', 'customer_id', 'customer (customer_id)', 'ON DELETE SET NULL'))],
    ['foreign-key-keeps-customer', 'bad', 'bad_customer_fkey'],
  ],
  [
    'a foreign key that resets the customer on update',
    [bad(key('bad_customer_fkey', 'customer_id', 'customer (customer_id)', 'ON UPDATE SET DEFAULT'))],
    ['foreign-key-keeps-customer', 'bad', 'bad_customer_fkey'],
  ],

  [
    'a trigger',
    [
      `CREATE TRIGGER touch BEFORE UPDATE ON bough.cell FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    ],
    ['no-trigger', 'cell', 'touch'],
  ],
  [
    'a rule',
    ['CREATE RULE ignore AS ON DELETE TO bough.conversation DO INSTEAD NOTHING'],
    ['no-rule', 'conversation', 'ignore'],
  ],
  [
    'inheritance',
    ['CREATE TABLE bough.bad (CONSTRAINT bad_pkey PRIMARY KEY (customer_id)) INHERITS (bough.customer)'],
    ['no-inheritance', 'bad', 'customer'],
  ],
  [
    'partitions',
    [
      bad('', 'PARTITION BY HASH (customer_id)'),
      'CREATE TABLE bough.job PARTITION OF bough.bad FOR VALUES WITH (MODULUS 1, REMAINDER 0)',
    ],
    ['no-partitions', 'bad', 'partitioned'],
    ['no-partitions', 'job', 'a partition'],
  ],

  [
    'a constraint without its table in its name',
    [bad('CONSTRAINT positive CHECK (id IS NOT NULL)')],
    ['constraint-is-named', 'bad', 'positive'],
  ],
  [
    'a name that PostgreSQL made up',
    [bad('CHECK (id IS NOT NULL), CHECK (id <> customer_id)')],
    ['constraint-is-named', 'bad', 'bad_check'],
  ],
  [
    'money as a float',
    [bad('ticket_cost double precision')],
    ['money-and-durations-are-integers', 'bad', 'ticket_cost double precision'],
  ],
  ['the type money', [bad('worth money')], ['money-and-durations-are-integers', 'bad', 'worth money']],
  [
    'a duration as numeric',
    [bad('wait_seconds numeric')],
    ['money-and-durations-are-integers', 'bad', 'wait_seconds numeric'],
  ],
];

describe.each(testServers())('the catalog lint on $name', ({ url }) => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase(url);
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  it('finds nothing after the migrations', async () => {
    expect(await lintCatalog(client)).toEqual([]);
  });

  it.each(CASES.map(([name, statements, ...findings]) => ({ name, statements, findings })))(
    'judges $name',
    async ({ statements, findings }) => {
      await client.query('BEGIN');
      try {
        for (const statement of statements) await client.query(statement);
        const found = (await lintCatalog(client, await classesOfThose(client))).map(Object.values);
        expect(found).toEqual(findings);
      } finally {
        await client.query('ROLLBACK');
      }
    },
  );
});

/** The classes of all tables, and of those of the cases that exist now. */
async function classesOfThose(client: Client): Promise<Record<string, TableClass>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'bough'::regnamespace`,
  );
  const existing = new Set(rows.map((row) => row.name));
  const isWanted = (name: string) => name in TABLE_CLASSES || existing.has(name);
  return Object.fromEntries(Object.entries(WITH_CLASSES).filter(([name]) => isWanted(name)));
}
