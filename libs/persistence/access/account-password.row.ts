import type { PasswordHash } from '@bough/application';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AccountRow } from './account.row.js';

@Entity({ schema: 'bough', name: 'account_password' })
export class AccountPasswordRow implements PasswordHash {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_password_pkey' })
  @ForeignKey(() => AccountRow, { name: 'account_password_account_fkey' })
  personId: string;

  @Column({ type: 'text' })
  hash: string;

  @Column({ type: 'text' })
  salt: string;

  @Column({ type: 'integer' })
  cost: number;

  @Column({ type: 'integer' })
  blockSize: number;

  @Column({ type: 'integer' })
  parallel: number;

  @Column({ type: 'timestamptz' })
  setAt: Date;
}
