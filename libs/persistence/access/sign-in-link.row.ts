import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AccountRow } from './account.row.js';

/** A link with which a person can sign in once. It is removed when it is used. */
@Entity({ schema: 'bough', name: 'sign_in_link' })
export class SignInLinkRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_in_link_pkey' })
  hash: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => AccountRow, { name: 'sign_in_link_account_fkey' })
  personId: string;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;
}
