import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A field that an import carries; 0 stands for those before imports were told apart. */
@Entity({ schema: 'bough', name: 'carried_field' })
export class CarriedFieldRow {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'carried_field_pkey' })
  runId: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'carried_field_pkey' })
  field: string;

  /** The import says nothing else about its conversations. */
  @Column({ type: 'boolean' })
  partial: boolean;
}
