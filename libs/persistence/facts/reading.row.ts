import type { Day, SegmentReading } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

@Entity({ schema: 'bough', name: 'reading' })
export class ReadingRow implements SegmentReading {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'reading_pkey' })
  measure: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'reading_pkey' })
  day: Day;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'reading_pkey' })
  segment: string;

  @Column({ type: 'double precision' })
  value: number;

  @Column(EXACT_NUMBER)
  version: number;

  /** The import that brought it first; not known of what was stored before imports were told apart. */
  @Column({ type: 'integer', nullable: true })
  firstRun: number | null;
}
