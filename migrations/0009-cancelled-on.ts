import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day on which an intervention was cancelled: what it touched ends there. It stays, as all that is written down. */
const keepFrozen = (
  cancelled: string,
) => `CREATE OR REPLACE FUNCTION bough.keep_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
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
${cancelled}        OR OLD.put_away_at IS NOT NULL AND NEW.put_away_at IS DISTINCT FROM OLD.put_away_at THEN
        RAISE EXCEPTION 'intervention % is written down and stays as it is', OLD.number USING ERRCODE = 'restrict_violation';
      END IF;
      IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('draft', 'planned'), ('planned', 'running'),
        ('running', 'measuring'), ('measuring', 'concluded'), ('draft', 'cancelled'), ('planned', 'cancelled'),
        ('running', 'cancelled'), ('measuring', 'cancelled')) THEN
        RAISE EXCEPTION 'intervention % cannot go from % to %', OLD.number, OLD.status, NEW.status
          USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END $$`;

const UP = [
  `ALTER TABLE bough.intervention ADD COLUMN cancelled_on integer`,
  `ALTER TABLE bough.intervention ADD CONSTRAINT intervention_cancelled CHECK (cancelled_on IS NULL OR status = 'cancelled')`,
  keepFrozen("        OR OLD.status = 'cancelled' AND NEW.cancelled_on IS DISTINCT FROM OLD.cancelled_on\n"),
];

const DOWN = [keepFrozen(''), `ALTER TABLE bough.intervention DROP COLUMN cancelled_on`];

export class CancelledOn1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
