import type { Scope } from '@bough/domain';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { AccountRow } from './account.row.js';

@Entity({ schema: 'bough', name: 'api_token' })
@Unique('api_token_hash_key', ['hash'])
@Check('api_token_life', "expires_at - created_at <= '365 days'::interval")
export class ApiTokenRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_token_pkey' })
  id: string;

  @Column({ type: 'text' })
  hash: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => AccountRow, { name: 'api_token_account_fkey' })
  personId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  prefix: string;

  @Column({ type: 'text', array: true })
  scopes: Scope[];

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
