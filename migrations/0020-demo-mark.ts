import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The loader of the demo marks what it brings: the workspace, and each import. Only what it has brought may be read without signing in; a name
 * proves nothing. What is there already was not marked, so it is nobody's demo.
 */
export class DemoMark1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const table of ['workspace_version', 'import_run']) {
      await runner.query(`ALTER TABLE bough.${table} ADD COLUMN demo boolean NOT NULL DEFAULT false`);
      await runner.query(`ALTER TABLE bough.${table} ALTER COLUMN demo DROP DEFAULT`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bough.import_run DROP COLUMN demo');
    await runner.query('ALTER TABLE bough.workspace_version DROP COLUMN demo');
  }
}
