import type { Removal } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

/** What stays of a fact that was removed: it holds against older versions. */
@Entity({ schema: 'bough', name: 'removal' })
export class RemovalRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'removal_pkey' })
  source: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'removal_pkey' })
  kind: Removal['of'];

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'removal_pkey' })
  externalId: string;

  @Column({ type: 'text' })
  reason: Removal['reason'];

  @Column(EXACT_NUMBER)
  version: number;

  @Column({ type: 'integer' })
  runId: number;
}
