import type { Day } from '@bough/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

/** What the engine loads; `day-block.ts` reads the block. */
@Entity({ schema: 'bough', name: 'rollup_day' })
@Index('rollup_day_version', ['version'])
export class RollupDayRow {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_day_pkey' })
  day: Day;

  @Column(EXACT_NUMBER)
  version: number;

  @Column({ type: 'text', array: true })
  segments: string[];

  @Column({ type: 'bytea' })
  block: Buffer;
}
