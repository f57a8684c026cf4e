import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who changed people or owners, and when. The newest version here is the version of ownership. */
@Entity({ schema: 'bough', name: 'ownership_change' })
export class OwnershipChangeRow {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'ownership_change_pkey' })
  version: number;

  @Column({ type: 'timestamptz' })
  changedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ type: 'text' })
  actorName: string;

  @Column({ type: 'text', nullable: true })
  reason: string | null;
}
