/** What a cell of a scorecard shows, with its texts: the API, the table, the data and the spreadsheet print the same. */
import {
  formatBeside,
  formatDifference,
  standardText,
  verdictUnit,
  worstStatus,
  type BenchmarkReading,
  type ModelMetric,
  type ShrunkValue,
  type StandardStatus,
  type StandardVerdict,
  type TreeNode,
} from '@bough/domain';
import type { Quantiles } from '../../trees/snapshot.js';
import { changeView, valueView, type ChangeView, type ValueView } from '../../trees/value-view.js';
import type { ColumnValue } from './assess-column.js';
import type { ResolutionTimes } from './resolution-times.js';

export interface VerdictView extends StandardVerdict {
  /** What the standard asks for: `at most 1h`. */
  readonly asks: string;
  /** The figure and its distance from the bound as people read them; `null` where there is none. */
  readonly actualText: string | null;
  readonly marginText: string | null;
}

/** What a cell has beside the values of its column. */
export interface CellDetails {
  /** The first node of the segment's branch that shows the metric; `null` where the tree has none. */
  readonly node: TreeNode | null;
  readonly quantiles: Quantiles | null;
  /** Of resolution times: those of the conversations begun in the period, open ones counted. */
  readonly resolution: ResolutionTimes | null;
  readonly verdicts: readonly VerdictView[];
  readonly benchmarks: readonly BenchmarkReading[];
}

export interface AssessedCell extends CellDetails {
  readonly metric: ModelMetric;
  readonly current: ValueView;
  readonly previous: ValueView;
  readonly change: ChangeView;
  /** Against all segments together; `null` for these themselves. */
  readonly versusTotal: ChangeView | null;
  /** `null` for all segments together and Unknown, and where nothing can be said. */
  readonly shrunk: ShrunkValue | null;
  /** 1 is the best of the segments; `null` when the value is missing or thin, where no direction is good, and where values grow with the size of a segment. */
  readonly rank: number | null;
  /** The worst verdict on its standards; `null` without one. */
  readonly status: StandardStatus | null;
}

/** The cell of a segment; `total` is the value of all segments together in the same column. */
export function cellView(
  metric: ModelMetric,
  value: ColumnValue,
  total: ColumnValue,
  details: CellDetails,
): AssessedCell {
  const current = valueView(value.current, metric, value.previous.value);
  const previous = valueView(value.previous, metric, value.current.value);
  const { change, versusTotal, shrunk, rank } = value;
  const { node, quantiles, resolution, verdicts, benchmarks } = details;
  return {
    node,
    quantiles,
    resolution,
    verdicts,
    benchmarks,
    metric,
    current,
    previous,
    change: changeView(change, current, previous),
    versusTotal: versusTotal && changeView(versusTotal, current, valueView(total.current, metric)),
    shrunk,
    rank,
    status: worstStatus(verdicts),
  };
}

/** A verdict on a standard as it is shown; `metric` is the one that the standard names. Texts are written when they are asked for. */
export function verdictView(verdict: StandardVerdict, metric: ModelMetric): VerdictView {
  const { standard, actual, bound, margin } = verdict;
  const unit = verdictUnit(standard, metric);
  return {
    ...verdict,
    asks: standardText(standard, metric.unit),
    get actualText() {
      return actual === null ? null : formatBeside(actual, [bound], unit);
    },
    get marginText() {
      return margin === null ? null : formatDifference(margin, unit);
    },
  };
}
