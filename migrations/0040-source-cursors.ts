import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the syncs of a source have come. A row is written in the transaction of the facts that it stands for. */
export class SourceCursors1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    await runner.query(`CREATE TABLE bough.source_cursor (
      source text NOT NULL,
      stream text NOT NULL,
      window_end timestamptz,
      position jsonb,
      run_id integer NOT NULL,
      CONSTRAINT source_cursor_pkey PRIMARY KEY (source, stream)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE bough.source_cursor`);
  }
}
