import type { Day } from '@bough/domain';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ schema: 'bough', name: 'rollup_dirty' })
export class RollupDirtyRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rollup_dirty_pkey' })
  customerId: string;

  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'rollup_dirty_pkey',
    generatedIdentity: 'ALWAYS',
  })
  seq: string;

  @Column({ type: 'integer' })
  day: Day;

  @Column({ type: 'boolean' })
  spread: boolean;
}
