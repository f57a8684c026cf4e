import type { Day } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many conversations of a cell and day had a duration, and how many of them were within a limit of it. */
@Entity({ schema: 'bough', name: 'rollup_within' })
export class RollupWithinRow {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_within_pkey' })
  day: Day;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_within_pkey' })
  cellId: number;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'rollup_within_pkey' })
  measure: number;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_within_pkey' })
  seconds: number;

  @Column({ type: 'integer' })
  count: number;

  @Column({ type: 'integer' })
  within: number;
}
