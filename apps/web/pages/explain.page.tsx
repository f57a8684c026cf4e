/** Why a value differs: from another segment (or all), or from another period; in parts that add up. */
import { ExplainedNode } from '../gql/explain.js';
import { useShell } from '../access/viewer.js';
import { useAsk } from '../shared/ask.js';
import { ExportMenu } from '../shared/export-menu.js';
import { Empty, Failed, Loading } from '../shared/part.js';
import { useAddress } from '../shared/use-address.js';
import { ExplainedChange, ExplainedGap } from './explained.js';
import { NeededFor } from './needed-for.js';
import { titleOf } from './node-title.js';
import styles from '../comparisons/explain.module.css';

export default function ExplainPage() {
  const { address, choose } = useAddress();
  const { tree, dimensions } = useShell();
  const key = address.node ?? '';
  const asked = useAsk(ExplainedNode, { node: key });
  const node = asked.data?.tree?.node ?? null;
  if (!asked.data)
    return asked.problems.length > 0 ? (
      <Failed problems={asked.problems} again={asked.again} />
    ) : (
      <Loading height={420} />
    );
  if (!node)
    return (
      <Empty title="There is no such node">
        <p>
          The tree has no node <code>{key}</code> today. The search (Ctrl K) finds nodes by name.
        </p>
      </Empty>
    );
  const segments = dimensions.nodes.find(({ key: each }) => each === tree?.dimension.key)?.segments.nodes ?? [];
  const versus = address.vs ?? (node.segment && address.c === null ? 'all' : null);
  return (
    <div className="stack">
      <header className={styles.choices}>
        <h2>Why {titleOf(node)} differs</h2>
        <label className="line">
          from
          <select
            value={versus ?? 'period'}
            onChange={(event) =>
              choose(
                event.target.value === 'period' ? { vs: null, c: 'previous' } : { vs: event.target.value, c: null },
              )
            }
          >
            <option value="period">itself, in another period</option>
            {node.segment && <option value="all">all segments</option>}
            {node.segment &&
              segments
                .filter((segment) => segment.key !== node.segment?.key)
                .map((segment) => (
                  <option key={segment.key} value={segment.key}>
                    {segment.name}
                  </option>
                ))}
          </select>
        </label>
        <label className="line">
          <input
            type="checkbox"
            checked={address.tab === 'compounding'}
            onChange={(event) => choose({ tab: event.target.checked ? 'compounding' : null })}
          />
          compounding
        </label>
        <ExportMenu />
      </header>
      {versus ? <ExplainedGap node={node} versus={versus} /> : <ExplainedChange node={node} />}
      {node.metric && <NeededFor node={node} />}
    </div>
  );
}
