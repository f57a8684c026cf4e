import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A verdict can come back: what confounded it was called off before it began. It is then kept again, as the newest. */
export class VerdictsThatReturn1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query('ALTER TABLE bough.assessment DROP CONSTRAINT assessment_key_key');
  }

  /** Fails where a verdict has come back, since nothing of it may be removed. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bough.assessment ADD CONSTRAINT assessment_key_key UNIQUE (intervention_id, key)');
  }
}
