import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, teams, and who answers for what. An assignment has two clocks: valid_from and valid_to say when it holds,
 * recorded_at and superseded_at when we knew it. Rows are never updated but to set superseded_at. A range that has no end yet
 * ends on 2200-01-01. A target is a path of the tree, or `*` and the key of a template node: `*` stands for every segment.
 */
const UP = [
  // For the exclusion of a text together with a range; trusted since PostgreSQL 13, so no superuser is needed.
  `CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA bough`,

  `CREATE TABLE bough.person (
    id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    email text,
    active boolean NOT NULL,
    created_at timestamptz NOT NULL,
    deactivated_at timestamptz,
    CONSTRAINT person_pkey PRIMARY KEY (id),
    CONSTRAINT person_key_key UNIQUE (key),
    CONSTRAINT person_email_key UNIQUE (email),
    CONSTRAINT person_email_lower CHECK (email = lower(email)),
    CONSTRAINT person_deactivated CHECK (active = (deactivated_at IS NULL))
  )`,
  `CREATE TABLE bough.team (
    id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    lead_id uuid,
    created_at timestamptz NOT NULL,
    CONSTRAINT team_pkey PRIMARY KEY (id),
    CONSTRAINT team_key_key UNIQUE (key),
    CONSTRAINT team_lead_fkey FOREIGN KEY (lead_id) REFERENCES bough.person (id)
  )`,
  `CREATE TABLE bough.team_member (
    team_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT team_member_pkey PRIMARY KEY (team_id, person_id),
    CONSTRAINT team_member_team_fkey FOREIGN KEY (team_id) REFERENCES bough.team (id),
    CONSTRAINT team_member_person_fkey FOREIGN KEY (person_id) REFERENCES bough.person (id)
  )`,

  // One row per saved change of anything here: who read one version can tell whether it still holds.
  `CREATE TABLE bough.ownership_change (
    version integer NOT NULL,
    changed_at timestamptz NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    reason text,
    CONSTRAINT ownership_change_pkey PRIMARY KEY (version)
  )`,
  // Accountable without a person is a stop: deliberately nobody, until a date and for a reason.
  `CREATE TABLE bough.raci_assignment (
    id uuid NOT NULL,
    target text NOT NULL,
    role text NOT NULL,
    person_id uuid,
    team_id uuid,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz NOT NULL,
    reason text,
    assigned_by_id uuid,
    assigned_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    CONSTRAINT raci_assignment_pkey PRIMARY KEY (id),
    CONSTRAINT raci_assignment_person_fkey FOREIGN KEY (person_id) REFERENCES bough.person (id),
    CONSTRAINT raci_assignment_team_fkey FOREIGN KEY (team_id) REFERENCES bough.team (id),
    CONSTRAINT raci_assignment_role CHECK (role IN ('A', 'R', 'C', 'I')),
    CONSTRAINT raci_assignment_range CHECK (valid_from < valid_to),
    CONSTRAINT raci_assignment_party CHECK (CASE
      WHEN role = 'A' THEN team_id IS NULL AND (person_id IS NOT NULL OR reason IS NOT NULL AND valid_to < '2200-01-01Z')
      ELSE num_nonnulls(person_id, team_id) = 1 END),
    CONSTRAINT raci_assignment_one_accountable EXCLUDE USING gist (target WITH =, tstzrange(valid_from, valid_to) WITH &&)
      WHERE (role = 'A' AND superseded_at IS NULL)
  )`,
  // Somebody is away. Without to_id nobody acts, and what they hold goes up the path meanwhile.
  `CREATE TABLE bough.delegation (
    id uuid NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid,
    scope text NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz NOT NULL,
    reason text,
    assigned_by_id uuid,
    assigned_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    CONSTRAINT delegation_pkey PRIMARY KEY (id),
    CONSTRAINT delegation_from_fkey FOREIGN KEY (from_id) REFERENCES bough.person (id),
    CONSTRAINT delegation_to_fkey FOREIGN KEY (to_id) REFERENCES bough.person (id),
    CONSTRAINT delegation_range CHECK (valid_from < valid_to),
    CONSTRAINT delegation_other CHECK (from_id <> to_id)
  )`,
];

const TABLES = ['delegation', 'raci_assignment', 'ownership_change', 'team_member', 'team', 'person'];

export class PeopleAndOwnership1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  /** The extension stays: others may use it by now. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE bough.${table}`);
  }
}
