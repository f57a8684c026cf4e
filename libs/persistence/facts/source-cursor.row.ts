import type { Checkpoint } from '@bough/application';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the sync of a stream of a source has come, written in the transaction of the facts that it stands for. */
@Entity({ schema: 'bough', name: 'source_cursor' })
export class SourceCursorRow implements Checkpoint {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'source_cursor_pkey' })
  source: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'source_cursor_pkey' })
  stream: string;

  @Column({ type: 'timestamptz', nullable: true })
  windowEnd: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  position: Checkpoint['position'];

  /** The run that came so far. */
  @Column({ type: 'integer' })
  runId: number;
}
