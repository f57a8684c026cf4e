import type { Day, ResolvedBy } from '@bough/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

/** Instants as the source gave them; days and durations are put beside them at import. */
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

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  firstReplyAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  firstHumanReplyAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  resolvedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  ratedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  escalatedAt: Date | null;

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

  @Column({ type: 'integer', nullable: true })
  handleSeconds: number | null;

  @Column({ type: 'integer', nullable: true })
  touches: number | null;

  @Column({ type: 'integer', nullable: true })
  reopenCount: number | null;

  @Column({ type: 'smallint', nullable: true })
  rating: number | null;

  @Column({ type: 'smallint', nullable: true })
  effort: number | null;

  @Column({ type: 'boolean', nullable: true })
  escalated: boolean | null;

  @Column({ type: 'boolean', nullable: true })
  botTookPart: boolean | null;

  @Column({ type: 'text', nullable: true })
  resolvedBy: ResolvedBy | null;

  @Column({ type: 'text', nullable: true })
  escalationReason: string | null;

  @Column({ type: 'text', nullable: true })
  topic: string | null;

  @Column({ type: 'text', nullable: true })
  channel: string | null;

  @Column({ type: 'text', nullable: true })
  journeyStage: string | null;

  @Column({ type: 'text', nullable: true })
  assignee: string | null;
}
