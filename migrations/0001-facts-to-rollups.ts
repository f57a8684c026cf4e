import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Everything from facts to rollups. Rules of the tables (checked by test/persistence/catalog-lint.db-spec.ts): per-customer
 * tables have `customer_id` first in the primary key and in every unique key; no triggers; integers for days, durations and
 * money; a day is the number of days since 1970-01-01; ranges are half-open and end at 84006 (2200-01-01).
 */
const UP = [
  // The workspace as applied, version after version; the newest holds.
  `CREATE TABLE bough.workspace_version (
    version integer NOT NULL,
    definition json NOT NULL,
    applied_at timestamptz NOT NULL,
    CONSTRAINT workspace_version_pkey PRIMARY KEY (version)
  )`,

  `CREATE TABLE bough.customer (
    customer_id uuid NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    name text,
    known boolean NOT NULL,
    active_from integer NOT NULL,
    active_to integer NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT customer_pkey PRIMARY KEY (customer_id)
  )`,
  `CREATE TABLE bough.customer_attribute (
    customer_id uuid NOT NULL,
    attribute text NOT NULL,
    valid_from integer NOT NULL,
    value text,
    CONSTRAINT customer_attribute_pkey PRIMARY KEY (customer_id, attribute, valid_from)
  )`,
  `CREATE TABLE bough.conversation (
    customer_id uuid NOT NULL,
    id uuid NOT NULL,
    source text NOT NULL,
    external_id text NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    first_reply_at timestamptz,
    first_human_reply_at timestamptz,
    resolved_at timestamptz,
    rated_at timestamptz,
    escalated_at timestamptz,
    created_day integer NOT NULL,
    resolved_day integer,
    rated_day integer,
    first_reply_seconds integer,
    first_human_reply_seconds integer,
    resolution_seconds integer,
    handle_seconds integer,
    touches integer,
    reopen_count integer,
    rating smallint,
    effort smallint,
    escalated boolean,
    bot_took_part boolean,
    resolved_by text,
    escalation_reason text,
    topic text,
    channel text,
    journey_stage text,
    assignee text,
    CONSTRAINT conversation_pkey PRIMARY KEY (customer_id, id)
  )`,
  `CREATE INDEX conversation_id ON bough.conversation (id)`,
  `CREATE INDEX conversation_created_day ON bough.conversation (created_day)`,
  `CREATE INDEX conversation_resolved_day ON bough.conversation (resolved_day)`,
  `CREATE INDEX conversation_rated_day ON bough.conversation (rated_day)`,
  `CREATE TABLE bough.cost_pool (
    month integer NOT NULL,
    category text NOT NULL,
    amount bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT cost_pool_pkey PRIMARY KEY (month, category)
  )`,
  `CREATE TABLE bough.reading (
    measure text NOT NULL,
    day integer NOT NULL,
    segment text NOT NULL,
    value double precision NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT reading_pkey PRIMARY KEY (measure, day, segment)
  )`,

  `CREATE TABLE bough.import_run (
    id integer GENERATED ALWAYS AS IDENTITY,
    source text NOT NULL,
    kind text NOT NULL,
    file text NOT NULL,
    fingerprint text NOT NULL,
    state text NOT NULL,
    fresh boolean NOT NULL,
    rows_read bigint NOT NULL,
    rows_new bigint NOT NULL,
    rows_changed bigint NOT NULL,
    rows_unchanged bigint NOT NULL,
    rows_rejected bigint NOT NULL,
    rows_left_out bigint NOT NULL,
    warnings bigint NOT NULL,
    message text,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT import_run_pkey PRIMARY KEY (id)
  )`,
  `CREATE TABLE bough.import_batch (
    run_id integer NOT NULL,
    batch integer NOT NULL,
    rows_new integer NOT NULL,
    rows_changed integer NOT NULL,
    rows_unchanged integer NOT NULL,
    CONSTRAINT import_batch_pkey PRIMARY KEY (run_id, batch)
  )`,
  `CREATE TABLE bough.import_reject (
    run_id integer NOT NULL,
    number bigint NOT NULL,
    line bigint NOT NULL,
    severity text NOT NULL,
    code text NOT NULL,
    field text,
    column_name text,
    value text,
    reason text NOT NULL,
    CONSTRAINT import_reject_pkey PRIMARY KEY (run_id, number)
  )`,
  `CREATE TABLE bough.carried_field (
    field text NOT NULL,
    CONSTRAINT carried_field_pkey PRIMARY KEY (field)
  )`,

  // A cell is a combination of segments, one per dimension: 'plan/pro', 'industry/fintech'.
  `CREATE TABLE bough.cell (
    id integer GENERATED ALWAYS AS IDENTITY,
    segments text[] NOT NULL,
    CONSTRAINT cell_pkey PRIMARY KEY (id),
    CONSTRAINT cell_segments_key UNIQUE (segments)
  )`,
  // As-was membership; starts and ends are the validity cut to the days on which the customer was active.
  `CREATE TABLE bough.customer_cell (
    customer_id uuid NOT NULL,
    valid_from integer NOT NULL,
    valid_to integer NOT NULL,
    cell_id integer NOT NULL,
    revenue bigint NOT NULL,
    starts integer,
    ends integer,
    CONSTRAINT customer_cell_pkey PRIMARY KEY (customer_id, valid_from)
  )`,
  `CREATE INDEX customer_cell_starts ON bough.customer_cell (starts)`,
  `CREATE INDEX customer_cell_ends ON bough.customer_cell (ends)`,

  // Append-only log: the day's cells no longer hold. The zero customer stands for several at once.
  `CREATE TABLE bough.rollup_dirty (
    customer_id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    day integer NOT NULL,
    spread boolean NOT NULL,
    CONSTRAINT rollup_dirty_pkey PRIMARY KEY (customer_id, seq)
  )`,
  `CREATE TABLE bough.rollup_cell (
    day integer NOT NULL,
    cell_id integer NOT NULL,
    created bigint NOT NULL,
    answered bigint NOT NULL,
    first_response_seconds bigint NOT NULL,
    replied bigint NOT NULL,
    first_reply_seconds bigint NOT NULL,
    bot_first bigint NOT NULL,
    bot_involved bigint NOT NULL,
    bot_resolved bigint NOT NULL,
    escalated bigint NOT NULL,
    resolved_later bigint NOT NULL,
    resolved bigint NOT NULL,
    resolution_seconds bigint NOT NULL,
    touches bigint NOT NULL,
    handle_seconds bigint NOT NULL,
    standard_seconds bigint NOT NULL,
    reopened bigint NOT NULL,
    one_touch bigint NOT NULL,
    repeated bigint NOT NULL,
    ratings bigint NOT NULL,
    satisfied bigint NOT NULL,
    rating_sum bigint NOT NULL,
    efforts bigint NOT NULL,
    effort_sum bigint NOT NULL,
    customers_change bigint NOT NULL,
    revenue_change bigint NOT NULL,
    CONSTRAINT rollup_cell_pkey PRIMARY KEY (day, cell_id)
  )`,
  `CREATE TABLE bough.rollup_histogram (
    day integer NOT NULL,
    cell_id integer NOT NULL,
    measure smallint NOT NULL,
    buckets smallint[] NOT NULL,
    counts integer[] NOT NULL,
    CONSTRAINT rollup_histogram_pkey PRIMARY KEY (day, cell_id, measure)
  )`,
  // What the engine loads: per day, little-endian doubles, measure after measure, over the segments named.
  `CREATE TABLE bough.rollup_day (
    day integer NOT NULL,
    version bigint NOT NULL,
    segments text[] NOT NULL,
    block bytea NOT NULL,
    CONSTRAINT rollup_day_pkey PRIMARY KEY (day)
  )`,
  `ALTER TABLE bough.rollup_day ALTER COLUMN block SET STORAGE EXTERNAL`,
  `CREATE INDEX rollup_day_version ON bough.rollup_day (version)`,
  `CREATE TABLE bough.topic_standard (
    topic text NOT NULL,
    seconds integer NOT NULL,
    CONSTRAINT topic_standard_pkey PRIMARY KEY (topic)
  )`,
  `CREATE TABLE bough.rollup_state (
    id smallint NOT NULL,
    data_version bigint NOT NULL,
    unknown_cell integer,
    overall_standard integer,
    reference_from integer,
    reference_to integer,
    CONSTRAINT rollup_state_pkey PRIMARY KEY (id),
    CONSTRAINT rollup_state_single CHECK (id = 1)
  )`,
  `INSERT INTO bough.rollup_state (id, data_version) VALUES (1, 0)`,
];

const TABLES = [
  'rollup_state',
  'topic_standard',
  'rollup_day',
  'rollup_histogram',
  'rollup_cell',
  'rollup_dirty',
  'customer_cell',
  'cell',
  'carried_field',
  'import_reject',
  'import_batch',
  'import_run',
  'reading',
  'cost_pool',
  'conversation',
  'customer_attribute',
  'customer',
  'workspace_version',
];

export class FactsToRollups1763900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE bough.${table}`);
  }
}
