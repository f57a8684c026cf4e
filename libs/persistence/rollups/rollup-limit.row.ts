import { Entity, PrimaryColumn } from 'typeorm';

/** A limit that is counted on every day; `measure` is the place in `HISTOGRAM_MEASURES`. */
@Entity({ schema: 'bough', name: 'rollup_limit' })
export class RollupLimitRow {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'rollup_limit_pkey' })
  measure: number;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rollup_limit_pkey' })
  seconds: number;
}
