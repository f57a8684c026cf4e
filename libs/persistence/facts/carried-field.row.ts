import { Entity, PrimaryColumn } from 'typeorm';

/** A field that some import carries. */
@Entity({ schema: 'bough', name: 'carried_field' })
export class CarriedFieldRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'carried_field_pkey' })
  field: string;
}
