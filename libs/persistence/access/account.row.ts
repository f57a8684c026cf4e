import type { Role } from '@bough/domain';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A person who may sign in. */
@Entity({ schema: 'bough', name: 'account' })
@Check('account_role', "role IN ('admin', 'editor', 'viewer')")
export class AccountRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_pkey' })
  @ForeignKey('person', { name: 'account_person_fkey' })
  personId: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'timestamptz' })
  grantedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  signedInAt: Date | null;
}
