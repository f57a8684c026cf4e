import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AccountRow } from './account.row.js';

/** A link that lets a person in once; it is gone when it was used. */
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
