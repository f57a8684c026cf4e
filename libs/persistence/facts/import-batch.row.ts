import type { BatchCounts } from '@bough/application';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A batch that was applied; its row is written in the same transaction. */
@Entity({ schema: 'bough', name: 'import_batch' })
export class ImportBatchRow implements BatchCounts {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'import_batch_pkey' })
  runId: number;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'import_batch_pkey' })
  batch: number;

  @Column({ type: 'integer', name: 'rows_new' })
  new: number;

  @Column({ type: 'integer', name: 'rows_changed' })
  changed: number;

  @Column({ type: 'integer', name: 'rows_unchanged' })
  unchanged: number;

  @Column({ type: 'integer', name: 'rows_removed' })
  removed: number;
}
