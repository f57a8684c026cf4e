import type { Day } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

/** `known` is false while only conversations have named the customer. */
@Entity({ schema: 'bough', name: 'customer' })
export class CustomerRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'customer_pkey' })
  customerId: string;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  externalId: string;

  @Column({ type: 'text', nullable: true })
  name: string | null;

  @Column({ type: 'boolean' })
  known: boolean;

  @Column({ type: 'integer' })
  activeFrom: Day;

  @Column({ type: 'integer' })
  activeTo: Day;

  @Column(EXACT_NUMBER)
  version: number;

  /** The import that brought it first; not known of what was stored before imports were told apart. */
  @Column({ type: 'integer', nullable: true })
  firstRun: number | null;

  /** The import that changed it last. */
  @Column({ type: 'integer', nullable: true })
  changedRun: number | null;
}
