import type { Assessment, VerdictKind } from '@bough/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InterventionRow } from './intervention.row.js';

/** A trigger refuses to change or remove any of these rows. */
@Entity({ schema: 'bough', name: 'assessment' })
@Index('assessment_newest', ['interventionId', 'assessedAt'])
export class AssessmentRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'assessment_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => InterventionRow, { name: 'assessment_intervention_fkey' })
  interventionId: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  planHash: string;

  @Column({ type: 'text' })
  codeVersion: string;

  @Column({ type: 'integer' })
  workspaceVersion: number;

  @Column({ type: 'integer' })
  dataVersion: number;

  @Column({ type: 'integer', nullable: true })
  dataThrough: number | null;

  @Column({ type: 'text' })
  verdict: VerdictKind;

  @Column({ type: 'json' })
  result: Assessment;

  @Column({ type: 'timestamptz' })
  assessedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  assessedBy: string | null;
}
