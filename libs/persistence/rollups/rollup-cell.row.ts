import type { Day, StoredMeasureKey } from '@bough/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EXACT_NUMBER } from '../shared/exact-number.js';

/** The measures of a cell on a day; they keep the names that the catalogue gives them. */
@Entity({ schema: 'bough', name: 'rollup_cell' })
export class RollupCellRow implements Record<StoredMeasureKey, number> {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_cell_pkey' })
  day: Day;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_cell_pkey' })
  cellId: number;

  @Column(EXACT_NUMBER)
  created: number;

  @Column(EXACT_NUMBER)
  answered: number;

  @Column(EXACT_NUMBER)
  first_response_seconds: number;

  @Column(EXACT_NUMBER)
  replied: number;

  @Column(EXACT_NUMBER)
  first_reply_seconds: number;

  @Column(EXACT_NUMBER)
  bot_first: number;

  @Column(EXACT_NUMBER)
  bot_involved: number;

  @Column(EXACT_NUMBER)
  bot_resolved: number;

  @Column(EXACT_NUMBER)
  escalated: number;

  @Column(EXACT_NUMBER)
  resolved_later: number;

  @Column(EXACT_NUMBER)
  resolved: number;

  @Column(EXACT_NUMBER)
  resolution_seconds: number;

  @Column(EXACT_NUMBER)
  touches: number;

  @Column(EXACT_NUMBER)
  handle_seconds: number;

  @Column(EXACT_NUMBER)
  standard_seconds: number;

  @Column(EXACT_NUMBER)
  reopened: number;

  @Column(EXACT_NUMBER)
  one_touch: number;

  @Column(EXACT_NUMBER)
  repeated: number;

  @Column(EXACT_NUMBER)
  ratings: number;

  @Column(EXACT_NUMBER)
  satisfied: number;

  @Column(EXACT_NUMBER)
  rating_sum: number;

  @Column(EXACT_NUMBER)
  efforts: number;

  @Column(EXACT_NUMBER)
  effort_sum: number;

  @Column(EXACT_NUMBER)
  customers_change: number;

  @Column(EXACT_NUMBER)
  revenue_change: number;

  @Column(EXACT_NUMBER)
  first_response_business_seconds: number;

  @Column(EXACT_NUMBER)
  resolution_business_seconds: number;

  @Column(EXACT_NUMBER)
  replied_in_days: number;

  @Column(EXACT_NUMBER)
  resolved_in_days: number;

  @Column(EXACT_NUMBER)
  escalated_replied: number;

  @Column(EXACT_NUMBER)
  rated_resolved: number;
}
