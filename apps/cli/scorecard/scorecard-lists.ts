/** What is told below the table of a scorecard: standards with their verdicts, benchmarks, and what conversations that are open change. */
import type { AssessedRow, StandardReading } from '@bough/application';
import { askedFor, dayText, formatDifference, formatDuration, formatValue, type Metric } from '@bough/domain';
import { table } from '../terminal/table.js';

const WORDS = { met: 'met', at_risk: 'at risk', missed: 'MISSED', not_evaluable: 'not evaluable' } as const;

export function standardsText(readings: readonly StandardReading[], currency: string): string {
  if (readings.length === 0) return 'No standard holds on the last day of the period.';
  const rows = readings.map(({ standard, metric, segment, verdict, isPastReview }) => {
    const unit = standard.kind === 'share_within' ? 'ratio' : metric.unit;
    const { actual, margin, reason, p } = verdict;
    return [
      ...[segment.id, metric.name, askedFor(standard, metric.unit) + (standard.contractual ? ' (contract)' : '')],
      actual === null ? '–' : formatValue(actual, unit, currency),
      margin === null ? '–' : formatDifference(margin, unit, currency),
      WORDS[verdict.status] + (verdict.status === 'missed' && p !== null && p >= 0.05 ? ', perhaps by chance' : ''),
      isPastReview ? `review was due ${dayText(standard.review)}` : '',
      reason ?? '',
    ];
  });
  const head = ['standard of', 'metric', 'asks for', 'found', 'margin', 'verdict', '', ''];
  return table(head, rows);
}

/** Of the whole and every segment. */
export function benchmarksText(rows: readonly AssessedRow[], source: string, currency: string): string {
  const lines = rows.flatMap(({ segment, cells }) =>
    cells.flatMap(({ metric, current, benchmarks }) =>
      benchmarks.map(({ benchmark, band, tone }) => [
        ...[metric.name, segment.dimension === null ? segment.name : segment.id],
        current.value === null ? '–' : formatValue(current.value, metric.unit, currency),
        ...[benchmark.cohort.name, range(benchmark, metric, currency)],
        band.replace('_', ' ') + { GOOD: ' (good)', BAD: ' (bad)', NEUTRAL: '' }[tone],
      ]),
    ),
  );
  if (lines.length === 0)
    return 'No benchmark: name cohorts under "benchmarks" in the workspace file, and show metrics that they have.';
  return `${table(['metric', 'segment', 'value', 'benchmark', 'range', 'it is'], lines)}\n\n${source} Context, never a target.`;
}

function range({ low, high }: { low: number; high: number }, { unit }: Metric, currency: string): string {
  return `${formatValue(low, unit, currency)} to ${formatValue(high, unit, currency)}`;
}

/** Only where something is open: there the mean of the resolved looks better than it is. */
export function openText(rows: readonly AssessedRow[]): string[] {
  return rows.flatMap(({ segment, cells }) =>
    cells.flatMap(({ resolution }) => {
      if (!resolution?.shareOpen) return [];
      const { median, reason, shareOpen } = resolution;
      const half =
        median === null ? `no median: ${reason}` : `median ${formatDuration(median)} with the open ones counted`;
      return [`${segment.name}: ${(shareOpen * 100).toFixed(1)}% of those begun are open; ${half}`];
    }),
  );
}
