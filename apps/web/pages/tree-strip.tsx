/** The series of a row in all segments, below the tree. */
import { dayText, parseDay } from '@bough/domain';
import { TreeSeries } from '../gql/tree-series.js';
import { useAsk } from '../shared/ask.js';
import { Answered } from '../shared/part.js';
import { SeriesStrip } from '../trees/series-strip.js';
import type { SegmentSeries } from '../trees/series.js';
import type { ArrangedRow } from '../trees/arrange.js';
import type { Column } from '../trees/weave.js';

interface TreeStripProps {
  readonly row: ArrangedRow;
  /** In the order in which they are shown. */
  readonly columns: readonly Column[];
  /** The first day after the period, ISO 8601. */
  readonly endExclusive: string;
  readonly onClose: () => void;
}

/** The API gives so many nodes at once. */
const MOST = 100;
const DAYS = 396; // the same month of last year is the first

export default function TreeStrip({ row, columns, endExclusive, onClose }: TreeStripProps) {
  const shown = columns
    .map((column) => ({ column, id: row.cells[column.index]!.nodeId }))
    .filter((each): each is { column: Column; id: string } => each.id !== null);
  const asked = useAsk(TreeSeries, {
    ids: shown.slice(0, MOST).map(({ id }) => id),
    period: { range: { start: dayText(parseDay(endExclusive)! - DAYS), endExclusive } },
    grain: 'MONTH',
  });
  const seriesOf = (nodes: NonNullable<typeof asked.data>['nodes']): SegmentSeries[] =>
    shown.slice(0, MOST).map(({ column, id }) => {
      const node = nodes.find((each) => each?.id === id);
      const points = (node && 'series' in node ? (node.series?.points ?? []) : []).map(({ period, measurement }) => ({
        label: period.label,
        value: measurement.value ?? null,
        formatted: measurement.formatted ?? null,
        isDoubtful: measurement.availability.status === 'LOW_CONFIDENCE',
      }));
      return { key: column.key, name: column.name, points };
    });
  return (
    <section className="card stack" aria-label={`${row.name} over time`}>
      <header className="line spread">
        <h2>{row.name}, month by month</h2>
        <button type="button" className="quiet" aria-label="Close the series" onClick={onClose}>
          ✕
        </button>
      </header>
      {shown.length > MOST && (
        <p className="mute">
          The first {MOST} of {shown.length} columns, in the order above.
        </p>
      )}
      <Answered asked={asked} height={120} what="Loading the series">
        {({ nodes }) => <SeriesStrip series={seriesOf(nodes)} />}
      </Answered>
    </section>
  );
}
