/** For product teams: what segments write about, priced by the handling, and why conversations were handed on. */
import { Link } from 'wouter';
import { Demand } from '../gql/demand.js';
import { useShell } from '../access/viewer.js';
import { DemandTable, EscalationTable, nameOf, savingOf, type DemandItem } from '../comparisons/demand-table.js';
import { useAsk } from '../shared/ask.js';
import { ExportMenu } from '../shared/export-menu.js';
import { Answered, Empty } from '../shared/part.js';
import { comparisonOf, periodOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import { DemandItemPanel } from './demand-item.js';
import styles from '../comparisons/explain.module.css';

const MOST = 100;

export default function DemandPage() {
  const { address, choose, link } = useAddress();
  const { tree, dimensions, workspace } = useShell();
  const dimension = address.by ?? tree?.dimension.key ?? '';
  const cuts = workspace!.conversationDimensions;
  const usual = cuts[0]?.key ?? 'topic';
  const [first = usual, second = null] = (address.rows ?? '')
    .split(',')
    .filter((key) => cuts.some((each) => each.key === key));
  const cutBy = (one: string, other: string | null) => {
    const by = other === null || other === one ? one : `${one},${other}`;
    choose({ rows: by === usual ? null : by });
  };
  const only = address.seg.length === 1 ? `${dimension}/${address.seg[0]}` : undefined;
  const asked = useAsk(Demand, {
    input: { dimension, segment: only, period: periodOf(address), compareTo: comparisonOf(address) },
    by: second === null ? [first] : [first, second],
    first: MOST,
  });
  const segments = dimensions.nodes.find(({ key }) => key === dimension)?.segments.nodes ?? [];
  const isKept = (segment: string) =>
    address.seg.length === 0 || address.seg.some((key) => segment === `${dimension}/${key}`);
  const shown = { rows: address.rows, q: address.q };
  return (
    <div className="stack">
      <div className={`${styles.choices} no-print`}>
        <label className="line">
          By
          <select value={first} onChange={({ target }) => cutBy(target.value, second)}>
            {cuts.map(optionOf)}
          </select>
        </label>
        <label className="line">
          and
          <select value={second ?? ''} onChange={({ target }) => cutBy(first, target.value || null)}>
            <option value="">nothing else</option>
            {cuts.filter(({ key }) => key !== first).map(optionOf)}
          </select>
        </label>
        <label className="line">
          Of
          <select
            value={address.seg.length === 1 ? address.seg[0] : ''}
            onChange={(event) => choose({ seg: event.target.value ? [event.target.value] : [] })}
          >
            <option value="">every segment</option>
            {segments.map(optionOf)}
          </select>
        </label>
        <input
          type="search"
          aria-label="Find in what they write about"
          placeholder="Find"
          value={address.q ?? ''}
          onChange={(event) => choose({ q: event.target.value || null })}
        />
        <ExportMenu csv="/export/demand.csv" />
      </div>
      <Answered asked={asked} height={420} what="Demand">
        {({ demand, escalations }) => {
          const search = (address.q ?? '').toLowerCase().replaceAll('_', ' ');
          const items = demand.items.filter(
            (item) => isKept(item.segment) && nameOf(item).toLowerCase().includes(search),
          );
          const saving = savingOf(items);
          const opened = demand.items.find((item) => wordOf(item) === address.node);
          return (
            <>
              {saving && (
                <p className={styles.sentence}>
                  {saving.item.segmentName} asks about {nameOf(saving.item)} more than others. If its share were the
                  usual one, handling would have cost {saving.saving} less. This is arithmetic on {demand.period.label},
                  not a promise.
                </p>
              )}
              {demand.notes.map((note) => (
                <p key={note} className="mute">
                  {note}
                </p>
              ))}
              {items.length === 0 ? (
                <Empty title="Nobody wrote about this">
                  <p>Another period, segment or word may show more.</p>
                </Empty>
              ) : (
                <DemandTable
                  demand={{ ...demand, items }}
                  linkOf={(item, content) => (
                    <Link href={link('/demand', { ...shown, node: wordOf(item) })}>{content}</Link>
                  )}
                />
              )}
              <p className="mute">
                {demand.period.label} against {demand.basis.label}; {demand.totalCount} in all. Hatched: few
                conversations, never compared.
              </p>
              <h2>Why conversations were handed on</h2>
              {escalations.items.length === 0 ? (
                <p className="mute">{escalations.notes.join(' ') || 'None was, in this period.'}</p>
              ) : (
                <EscalationTable escalations={escalations} />
              )}
              {opened && (
                <DemandItemPanel item={opened} period={demand.period.label} onClose={() => choose({ node: null })} />
              )}
            </>
          );
        }}
      </Answered>
    </div>
  );
}

/** An item in the address: its segment and its labels. */
const wordOf = ({ segment, labels }: DemandItem) =>
  [segment, ...labels.map(({ value }) => (value === null ? '' : encodeURIComponent(value)))].join(':');

const optionOf = ({ key, name }: { readonly key: string; readonly name: string }) => (
  <option key={key} value={key}>
    {name}
  </option>
);
