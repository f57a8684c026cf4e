import type { RaciRole } from '@bough/domain';
import { Check, Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonRow } from './person.row.js';
import { TeamRow } from './team.row.js';

/**
 * An assignment of a role. A row is never updated except to set `supersededAt`; ending an assignment adds a row with a shorter
 * range.
 */
@Entity({ schema: 'bough', name: 'raci_assignment' })
@Check('raci_assignment_role', `role IN ('A', 'R', 'C', 'I')`)
@Check('raci_assignment_range', 'valid_from < valid_to')
@Check(
  'raci_assignment_party',
  `CASE WHEN role = 'A' THEN team_id IS NULL ELSE num_nonnulls(person_id, team_id) = 1 END`,
)
@Exclusion(
  'raci_assignment_one_accountable',
  `USING gist (target WITH =, tstzrange(valid_from, valid_to) WITH &&) WHERE (role = 'A' AND superseded_at IS NULL)`,
)
export class RaciAssignmentRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'raci_assignment_pkey' })
  id: string;

  @Column({ type: 'text' })
  target: string;

  @Column({ type: 'text' })
  role: RaciRole;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => PersonRow, { name: 'raci_assignment_person_fkey' })
  personId: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => TeamRow, { name: 'raci_assignment_team_fkey' })
  teamId: string | null;

  @Column({ type: 'timestamptz' })
  validFrom: Date;

  @Column({ type: 'timestamptz' })
  validTo: Date;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'uuid', nullable: true })
  assignedById: string | null;

  @Column({ type: 'text' })
  assignedByName: string;

  @Column({ type: 'timestamptz' })
  recordedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
