import type { DismissReason, FindingKind, FindingStatus, Resolution, Routing, Severity, Signal } from '@bough/domain';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

const instant = { type: 'timestamptz', nullable: true } as const;

@Entity({ schema: 'bough', name: 'finding' })
@Unique('finding_number_key', ['number'])
@Check('finding_number_positive', 'number > 0')
@Check('finding_version_positive', 'version > 0')
@Check('finding_occurrences_positive', 'occurrences > 0')
@Check('finding_severity', `severity IN ('critical', 'high', 'medium', 'low')`)
@Check('finding_status', `status IN ('open', 'acknowledged', 'in_progress', 'resolved', 'dismissed')`)
@Check('finding_seen', 'first_seen_at <= last_seen_at')
@Check('finding_closed', `(closed_at IS NOT NULL) = (status IN ('resolved', 'dismissed'))`)
@Check('finding_resolved', `(resolution IS NOT NULL) = (status = 'resolved')`)
@Check('finding_dismissed', `(dismiss_reason IS NOT NULL) = (status = 'dismissed')`)
@Check('finding_quiet', `(quiet_until IS NOT NULL) = (status = 'dismissed')`)
@Check('finding_settled', `settled_at IS NULL OR status IN ('resolved', 'dismissed')`)
@Index('finding_live_cause', ['cause'], { unique: true, where: 'settled_at IS NULL' })
export class FindingRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'finding_pkey' })
  id: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  kind: FindingKind;

  @Column({ type: 'text' })
  cause: string;

  @Column({ type: 'text' })
  path: string;

  @Column({ type: 'text', nullable: true })
  segment: string | null;

  @Column({ type: 'json' })
  signal: Signal;

  @Column({ type: 'text' })
  severity: Severity;

  @Column({ type: 'text' })
  status: FindingStatus;

  @Column({ type: 'integer' })
  occurrences: number;

  @Column({ type: 'timestamptz' })
  firstSeenAt: Date;

  @Column({ type: 'timestamptz' })
  lastSeenAt: Date;

  @Column({ type: 'integer' })
  lastSeenDay: number;

  @Column({ type: 'integer' })
  missed: number;

  @Column({ type: 'integer', nullable: true })
  missedDay: number | null;

  @Column({ type: 'json' })
  routing: Routing[];

  @Column({ type: 'uuid', nullable: true })
  routedId: string | null;

  @Column({ type: 'uuid', array: true })
  informed: string[];

  @Column({ type: 'uuid', nullable: true })
  assigneeId: string | null;

  @Column(instant)
  acknowledgeBy: Date | null;

  @Column({ type: 'boolean' })
  topReached: boolean;

  @Column(instant)
  snoozedUntil: Date | null;

  @Column(instant)
  acknowledgedAt: Date | null;

  @Column(instant)
  startedAt: Date | null;

  @Column(instant)
  closedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  resolution: Resolution | null;

  @Column({ type: 'text', nullable: true })
  dismissReason: DismissReason | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column(instant)
  quietUntil: Date | null;

  @Column(instant)
  recoveredAt: Date | null;

  @Column(instant)
  verifyAt: Date | null;

  @Column(instant)
  settledAt: Date | null;
}
