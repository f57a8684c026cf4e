import type { Day } from '@bough/domain';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ schema: 'bough', name: 'rollup_dirty' })
@Index('rollup_dirty_day', ['day'], { where: 'spread' })
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

  /** Nothing changed on the day but which of its customers came back. */
  @Column({ type: 'boolean', default: false })
  onlyRepeated: boolean;
}
