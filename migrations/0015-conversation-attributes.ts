import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a source says about a conversation beyond the fields, by name; nothing is known of conversations that are stored already. */
export class ConversationAttributes1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query('ALTER TABLE bough.conversation ADD COLUMN attributes jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bough.conversation DROP COLUMN attributes');
  }
}
