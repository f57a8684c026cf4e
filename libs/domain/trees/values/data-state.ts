/** How far the data reaches: what decides whether a value may be there at all, and how much it can be trusted. */
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';

/** What is known about the data besides the columns. */
export interface DataState {
  /** Days with facts, half-open; `null` before the first import. */
  readonly range: Period | null;
  /** Fields that some import carries. */
  readonly carried: ReadonlySet<string>;
  /** Months that have a cost pool. */
  readonly costMonths: ReadonlySet<Day>;
  /** Today in the workspace's time zone. */
  readonly today: Day;
}
