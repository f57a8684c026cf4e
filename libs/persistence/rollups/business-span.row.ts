import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

/** A span for which the desk is open, and how many seconds it was open before. */
@Entity({ schema: 'bough', name: 'business_span' })
export class BusinessSpanRow {
  @PrimaryColumn({ type: 'timestamptz', primaryKeyConstraintName: 'business_span_pkey' })
  opensAt: Date;

  @Column({ type: 'timestamptz' })
  closesAt: Date;

  @Column(EXACT_NUMBER)
  secondsBefore: number;
}
