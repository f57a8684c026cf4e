import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { FindingRow } from './finding.row.js';

const primaryKeyConstraintName = 'finding_seen_pkey';

/** How far somebody has read what happened to a finding. */
@Entity({ schema: 'bough', name: 'finding_seen' })
export class FindingSeenRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName })
  @ForeignKey(() => FindingRow, { name: 'finding_seen_finding_fkey' })
  findingId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName })
  personId: string;

  /** The newest event that was read; 0 for none. */
  @Column({ type: 'bigint' })
  eventId: string;

  @Column({ type: 'timestamptz' })
  seenAt: Date;
}
