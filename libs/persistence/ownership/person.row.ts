import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity({ schema: 'bough', name: 'person' })
@Unique('person_key_key', ['key'])
@Unique('person_email_key', ['email'])
@Check('person_email_lower', 'email = lower(email)')
@Check('person_deactivated', 'active = (deactivated_at IS NULL)')
export class PersonRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pkey' })
  id: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', array: true })
  agentNames: string[];

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  deactivatedAt: Date | null;
}
