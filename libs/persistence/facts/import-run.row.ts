import type { ImportRecord } from '@bough/application';
import type { FactKind } from '@bough/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

@Entity({ schema: 'bough', name: 'import_run' })
export class ImportRunRow implements ImportRecord {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'import_run_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  kind: FactKind;

  @Column({ type: 'text' })
  file: string;

  @Column({ type: 'text' })
  fingerprint: string;

  @Column({ type: 'text' })
  state: ImportRecord['state'];

  @Column({ type: 'boolean' })
  fresh: boolean;

  @Column({ type: 'boolean' })
  demo: boolean;

  @Column({ ...EXACT_NUMBER, name: 'rows_read' })
  read: number;

  @Column({ ...EXACT_NUMBER, name: 'rows_new' })
  new: number;

  @Column({ ...EXACT_NUMBER, name: 'rows_changed' })
  changed: number;

  @Column({ ...EXACT_NUMBER, name: 'rows_unchanged' })
  unchanged: number;

  @Column({ ...EXACT_NUMBER, name: 'rows_rejected' })
  rejected: number;

  @Column({ ...EXACT_NUMBER, name: 'rows_left_out' })
  leftOut: number;

  @Column({ ...EXACT_NUMBER, name: 'rows_removed' })
  removed: number;

  @Column(EXACT_NUMBER)
  warnings: number;

  @Column({ type: 'text', nullable: true })
  message: string | null;

  @Column({ type: 'timestamptz' })
  startedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
