/** The chart of a launch, week by week. */
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';
import type { MetricUnit } from '../metrics/metric.js';

export interface ChartPoint extends Period {
  readonly phase: 'history' | 'baseline' | 'settling' | 'after' | 'immature';
  /** In the metric's unit; `null`: nothing to show. */
  readonly observed: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Observed less expected. */
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  /** The differences added up since the settling ended, in the chart's `cumulativeUnit`. */
  readonly cumulative: number | null;
  readonly cumulativeLow: number | null;
  readonly cumulativeHigh: number | null;
}

export interface ChartEvent extends Period {
  readonly label: string;
}

export interface AssessmentChart {
  readonly title: string;
  readonly unit: MetricUnit;
  readonly currency: string;
  /** What the cumulative difference counts: `hours`, `conversations`. */
  readonly cumulativeUnit: string;
  readonly launch: Day;
  /** When rollout and washout are over. */
  readonly settled: Day;
  /** When the weeks that are assessed are over. */
  readonly end: Day;
  readonly points: readonly ChartPoint[];
  readonly events: readonly ChartEvent[];
}
