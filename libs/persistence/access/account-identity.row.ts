import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AccountRow } from './account.row.js';

/** A person as an OpenID provider knows them. */
@Entity({ schema: 'bough', name: 'account_identity' })
export class AccountIdentityRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'account_identity_pkey' })
  issuer: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'account_identity_pkey' })
  subject: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => AccountRow, { name: 'account_identity_account_fkey' })
  personId: string;
}
