/** Segments side by side, metric by metric, and whether each is served as it should be. */
import { Link } from 'wouter';
import { Contrasts, Scorecard, type ScorecardQuery } from '../gql/scorecard.js';
import { useShell } from '../access/viewer.js';
import { ContrastStrip } from '../comparisons/contrast-strip.js';
import { ScorecardTable } from '../comparisons/scorecard-table.js';
import { MetricsPicker } from '../metrics/metric-picker.js';
import { OwnerMark, type MarkedOwner } from '../ownership/owner-mark.js';
import { useAsk } from '../shared/ask.js';
import { initials } from '../shared/initials.js';
import { ExportMenu } from '../shared/export-menu.js';
import { Answered } from '../shared/part.js';
import { comparisonOf, periodOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import styles from '../comparisons/comparisons.module.css';

/** What each segment costs, how it is handled and how it fares. */
const USUAL = [
  'cost_to_serve',
  'contact_rate',
  'first_response_time',
  'resolution_time',
  'touches_per_ticket',
  'escalation_rate',
  'csat',
];

export default function ScorecardPage() {
  const { address, choose, link } = useAddress();
  const { tree, metrics } = useShell();
  const chosen =
    address.metrics.length > 0
      ? address.metrics
      : USUAL.filter((key) => metrics.nodes.some((each) => each.key === key));
  const dimension = address.by ?? tree?.dimension.key ?? '';
  const isOfTree = dimension === tree?.dimension.key;
  const asked = useAsk(Scorecard, {
    input: {
      dimension,
      metrics: chosen,
      segments: address.seg.length > 0 ? address.seg : undefined,
      period: periodOf(address),
      compareTo: comparisonOf(address),
      sort:
        address.sort === null
          ? undefined
          : address.sort === 'both'
            ? { expensiveAndUnhappy: true }
            : { metric: address.sort },
    },
  });
  const contrasts = useAsk(Contrasts, { period: address.p === null ? null : periodOf(address) });
  const isShrunk = address.tab === 'shrunk';
  return (
    <div className="stack">
      <section aria-label="Contrasts" className="stack">
        <h2>Is each segment served as it should be?</h2>
        <Answered asked={contrasts} height={120} what="Contrasts">
          {(data) => <ContrastStrip contrasts={data.contrasts} />}
        </Answered>
      </section>
      <section aria-label="Segments side by side">
        <div className={styles.toolbar}>
          <h2>Segments side by side</h2>
          <MetricsPicker metrics={metrics.nodes} chosen={chosen} onChoose={(keys) => choose({ metrics: keys })} />
          <label
            className="line"
            title="A segment with few customers is moved towards the others, as far as its own data is thin."
          >
            <input type="checkbox" checked={isShrunk} onChange={() => choose({ tab: isShrunk ? null : 'shrunk' })} />{' '}
            steadied values
          </label>
          <ExportMenu csv="/export/scorecard.csv" />
        </div>
        <Answered asked={asked} height={320} what="Scorecard">
          {({ scorecard }) => (
            <>
              <ScorecardTable
                scorecard={scorecard}
                isShrunk={isShrunk}
                sort={address.sort}
                onSort={(sort) => choose({ sort })}
                rowLink={({ segment, node }) =>
                  isOfTree && node ? (
                    <Link href={link('/tree', { view: 'branch', seg: [segment!.key] })}>{segment!.name}</Link>
                  ) : (
                    segment!.name
                  )
                }
                owner={(owner) => owner && <OwnerMark owner={markedOwner(owner)} isNamed />}
                cellLink={({ node }, content) =>
                  node ? <Link href={link('/tree', { node: node.key })}>{content}</Link> : content
                }
              />
              <p className="mute">
                {scorecard.period.label} against {scorecard.basis.label}
                {scorecard.period.unfinished && `; ${scorecard.period.unfinished}`}. {unknownWords(scorecard.unknown)}
              </p>
            </>
          )}
        </Answered>
      </section>
    </div>
  );
}

type ScoredOwner = NonNullable<ScorecardQuery['scorecard']['rows'][number]['owner']>;

function markedOwner({ person: { name }, acting, direct }: ScoredOwner): MarkedOwner {
  return { name, initials: initials(name), kind: acting ? 'ACTING' : direct ? 'DIRECT' : 'INHERITED' };
}

/** `share` is a part of 1; nothing where everybody has a segment. */
function unknownWords({
  customers,
  conversations,
}: {
  readonly customers: number | null;
  readonly conversations: number | null;
}): string {
  const parts = [
    customers ? `${(customers * 100).toFixed(1)}% of the customers` : '',
    conversations ? `${(conversations * 100).toFixed(1)}% of the conversations` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' and ')} have no segment here.` : '';
}
