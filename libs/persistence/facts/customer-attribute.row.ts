import type { AttributeValue, Day } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'bough', name: 'customer_attribute' })
export class CustomerAttributeRow implements AttributeValue {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'customer_attribute_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'customer_attribute_pkey' })
  attribute: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'customer_attribute_pkey' })
  validFrom: Day;

  @Column({ type: 'text', nullable: true })
  value: string | null;
}
