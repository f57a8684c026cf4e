import type { ConversationAttributes, Day } from '@bough/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';
import { FIELD_COLUMNS } from './conversation-columns.js';

/** Its own columns: keys, attributes, and the days and durations that an import puts beside the instants. The fields follow below. */
@Entity({ schema: 'bough', name: 'conversation' })
@Index('conversation_id', ['id'])
@Index('conversation_created_day', ['createdDay'])
@Index('conversation_resolved_day', ['resolvedDay'])
@Index('conversation_rated_day', ['ratedDay'])
export class ConversationRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'conversation_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'conversation_pkey' })
  id: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  externalId: string;

  @Column(EXACT_NUMBER)
  version: number;

  @Column({ type: 'integer' })
  createdDay: Day;

  @Column({ type: 'integer', nullable: true })
  resolvedDay: Day | null;

  @Column({ type: 'integer', nullable: true })
  ratedDay: Day | null;

  @Column({ type: 'integer', nullable: true })
  firstReplySeconds: number | null;

  @Column({ type: 'integer', nullable: true })
  firstHumanReplySeconds: number | null;

  @Column({ type: 'integer', nullable: true })
  resolutionSeconds: number | null;

  @Column({ type: 'smallint' })
  inDays: number;

  @Column({ type: 'jsonb', nullable: true })
  attributes: ConversationAttributes | null;
}

/** The fields, as the source gave them. */
for (const { property, type, nullable } of FIELD_COLUMNS)
  Column({ type, nullable })(ConversationRow.prototype, property);
