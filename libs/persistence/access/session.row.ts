import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountRow } from './account.row.js';

/** A session, stored by the SHA-256 of the value in the cookie. */
@Entity({ schema: 'bough', name: 'session' })
export class SessionRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'session_pkey' })
  hash: string;

  @Column({ type: 'uuid' })
  @Index('session_person')
  @ForeignKey(() => AccountRow, { name: 'session_account_fkey' })
  personId: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  lastSeenAt: Date;

  /** What people end it by; they never see the hash. */
  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', nullable: true })
  device: string | null;
}
