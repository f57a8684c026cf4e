import type { Day } from '@bough/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

@Entity({ schema: 'bough', name: 'customer_cell' })
@Index('customer_cell_starts', ['starts'])
@Index('customer_cell_ends', ['ends'])
export class CustomerCellRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'customer_cell_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'customer_cell_pkey' })
  validFrom: Day;

  @Column({ type: 'integer' })
  validTo: Day;

  @Column({ type: 'integer' })
  cellId: number;

  @Column(EXACT_NUMBER)
  revenue: number;

  @Column({ type: 'integer', nullable: true })
  starts: Day | null;

  @Column({ type: 'integer', nullable: true })
  ends: Day | null;
}
