import type { Signal } from '@bough/domain';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { FindingRow } from './finding.row.js';

const primaryKeyConstraintName = 'finding_sighting_pkey';

/** The signal of a finding in the data up to a day. A later detection run on the same data replaces it. */
@Entity({ schema: 'bough', name: 'finding_sighting' })
export class FindingSightingRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName })
  @ForeignKey(() => FindingRow, { name: 'finding_sighting_finding_fkey' })
  findingId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName })
  asOf: number;

  @Column({ type: 'timestamptz' })
  seenAt: Date;

  @Column({ type: 'json' })
  signal: Signal;
}
