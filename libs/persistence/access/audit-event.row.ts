import type { AuditChange, Via } from '@bough/domain';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A trigger refuses to change or remove any of these rows. */
@Entity({ schema: 'bough', name: 'audit_event' })
@Index('audit_event_person', ['personId', 'id'])
export class AuditEventRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'audit_event_pkey',
  })
  id: string;

  @Column({ type: 'timestamptz' })
  @Index('audit_event_at')
  at: Date;

  @Column({ type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ type: 'text' })
  actor: string;

  @Column({ type: 'text' })
  via: Via;

  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'text' })
  requestId: string;

  @Column({ type: 'text', array: true })
  @Index('audit_event_subjects', { synchronize: false })
  subjects: string[];

  @Column({ type: 'json' })
  changes: AuditChange[];
}
