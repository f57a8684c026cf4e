import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each person has read what happened to a finding. Nobody has read anything yet. */
export class FindingSeen1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query(`CREATE TABLE bough.finding_seen (
      finding_id uuid NOT NULL,
      person_id uuid NOT NULL,
      event_id bigint NOT NULL,
      seen_at timestamptz NOT NULL,
      CONSTRAINT finding_seen_pkey PRIMARY KEY (finding_id, person_id),
      CONSTRAINT finding_seen_finding_fkey FOREIGN KEY (finding_id) REFERENCES bough.finding (id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bough.finding_seen');
  }
}
