import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A look at the data is another one when an intervention was started since; and what is registered stays also in a session that
 * switches ordinary triggers off, as one that replays a replica does.
 */
const TRIGGERS = [
  ['plan_revision', 'plan_revision_kept'],
  ['assessment', 'assessment_kept'],
  ['sign_off', 'sign_off_kept'],
  ['intervention', 'intervention_kept'],
  ['intervention', 'intervention_frozen'],
  ['audit_event', 'audit_event_kept'],
] as const;

const LOOK = 'workspace_version, data_version, ownership_version';
const lookKey = (columns: string) =>
  `ALTER TABLE bough.detection_run ADD CONSTRAINT detection_run_look_key UNIQUE (${columns})`;

const UP = [
  // Earlier looks knew of none, which is found wrong once, at the next look.
  `ALTER TABLE bough.detection_run ADD COLUMN launches integer NOT NULL DEFAULT 0`,
  `ALTER TABLE bough.detection_run ALTER COLUMN launches DROP DEFAULT`,
  `ALTER TABLE bough.detection_run DROP CONSTRAINT detection_run_look_key`,
  lookKey(`${LOOK}, launches, looked_on, as_of`),
  ...TRIGGERS.map(([table, trigger]) => `ALTER TABLE bough.${table} ENABLE ALWAYS TRIGGER ${trigger}`),
];

const DOWN = [
  ...TRIGGERS.map(([table, trigger]) => `ALTER TABLE bough.${table} ENABLE TRIGGER ${trigger}`),
  `ALTER TABLE bough.detection_run DROP COLUMN launches`,
  `DELETE FROM bough.detection_run a USING bough.detection_run b WHERE a.id < b.id
    AND (a.workspace_version, a.data_version, a.ownership_version, a.looked_on, a.as_of)
      = (b.workspace_version, b.data_version, b.ownership_version, b.looked_on, b.as_of)`,
  lookKey(`${LOOK}, looked_on, as_of`),
];

export class LaunchesAndLocks1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
