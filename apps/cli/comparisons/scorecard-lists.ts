/** The lists below the table of a scorecard: standards with their verdicts, benchmarks, and shares of open conversations. */
import type { AssessedCell, AssessedRow, StandardReading } from '@bough/application';
import { dayText, formatDuration, formatTogether, type Benchmark, type ValueUnit } from '@bough/domain';
import { table } from '../terminal/table.js';

const WORDS = { met: 'met', at_risk: 'at risk', missed: 'MISSED', not_evaluable: 'not evaluable' } as const;

/** A table of verdicts. Below it are the reasons of missing verdicts and the standards whose review is due. */
export function standardsText(readings: readonly StandardReading[]): string {
  if (readings.length === 0) return 'No standard holds on the last day of the period.';
  const rows = readings.map(({ standard, metric, segment, verdict }) => {
    const { asks, actualText, marginText, p } = verdict;
    return [
      ...[segment.id, metric.name, asks + (standard.contractual ? ' (contract)' : '')],
      actualText ?? '–',
      marginText ?? '–',
      WORDS[verdict.status] + (verdict.status === 'missed' && p !== null && p >= 0.05 ? ', perhaps by chance' : ''),
    ];
  });
  const head = ['standard of', 'metric', 'asks for', 'found', 'margin', 'verdict'];
  return [table(head, rows), ...notesOn(readings)].join('\n');
}

function notesOn(readings: readonly StandardReading[]): string[] {
  const reasons = [...new Set(readings.map(({ verdict }) => verdict.reason))].filter((reason) => reason !== null);
  const why = reasons.map((reason) => {
    const of = readings.filter(({ verdict }) => verdict.reason === reason);
    return `Not evaluable, ${of.length} of ${readings.length}: ${reason}`;
  });
  const due = readings.filter(({ isPastReview }) => isPastReview);
  const notes = due.map(
    ({ standard, metric }) => `${standard.segment}, ${metric.name}: the review was due ${dayText(standard.review)}`,
  );
  return why.length + notes.length === 0 ? [] : ['', ...why, ...notes];
}

/** A table of benchmarks for all segments together and for every segment. */
export function benchmarksText(rows: readonly AssessedRow[], source: string): string {
  const lines = rows.flatMap(({ segment, cells }) =>
    cells.flatMap(({ metric, current, benchmarks }) =>
      benchmarks.map(({ benchmark, band, tone }) => [
        ...[metric.name, segment.dimension === null ? segment.name : segment.id],
        ...besideRange(current.value, benchmark, metric),
        band.replace('_', ' ') + { GOOD: ' (good)', BAD: ' (bad)', NEUTRAL: '' }[tone],
      ]),
    ),
  );
  if (lines.length === 0)
    return 'No benchmark: name cohorts under "benchmarks" in the workspace file, and show metrics that they have.';
  return `${table(['metric', 'segment', 'value', 'benchmark', 'range', 'it is'], lines)}\n\n${source} Context, never a target.`;
}

/** The value, the cohort and its range, told apart. */
function besideRange(value: number | null, { cohort, low, high }: Benchmark, unit: ValueUnit): string[] {
  const [lowText, highText, text] = formatTogether([low, high, ...(value === null ? [] : [value])], unit);
  return [text ?? '–', cohort.name, `${lowText} to ${highText}`];
}

const MOST_OPEN = 5;

/** The segments with most open conversations: there the mean of the resolved ones looks better than it is. */
export function openText(rows: readonly AssessedRow[]): string[] {
  const open = rows
    .flatMap(({ segment, cells }) =>
      cells.flatMap(({ resolution }) => (resolution?.shareOpen ? [{ segment, ...resolution }] : [])),
    )
    .sort((a, b) => b.shareOpen! - a.shareOpen!);
  const lines = open.slice(0, MOST_OPEN).map(openLine);
  const left = open.length - lines.length;
  return left === 0 ? lines : [...lines, `${left} more with a smaller share open; --csv and --json have them`];
}

function openLine({
  segment,
  median,
  reason,
  shareOpen,
}: Pick<AssessedRow, 'segment'> & NonNullable<AssessedCell['resolution']>): string {
  const half = median === null ? `no median: ${reason}` : `median ${formatDuration(median)} with the open ones counted`;
  return `${segment.name}: ${(shareOpen! * 100).toFixed(1)}% of those begun are open; ${half}`;
}
