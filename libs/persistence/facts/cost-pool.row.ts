import type { CostPool, Day } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

@Entity({ schema: 'bough', name: 'cost_pool' })
export class CostPoolRow implements CostPool {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'cost_pool_pkey' })
  source: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'cost_pool_pkey' })
  month: Day;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'cost_pool_pkey' })
  category: string;

  @Column(EXACT_NUMBER)
  amount: number;

  @Column(EXACT_NUMBER)
  version: number;

  /** The import that brought it first; not known of what was stored before imports were told apart. */
  @Column({ type: 'integer', nullable: true })
  firstRun: number | null;

  /** The import that changed it last. */
  @Column({ type: 'integer', nullable: true })
  changedRun: number | null;
}
