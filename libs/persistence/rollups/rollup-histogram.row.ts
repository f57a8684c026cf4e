import type { Day } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `measure` is the place in `HISTOGRAM_MEASURES`. */
@Entity({ schema: 'bough', name: 'rollup_histogram' })
export class RollupHistogramRow {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_histogram_pkey' })
  day: Day;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_histogram_pkey' })
  cellId: number;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'rollup_histogram_pkey' })
  measure: number;

  @Column({ type: 'smallint', array: true })
  buckets: number[];

  @Column({ type: 'integer', array: true })
  counts: number[];

  /** The shortest and the longest duration, in seconds. */
  @Column({ type: 'integer' })
  least: number;

  @Column({ type: 'integer' })
  most: number;
}
