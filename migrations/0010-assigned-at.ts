import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a conversation was first assigned to a person or a team; not known of those that are stored already. */
export class AssignedAt1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query('ALTER TABLE bough.conversation ADD COLUMN assigned_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bough.conversation DROP COLUMN assigned_at');
  }
}
