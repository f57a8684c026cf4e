/** The one row that says what the rollups were made with. */
import type { Day } from '@bough/domain';
import { READ_STATE } from './rollup.sql.js';

export interface RollupState {
  readonly version: number;
  readonly unknown_cell: number | null;
  readonly overall_standard: number | null;
  readonly reference_from: Day | null;
  readonly reference_to: Day | null;
  /** Of the opening hours that the spans were made of; `null`: none. */
  readonly business_hours: string | null;
  readonly business_from: Day | null;
  readonly business_to: Day | null;
}

/** Of a session, or of the pool of connections. */
export async function readState(database: { query(sql: string): Promise<unknown> }): Promise<RollupState> {
  const [state] = (await database.query(READ_STATE)) as RollupState[];
  return state!;
}
