import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonRow } from './person.row.js';

@Entity({ schema: 'bough', name: 'team' })
@Unique('team_key_key', ['key'])
export class TeamRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'team_pkey' })
  id: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => PersonRow, { name: 'team_lead_fkey' })
  leadId: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

@Entity({ schema: 'bough', name: 'team_member' })
export class TeamMemberRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'team_member_pkey' })
  @ForeignKey(() => TeamRow, { name: 'team_member_team_fkey' })
  teamId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'team_member_pkey' })
  @ForeignKey(() => PersonRow, { name: 'team_member_person_fkey' })
  personId: string;
}
