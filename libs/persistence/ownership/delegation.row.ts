import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';

/** Somebody acts for a person who is away. A row is never updated except to set `supersededAt`. */
@Entity({ schema: 'bough', name: 'delegation' })
@Check('delegation_range', 'valid_from < valid_to')
@Check('delegation_other', 'from_id <> to_id')
export class DelegationRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'delegation_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => PersonRow, { name: 'delegation_from_fkey' })
  fromId: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => PersonRow, { name: 'delegation_to_fkey' })
  toId: string | null;

  @Column({ type: 'text' })
  scope: string;

  @Column({ type: 'timestamptz' })
  validFrom: Date;

  @Column({ type: 'timestamptz' })
  validTo: Date;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'uuid', nullable: true })
  assignedById: string | null;

  @Column({ type: 'text' })
  assignedByName: string;

  @Column({ type: 'timestamptz' })
  recordedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
