import type { FindingEventKind } from '@bough/domain';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { FindingRow } from './finding.row.js';

@Entity({ schema: 'bough', name: 'finding_event' })
@Index('finding_event_finding', ['findingId', 'id'])
export class FindingEventRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'finding_event_pkey',
  })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => FindingRow, { name: 'finding_event_finding_fkey' })
  findingId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  kind: FindingEventKind;

  @Column({ type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ type: 'text' })
  actorName: string;

  @Column({ type: 'text' })
  text: string;
}
