import type { RowProblem } from '@bough/application';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

@Entity({ schema: 'bough', name: 'import_reject' })
export class ImportRejectRow implements RowProblem {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'import_reject_pkey' })
  runId: number;

  @PrimaryColumn({ ...EXACT_NUMBER, primaryKeyConstraintName: 'import_reject_pkey' })
  number: number;

  @Column(EXACT_NUMBER)
  line: number;

  @Column({ type: 'text' })
  severity: RowProblem['severity'];

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text', nullable: true })
  field: string | null;

  @Column({ type: 'text', name: 'column_name', nullable: true })
  column: string | null;

  @Column({ type: 'text', nullable: true })
  value: string | null;

  @Column({ type: 'text', name: 'reason' })
  message: string;
}
