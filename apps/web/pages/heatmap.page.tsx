/** One metric over two dimensions: where it stands out, and whether all segments get the same service. */
import { Link } from 'wouter';
import { formatRelative } from '@bough/domain';
import { Heatmap } from '../gql/heatmap.js';
import { useShell } from '../access/viewer.js';
import { HeatmapTable, type HeatMode } from '../comparisons/heatmap-table.js';
import { IntervalPlot } from '../comparisons/interval-plot.js';
import { MetricPicker } from '../metrics/metric-picker.js';
import { useAsk } from '../shared/ask.js';
import { ExportMenu } from '../shared/export-menu.js';
import { Answered, Empty } from '../shared/part.js';
import { periodOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import styles from '../comparisons/heatmap.module.css';

export default function HeatmapPage() {
  const { address, choose, link } = useAddress();
  const { dimensions, metrics, tree, workspace } = useShell();
  const cuts = [...dimensions.nodes, ...workspace!.conversationDimensions];
  const rows = address.rows ?? tree?.dimension.key ?? cuts[0]!.key;
  const cols = address.cols ?? (rows === 'topic' ? 'channel' : 'topic');
  const metric = address.metric ?? 'contact_rate';
  const mode: HeatMode = address.tab === 'apart' ? 'apart' : 'value';
  const asked = useAsk(Heatmap, {
    input: { rowDimension: rows, columnDimension: cols, metric, period: periodOf(address) },
  });
  const cut = (name: string, value: string, onChoose: (key: string) => void) => (
    <label className="line">
      {name}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {cuts.map(({ key, name: text }) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="stack">
      <div className={`${styles.choices} no-print`}>
        {cut('Rows', rows, (key) => choose({ rows: key }))}
        {cut('Columns', cols, (key) => choose({ cols: key }))}
        <MetricPicker metrics={metrics.nodes} value={metric} onChoose={(key) => choose({ metric: key })} />
        <span role="group" aria-label="What colour says" className="line">
          <button type="button" aria-pressed={mode === 'value'} onClick={() => choose({ tab: null })}>
            colour: the value
          </button>
          <button type="button" aria-pressed={mode === 'apart'} onClick={() => choose({ tab: 'apart' })}>
            colour: what stands out
          </button>
        </span>
        <ExportMenu csv="/export/heatmap.csv" />
      </div>
      <Answered asked={asked} height={420} what="Heatmap">
        {({ heatmap }) =>
          heatmap.rows.items.length === 0 || heatmap.columns.items.length === 0 ? (
            <Empty title="There is nothing to show here">
              <p>In this period no conversation carries both dimensions. Another period or another dimension may.</p>
            </Empty>
          ) : (
            <div className="stack">
              <section className="stack" aria-label="Do the rows get the same service?">
                <h2>Do the rows get the same service?</h2>
                <p>{heatmap.uniformity.words}</p>
                <IntervalPlot
                  label="Distance of each segment from the whole, with its 90 % interval"
                  format={formatRelative}
                  intervals={
                    heatmap.uniformity.scale === 'RELATIVE'
                      ? heatmap.uniformity.segments.flatMap(({ name, gap, low, high }) =>
                          gap === null || low === null || high === null ? [] : [{ name, value: gap, low, high }],
                        )
                      : []
                  }
                />
              </section>
              <HeatmapTable
                heatmap={heatmap}
                mode={mode}
                cellLink={(row, column, content) => {
                  const topic = column.kind === 'VALUE' && heatmap.columns.dimension === 'topic' ? column.key : null;
                  const segment = row.kind === 'SEGMENT' ? row.key.split('/')[1] : undefined;
                  return topic && segment ? (
                    <Link href={link('/demand', { by: heatmap.rows.dimension, seg: [segment], q: topic })}>
                      {content}
                    </Link>
                  ) : (
                    content
                  );
                }}
              />
              <p className="mute">
                {heatmap.metric.name}, {heatmap.period.label}
                {heatmap.period.unfinished && ` (${heatmap.period.unfinished})`}. Outlined: stands out from its column
                by more than chance and more than the margin; at most one in ten of these by chance. Hatched: few
                customers. Compared: {heatmap.compared} cells.
              </p>
              {heatmap.notes.map((note) => (
                <p key={note} className="mute">
                  {note}
                </p>
              ))}
            </div>
          )
        }
      </Answered>
    </div>
  );
}
