import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bets, what was written down of them, and what came out. What counts for the verdict cannot be changed afterwards: triggers refuse
 * it, also to the account that Bough itself uses. No foreign keys to people and findings: the record outlives them.
 */
const UP = [
  `CREATE TABLE bough.intervention (
    id uuid NOT NULL,
    number integer NOT NULL,
    version integer NOT NULL,
    status text NOT NULL,
    frozen_revision integer,
    frozen_at timestamptz,
    exploratory boolean NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    created_by uuid,
    put_away_at timestamptz,
    CONSTRAINT intervention_pkey PRIMARY KEY (id),
    CONSTRAINT intervention_number_key UNIQUE (number),
    CONSTRAINT intervention_status CHECK (status IN ('draft', 'planned', 'running', 'measuring', 'concluded', 'cancelled')),
    CONSTRAINT intervention_frozen CHECK ((frozen_revision IS NULL) = (frozen_at IS NULL)),
    CONSTRAINT intervention_started CHECK (CASE WHEN frozen_at IS NULL THEN status IN ('draft', 'planned', 'cancelled')
      ELSE status NOT IN ('draft', 'planned') END),
    CONSTRAINT intervention_reason CHECK ((status = 'cancelled') = (reason IS NOT NULL))
  )`,
  `CREATE TABLE bough.plan_revision (
    intervention_id uuid NOT NULL,
    revision integer NOT NULL,
    plan json NOT NULL,
    definition text NOT NULL,
    hash text NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid,
    CONSTRAINT plan_revision_pkey PRIMARY KEY (intervention_id, revision),
    CONSTRAINT plan_revision_intervention_fkey FOREIGN KEY (intervention_id) REFERENCES bough.intervention (id),
    CONSTRAINT plan_revision_hash CHECK (hash ~ '^[0-9a-f]{64}$')
  )`,
  `CREATE TABLE bough.assessment (
    id uuid NOT NULL,
    intervention_id uuid NOT NULL,
    key text NOT NULL,
    plan_hash text NOT NULL,
    code_version text NOT NULL,
    workspace_version integer NOT NULL,
    data_version integer NOT NULL,
    data_through integer,
    verdict text NOT NULL,
    result json NOT NULL,
    assessed_at timestamptz NOT NULL,
    assessed_by uuid,
    CONSTRAINT assessment_pkey PRIMARY KEY (id),
    CONSTRAINT assessment_key_key UNIQUE (intervention_id, key),
    CONSTRAINT assessment_intervention_fkey FOREIGN KEY (intervention_id) REFERENCES bough.intervention (id)
  )`,
  `CREATE INDEX assessment_newest ON bough.assessment (intervention_id, assessed_at)`,
  `CREATE TABLE bough.sign_off (
    id uuid NOT NULL,
    intervention_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    agrees boolean NOT NULL,
    note text,
    signed_at timestamptz NOT NULL,
    CONSTRAINT sign_off_pkey PRIMARY KEY (id),
    CONSTRAINT sign_off_intervention_fkey FOREIGN KEY (intervention_id) REFERENCES bough.intervention (id),
    CONSTRAINT sign_off_assessment_fkey FOREIGN KEY (assessment_id) REFERENCES bough.assessment (id)
  )`,
  `CREATE INDEX sign_off_intervention ON bough.sign_off (intervention_id)`,
  // What is written down of a bet only grows.
  `CREATE FUNCTION bough.keep_registered() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'what is written down of an intervention stays: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
    END $$`,
  ...['plan_revision', 'assessment', 'sign_off'].map(
    (table) => `CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON bough.${table}
      FOR EACH STATEMENT EXECUTE FUNCTION bough.keep_registered()`,
  ),
  `CREATE TRIGGER intervention_kept BEFORE DELETE OR TRUNCATE ON bough.intervention
    FOR EACH STATEMENT EXECUTE FUNCTION bough.keep_registered()`,
  // Begins as a plan; is frozen once, as its newest revision says; its status never goes back.
  `CREATE FUNCTION bough.keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      newest integer := (SELECT max(revision) FROM bough.plan_revision WHERE intervention_id = NEW.id);
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.frozen_at IS NOT NULL OR NEW.status NOT IN ('draft', 'planned') THEN
          RAISE EXCEPTION 'an intervention begins as a plan' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END IF;
      IF (NEW.id, NEW.number, NEW.created_at) <> (OLD.id, OLD.number, OLD.created_at)
        OR NEW.created_by IS DISTINCT FROM OLD.created_by
        OR OLD.frozen_at IS NOT NULL AND ((NEW.frozen_revision, NEW.frozen_at, NEW.exploratory)
          IS DISTINCT FROM (OLD.frozen_revision, OLD.frozen_at, OLD.exploratory))
        OR OLD.frozen_at IS NULL AND NEW.frozen_at IS NOT NULL AND NEW.frozen_revision IS DISTINCT FROM newest
        OR OLD.reason IS DISTINCT FROM NEW.reason AND OLD.reason IS NOT NULL
        OR OLD.put_away_at IS NOT NULL AND NEW.put_away_at IS DISTINCT FROM OLD.put_away_at THEN
        RAISE EXCEPTION 'intervention % is written down and stays as it is', OLD.number USING ERRCODE = 'restrict_violation';
      END IF;
      IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('draft', 'planned'), ('planned', 'running'),
        ('running', 'measuring'), ('measuring', 'concluded'), ('draft', 'cancelled'), ('planned', 'cancelled'),
        ('running', 'cancelled'), ('measuring', 'cancelled')) THEN
        RAISE EXCEPTION 'intervention % cannot go from % to %', OLD.number, OLD.status, NEW.status
          USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER intervention_frozen BEFORE INSERT OR UPDATE ON bough.intervention
    FOR EACH ROW EXECUTE FUNCTION bough.keep_frozen()`,
];

export class Interventions1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  /** Takes the registry with it; nothing but undoing the migration itself may. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sign_off', 'assessment', 'plan_revision', 'intervention'])
      await runner.query(`DROP TABLE bough.${table}`);
    await runner.query('DROP FUNCTION bough.keep_frozen()');
    await runner.query('DROP FUNCTION bough.keep_registered()');
  }
}
