import type { InterventionPlan } from '@bough/domain';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InterventionRow } from './intervention.row.js';

/** A trigger refuses to change or remove any of these rows. */
@Entity({ schema: 'bough', name: 'plan_revision' })
@Check('plan_revision_hash', `hash ~ '^[0-9a-f]{64}$'`)
export class PlanRevisionRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_revision_pkey' })
  @ForeignKey(() => InterventionRow, { name: 'plan_revision_intervention_fkey' })
  interventionId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'plan_revision_pkey' })
  revision: number;

  @Column({ type: 'json' })
  plan: InterventionPlan;

  @Column({ type: 'text' })
  definition: string;

  @Column({ type: 'text' })
  hash: string;

  @Column({ type: 'timestamptz' })
  recordedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  recordedBy: string | null;
}
