import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One detection run. Its key says which versions of workspace, data and ownership it read. */
@Entity({ schema: 'bough', name: 'detection_run' })
@Unique('detection_run_look_key', [
  'workspaceVersion',
  'dataVersion',
  'ownershipVersion',
  'launches',
  'lookedOn',
  'asOf',
])
export class DetectionRunRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'detection_run_pkey',
  })
  id: string;

  @Column({ type: 'integer' })
  workspaceVersion: number;

  @Column({ type: 'integer' })
  dataVersion: number;

  @Column({ type: 'integer' })
  ownershipVersion: number;

  @Column({ type: 'integer' })
  launches: number;

  @Column({ type: 'integer' })
  lookedOn: number;

  @Column({ type: 'integer' })
  asOf: number;

  @Column({ type: 'timestamptz' })
  startedAt: Date;

  @Column({ type: 'timestamptz' })
  finishedAt: Date;

  @Column({ type: 'integer' })
  watched: number;

  @Column({ type: 'double precision' })
  expectedByChance: number;

  @Column({ type: 'integer' })
  signals: number;

  @Column({ type: 'integer' })
  raised: number;

  @Column({ type: 'integer' })
  reopened: number;

  @Column({ type: 'integer' })
  recovered: number;
}
