import type { Day } from '@bough/domain';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

/** A single row. */
@Entity({ schema: 'bough', name: 'rollup_state' })
@Check('rollup_state_single', 'id = 1')
export class RollupStateRow {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'rollup_state_pkey' })
  id: number;

  @Column(EXACT_NUMBER)
  dataVersion: number;

  @Column({ type: 'integer', nullable: true })
  unknownCell: number | null;

  @Column({ type: 'double precision', nullable: true })
  overallStandard: number | null;

  @Column({ type: 'integer', nullable: true })
  referenceFrom: Day | null;

  @Column({ type: 'integer', nullable: true })
  referenceTo: Day | null;

  /** Which opening hours the business spans say (SHA-256 of them), and for which days; null without any. */
  @Column({ type: 'text', nullable: true })
  businessHours: string | null;

  @Column({ type: 'integer', nullable: true })
  businessFrom: Day | null;

  @Column({ type: 'integer', nullable: true })
  businessTo: Day | null;
}
