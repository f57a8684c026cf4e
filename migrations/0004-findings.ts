import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Findings, what was seen of them day by day, what happened to them, and the looks at the data that they come from. One cause has one
 * finding that answers for it, at most: those that are settled leave it free.
 */
const UP = [
  // The signal is the newest one seen; kind, cause and path are its, to be found by.
  `CREATE TABLE bough.finding (
    id uuid NOT NULL,
    number integer NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    cause text NOT NULL,
    path text NOT NULL,
    segment text,
    signal json NOT NULL,
    severity text NOT NULL,
    status text NOT NULL,
    occurrences integer NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    last_seen_day integer NOT NULL,
    missed integer NOT NULL,
    missed_day integer,
    routing json NOT NULL,
    routed_id uuid,
    informed uuid[] NOT NULL,
    assignee_id uuid,
    acknowledge_by timestamptz,
    top_reached boolean NOT NULL,
    snoozed_until timestamptz,
    acknowledged_at timestamptz,
    started_at timestamptz,
    closed_at timestamptz,
    resolution text,
    dismiss_reason text,
    note text,
    quiet_until timestamptz,
    recovered_at timestamptz,
    verify_at timestamptz,
    settled_at timestamptz,
    CONSTRAINT finding_pkey PRIMARY KEY (id),
    CONSTRAINT finding_number_key UNIQUE (number),
    CONSTRAINT finding_number_positive CHECK (number > 0),
    CONSTRAINT finding_version_positive CHECK (version > 0),
    CONSTRAINT finding_occurrences_positive CHECK (occurrences > 0),
    CONSTRAINT finding_severity CHECK (severity IN ('critical', 'high', 'medium', 'low')),
    CONSTRAINT finding_status CHECK (status IN ('open', 'acknowledged', 'in_progress', 'resolved', 'dismissed')),
    CONSTRAINT finding_seen CHECK (first_seen_at <= last_seen_at),
    CONSTRAINT finding_closed CHECK ((closed_at IS NOT NULL) = (status IN ('resolved', 'dismissed'))),
    CONSTRAINT finding_resolved CHECK ((resolution IS NOT NULL) = (status = 'resolved') AND resolution IN ('fixed', 'recovered')),
    CONSTRAINT finding_dismissed CHECK ((dismiss_reason IS NOT NULL) = (status = 'dismissed') AND dismiss_reason IN
      ('expected_difference', 'data_quality', 'duplicate', 'too_small_to_act', 'other')),
    CONSTRAINT finding_quiet CHECK ((quiet_until IS NOT NULL) = (status = 'dismissed')),
    CONSTRAINT finding_settled CHECK (settled_at IS NULL OR status IN ('resolved', 'dismissed'))
  )`,
  `CREATE UNIQUE INDEX finding_live_cause ON bough.finding (cause) WHERE settled_at IS NULL`,
  `CREATE TABLE bough.finding_sighting (
    finding_id uuid NOT NULL,
    as_of integer NOT NULL,
    seen_at timestamptz NOT NULL,
    signal json NOT NULL,
    CONSTRAINT finding_sighting_pkey PRIMARY KEY (finding_id, as_of),
    CONSTRAINT finding_sighting_finding_fkey FOREIGN KEY (finding_id) REFERENCES bough.finding (id)
  )`,
  `CREATE TABLE bough.finding_event (
    id bigint GENERATED ALWAYS AS IDENTITY,
    finding_id uuid NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    text text NOT NULL,
    CONSTRAINT finding_event_pkey PRIMARY KEY (id),
    CONSTRAINT finding_event_finding_fkey FOREIGN KEY (finding_id) REFERENCES bough.finding (id)
  )`,
  `CREATE INDEX finding_event_finding ON bough.finding_event (finding_id, id)`,
  // The key says what was looked at: the same look is taken once, whoever takes it.
  `CREATE TABLE bough.detection_run (
    id bigint GENERATED ALWAYS AS IDENTITY,
    workspace_version integer NOT NULL,
    data_version integer NOT NULL,
    ownership_version integer NOT NULL,
    looked_on integer NOT NULL,
    as_of integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    watched integer NOT NULL,
    expected_by_chance double precision NOT NULL,
    signals integer NOT NULL,
    raised integer NOT NULL,
    reopened integer NOT NULL,
    recovered integer NOT NULL,
    CONSTRAINT detection_run_pkey PRIMARY KEY (id),
    CONSTRAINT detection_run_look_key UNIQUE (workspace_version, data_version, ownership_version, looked_on, as_of)
  )`,
];

const TABLES = ['detection_run', 'finding_event', 'finding_sighting', 'finding'];

export class Findings1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE bough.${table}`);
  }
}
