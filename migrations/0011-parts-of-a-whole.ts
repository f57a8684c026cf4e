import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is escalated among the replied and rated among the resolved, each counted in one cohort. A reply by a human is a reply from now
 * on, also where the source leaves the first reply empty: the cells are emptied and every day is logged, so that the next start adds
 * them up.
 */
const UP = [
  `DELETE FROM bough.rollup_cell`,
  `ALTER TABLE bough.rollup_cell ADD COLUMN escalated_replied bigint NOT NULL, ADD COLUMN rated_resolved bigint NOT NULL`,
  `INSERT INTO bough.rollup_dirty (customer_id, day, spread)
    SELECT '00000000-0000-0000-0000-000000000000', day, true FROM bough.rollup_day`,
];

const DOWN = [`ALTER TABLE bough.rollup_cell DROP COLUMN escalated_replied, DROP COLUMN rated_resolved`];

export class PartsOfAWhole1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
