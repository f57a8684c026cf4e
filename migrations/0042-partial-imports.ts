import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports that say a few fields of conversations and nothing else: what they said stays when a whole file comes again. */
export class PartialImports1764000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query(`ALTER TABLE bough.carried_field ADD COLUMN partial boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE bough.carried_field ALTER COLUMN partial DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bough.carried_field DROP COLUMN partial`);
  }
}
