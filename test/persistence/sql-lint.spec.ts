import { findUnboundedReads, lintSql, readPrimaryKeys } from './sql-lint.js';
import { migrationStatements, sqlConstants } from './sql-texts.js';

/** Statements that are wrong, with what is found. */
const BAD: readonly [statement: string, rule: string, ...details: string[]][] = [
  [
    `INSERT INTO bough.reading AS t (day) VALUES ($1) ON CONFLICT (day) DO UPDATE SET version = extract(epoch FROM now())`,
    'no-computed-upsert',
    'extract',
    'now',
  ],
  [
    `INSERT INTO bough.reading (day) VALUES ($1) ON CONFLICT (day) DO UPDATE SET value = CURRENT_TIMESTAMP`,
    'no-computed-upsert',
    'SVFOP_CURRENT_TIMESTAMP',
  ],
  [
    `WITH w AS (INSERT INTO bough.reading (day) VALUES ($1) ON CONFLICT (day) DO UPDATE SET value = DEFAULT) SELECT 1`,
    'no-computed-upsert',
    'DEFAULT',
  ],
  [
    `MERGE INTO bough.reading r USING bough.cost_pool c ON c.month = r.day WHEN MATCHED THEN DELETE`,
    'no-merge',
    'MERGE',
  ],
  [
    `SELECT topic, count(*) FROM bough.conversation c GROUP BY GROUPING SETS ((topic), ())`,
    'no-grouping-sets-on-facts',
    'conversation',
  ],
  [
    `SELECT 1 UNION ALL SELECT count(*) FROM (SELECT * FROM bough.customer_cell) c GROUP BY ROLLUP (cell_id)`,
    'no-grouping-sets-on-facts',
    'customer_cell',
  ],
  [`UPDATE bough.conversation SET version = nextval('bough.s')`, 'no-volatile-update', 'nextval'],
  [`WITH w AS (UPDATE bough.reading SET value = 1 WHERE random() < 0.5) SELECT 1`, 'no-volatile-update', 'random'],
  [`INSERT INTO bough.conversation (id) VALUES ($1) RETURNING created_at::text`, 'returning-plain-columns', 'TypeCast'],
  [`UPDATE bough.reading SET value = 1 RETURNING day, (day, value) AS both`, 'returning-plain-columns', 'RowExpr'],
  [`DELETE FROM bough.reading RETURNING coalesce(value, 0)`, 'returning-plain-columns', 'CoalesceExpr'],
  [`SELECT 1 FROM bough.conversation WHERE id = $1 FOR UPDATE`, 'lock-by-full-key', 'customer_id'],
  [
    `SELECT 1 FROM bough.conversation c WHERE c.customer_id = $1 OR c.id = $2 FOR SHARE`,
    'lock-by-full-key',
    'customer_id',
    'id',
  ],
  [
    `SELECT 1 FROM bough.conversation c WHERE c.customer_id = $1 AND c.id = c.customer_id FOR UPDATE OF c`,
    'lock-by-full-key',
    'id',
  ],
  [
    `SELECT 1 FROM bough.customer a JOIN bough.conversation b USING (customer_id) FOR UPDATE`,
    'lock-by-full-key',
    'several tables',
  ],
  [
    `WITH RECURSIVE up AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM up) SELECT 1 FROM up JOIN bough.customer ON true`,
    'no-recursion-with-facts',
    'customer',
  ],
  [
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY resolution_seconds) FROM bough.conversation`,
    'no-percentiles',
    'percentile_cont',
  ],
  [`SELECT 1 FROM conversation`, 'schema-qualified', 'conversation'],
  [`WITH cell AS (SELECT 1 FROM bough.cell) SELECT 1 FROM cell JOIN reading ON true`, 'schema-qualified', 'reading'],
  [`INSERT INTO reading (day) VALUES (1)`, 'schema-qualified', 'reading'],
  [`COPY conversation FROM STDIN`, 'schema-qualified', 'conversation'],
  [`CREATE INDEX late ON conversation (id)`, 'schema-qualified', 'conversation'],
  [`DROP TABLE bough.reading, customer`, 'schema-qualified', 'customer'],
  [`SELECT 1 FROM bough.conversation WHERE created_at::date = $1`, 'days-not-instants', 'created_at'],
  [`SELECT 1 FROM bough.conversation c WHERE date_trunc('day', c.rated_at) = $1`, 'days-not-instants', 'rated_at'],
  [
    `SELECT 1 FROM bough.cell d JOIN bough.conversation c ON (c.resolved_at AT TIME ZONE 'UTC')::date = d.id`,
    'days-not-instants',
    'resolved_at',
  ],
  [
    `CREATE TABLE bough.job (id integer PRIMARY KEY, n integer CHECK (n > 0) REFERENCES bough.cell, UNIQUE (n))`,
    'constraints-are-named',
    'CONSTR_PRIMARY',
    'CONSTR_CHECK',
    'CONSTR_FOREIGN',
    'CONSTR_UNIQUE',
  ],
  [`ALTER TABLE bough.job ADD EXCLUDE USING gist (days WITH &&)`, 'constraints-are-named', 'CONSTR_EXCLUSION'],
  [
    `WITH old AS (SELECT day FROM bough.reading), new AS (INSERT INTO bough.reading (day) VALUES ($1) RETURNING day) SELECT 1 FROM old, new`,
    'read-before-writing',
    'old',
  ],
  [
    `WITH old AS NOT MATERIALIZED (SELECT day FROM bough.reading) UPDATE bough.reading SET value = 1 WHERE day IN (SELECT day FROM old)`,
    'read-before-writing',
    'old',
  ],
  [`DELETE FROM bough.reading; DELETE FROM bough.cost_pool`, 'one-statement', '2'],
];

/** Statements that look like the above and are right. */
const GOOD: readonly string[] = [
  `INSERT INTO bough.reading AS t (day) VALUES ($1) ON CONFLICT (day) DO UPDATE SET value = coalesce(excluded.value, t.value)`,
  `SELECT topic FROM bough.topic_standard GROUP BY GROUPING SETS ((topic), ())`,
  `WITH c AS MATERIALIZED (SELECT topic FROM bough.conversation) SELECT topic, count(*) FROM c GROUP BY CUBE (topic)`,
  `INSERT INTO bough.customer (customer_id) VALUES (gen_random_uuid())`,
  `INSERT INTO bough.conversation (id) VALUES ($1) RETURNING id, created_at AS at`,
  `SELECT 1 FROM bough.conversation c WHERE c.customer_id = $1 AND $2 = c.id AND version > 1 FOR UPDATE OF c`,
  `WITH RECURSIVE up AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM up) SELECT n FROM up`,
  `SELECT created_at::date FROM bough.conversation WHERE created_at > $1::timestamptz - INTERVAL '1 day'`,
  `CREATE TABLE bough.job (id integer NOT NULL, CONSTRAINT job_pkey PRIMARY KEY (id))`,
  `WITH old AS MATERIALIZED (SELECT day FROM bough.reading), new AS (DELETE FROM bough.reading RETURNING day) SELECT 1 FROM old, new`,
  `WITH pools AS (SELECT month FROM bough.cost_pool), new AS (DELETE FROM bough.reading RETURNING day) SELECT 1 FROM pools, new`,
  `COPY incoming_conversation (id) FROM STDIN (FORMAT binary)`,
];

/** Statements that read conversations of any day, and why they may. */
const BY_ID = 'found by the ids of what is imported or removed';
const BY_CUSTOMER = 'found by customer, the first column of the primary key';
const BY_RUN = 'what an import brought or changed may lie on any day';
const OF_ANY_DAY: Readonly<Record<string, string>> = {
  COUNT_BROUGHT: BY_RUN,
  COUNT_CHANGED: BY_RUN,
  CONVERSATIONS_BY_ID: BY_ID,
  COUNT_KNOWN: BY_ID,
  CREATE_INCOMING: 'reads no row: it copies the columns',
  CUSTOMERS_OF_BROUGHT: BY_RUN,
  DAYS_OF_FACTS: 'the ends of an index',
  DROP_UNCHANGED: BY_ID,
  FIRST_RESOLVED_DAY: 'the end of an index',
  HAS_CONVERSATIONS: 'one row of a source is enough',
  KEEP_MOVED: BY_ID,
  KEEP_VERSIONS: BY_ID,
  LIST_CHANGED: BY_RUN,
  LOG_ALL_DAYS: 'everything is added up anew',
  LOG_BROUGHT_DAYS: BY_RUN,
  LOG_CONVERSATION_DAYS: BY_CUSTOMER,
  LOG_DAYS: BY_ID,
  LOG_REMOVED_DAYS: BY_ID,
  LOG_RESOLVED_DAYS: 'standards of topics changed, and count on every day',
  READ_ACTIVITY_FROM_FIRST: BY_CUSTOMER,
  REDATE_CONVERSATIONS: 'everything moves to another time zone',
  REMOVE_BROUGHT_CONVERSATIONS: BY_RUN,
  REMOVE_CONVERSATIONS: BY_ID,
  REMOVE_MOVED: BY_ID,
  REMOVE_PLACEHOLDERS: BY_CUSTOMER,
  REMOVE_UNNAMED: BY_CUSTOMER,
  STORED_CONVERSATIONS: BY_ID,
};

describe('reads of conversations', () => {
  it.each([
    [`SELECT 1 FROM bough.conversation c WHERE c.created_day >= $1 AND c.created_day < $2`, []],
    [`SELECT 1 FROM (SELECT * FROM bough.conversation WHERE rated_day = $1) f`, []],
    [`SELECT 1 FROM bough.cell k JOIN bough.conversation c ON c.resolved_day BETWEEN $1 AND $1 + 3`, []],
    [`SELECT 1 FROM bough.conversation WHERE created_day < $1`, ['conversation']],
    [`SELECT 1 FROM bough.conversation c WHERE c.created_day >= $1 OR c.id = $2`, ['c']],
    [
      `SELECT 1 FROM (SELECT 1 FROM bough.conversation c WHERE c.resolved_day >= $1) f
       WHERE EXISTS (SELECT 1 FROM bough.conversation n WHERE n.created_day BETWEEN f.resolved_day AND f.resolved_day + 15)`,
      ['n'],
    ],
    [`SELECT 1 UNION ALL SELECT 1 FROM bough.conversation c UNION ALL SELECT 2`, ['c']],
    [`DELETE FROM bough.conversation t USING bough.cell k WHERE t.id = k.id`, ['t']],
  ])('%s', async (statement, expected) => {
    expect(await findUnboundedReads(statement)).toEqual(expected);
  });

  it('are bounded by days that the planner knows, or say why not', async () => {
    const found: string[] = [];
    for (const { name, text } of await sqlConstants())
      if ((await findUnboundedReads(text)).length > 0) found.push(name.split(' ').at(-1)!);
    expect([...new Set(found)].sort()).toEqual(Object.keys(OF_ANY_DAY).sort());
  });
});

describe('the SQL lint', () => {
  const primaryKeys = async () => readPrimaryKeys((await migrationStatements()).map(({ text }) => text));

  it.each(BAD)('objects to %s', async (statement, rule, ...details) => {
    expect(await lintSql(statement, await primaryKeys())).toEqual(details.map((detail) => ({ rule, detail })));
  });

  it.each(GOOD)('accepts %s', async (statement) => {
    expect(await lintSql(statement, await primaryKeys())).toEqual([]);
  });

  it('does not read what is not SQL', async () => {
    await expect(lintSql('SELEKT 1')).rejects.toThrow(/syntax error/);
  });

  it.each([
    ['constants of libs/persistence', sqlConstants],
    ['migrations', migrationStatements],
  ])('finds nothing in the %s', async (_, collect) => {
    const texts = await collect();
    expect(texts.length).toBeGreaterThan(20);
    const findings: object[] = [];
    for (const { name, text } of texts)
      for (const finding of await lintSql(text, await primaryKeys())) findings.push({ name, ...finding });
    expect(findings).toEqual([]);
  });

  it('finds that every migration lets a cluster change all shards in one go before anything else', async () => {
    const firsts = new Map<string, string>();
    for (const { name, text } of await migrationStatements()) if (!firsts.has(name)) firsts.set(name, text);
    const ups = [...firsts].filter(([name]) => name.endsWith(' up'));
    for (const [, text] of ups) expect(text).toBe(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
  });
});
