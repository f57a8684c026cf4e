import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people see of their sessions: a number to end one by, and the browser that it is in; unknown for sessions that are there already. */
export class SessionDevice1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query('ALTER TABLE bough.session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid()');
    await runner.query('ALTER TABLE bough.session ALTER COLUMN id DROP DEFAULT');
    await runner.query('ALTER TABLE bough.session ADD COLUMN device text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bough.session DROP COLUMN id');
    await runner.query('ALTER TABLE bough.session DROP COLUMN device');
  }
}
