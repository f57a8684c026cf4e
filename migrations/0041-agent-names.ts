import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What help desks call a person, so that the name on a conversation says who it was. */
export class AgentNames1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query(`ALTER TABLE bough.person ADD COLUMN agent_names text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE bough.person ALTER COLUMN agent_names DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bough.person DROP COLUMN agent_names`);
  }
}
