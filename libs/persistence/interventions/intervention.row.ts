import type { InterventionStatus } from '@bough/domain';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A trigger refuses changes to frozen columns, and a status that goes backwards. */
@Entity({ schema: 'bough', name: 'intervention' })
@Unique('intervention_number_key', ['number'])
@Check('intervention_status', `status IN ('draft', 'planned', 'running', 'measuring', 'concluded', 'cancelled')`)
@Check('intervention_frozen', '(frozen_revision IS NULL) = (frozen_at IS NULL)')
@Check(
  'intervention_started',
  `CASE WHEN frozen_at IS NULL THEN status IN ('draft', 'planned', 'cancelled')
      ELSE status NOT IN ('draft', 'planned') END`,
)
@Check('intervention_cancelled', `cancelled_on IS NULL OR status = 'cancelled'`)
@Check('intervention_reason', `(status = 'cancelled') = (reason IS NOT NULL)`)
export class InterventionRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'intervention_pkey' })
  id: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  status: InterventionStatus;

  @Column({ type: 'integer', nullable: true })
  frozenRevision: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  frozenAt: Date | null;

  @Column({ type: 'boolean' })
  exploratory: boolean;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'integer', nullable: true })
  cancelledOn: number | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  putAwayAt: Date | null;
}
