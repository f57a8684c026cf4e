import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A day of the log can say that nothing changed on it but which customers came back, and is found by an index. Rows that are in the log
 * already say nothing of the kind: their days are added up whole.
 */
export class DirtyDays1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query(`ALTER TABLE bough.rollup_dirty ADD COLUMN only_repeated boolean NOT NULL DEFAULT false`);
    await runner.query(`CREATE INDEX rollup_dirty_day ON bough.rollup_dirty (day) WHERE spread`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX bough.rollup_dirty_day`);
    await runner.query(`ALTER TABLE bough.rollup_dirty DROP COLUMN only_repeated`);
  }
}
