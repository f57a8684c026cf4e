import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AssessmentRow } from './assessment.row.js';
import { InterventionRow } from './intervention.row.js';

/** A trigger refuses to change or remove any of these rows. */
@Entity({ schema: 'bough', name: 'sign_off' })
export class SignOffRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sign_off_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @Index('sign_off_intervention')
  @ForeignKey(() => InterventionRow, { name: 'sign_off_intervention_fkey' })
  interventionId: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => AssessmentRow, { name: 'sign_off_assessment_fkey' })
  assessmentId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'boolean' })
  agrees: boolean;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'timestamptz' })
  signedAt: Date;
}
