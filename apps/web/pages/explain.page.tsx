/** Why a value differs: from another segment (or all), or from another period; in parts that add up. */
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import {
  ExplainChange,
  ExplainedNode,
  ExplainGap,
  Needed,
  type ExplainedFragment,
  type ExplainedNodeQuery,
} from '../gql/explain.js';
import { useShell } from '../access/viewer.js';
import { KindTable } from '../comparisons/kind-table.js';
import { MixPart } from '../comparisons/mix-part.js';
import { Waterfall, type WaterfallLine } from '../comparisons/waterfall.js';
import { useAsk } from '../shared/ask.js';
import { ExportMenu } from '../shared/export-menu.js';
import { Answered, Empty, Failed, Loading } from '../shared/part.js';
import { comparisonOf, periodNames, periodOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import styles from '../comparisons/explain.module.css';

type Node = NonNullable<NonNullable<ExplainedNodeQuery['tree']>['node']>;
type Segments = NonNullable<NonNullable<import('../gql/explain.js').ExplainChangeQuery['explainChange']>['segments']>;

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
      {versus ? <Gap node={node} versus={versus} /> : <Change node={node} />}
      {node.metric && <Target node={node} />}
    </div>
  );
}

/** The head of a branch has the name of its segment; what differs is its metric. */
function titleOf({ segment, name, metric }: Node): string {
  const what = segment?.name === name ? (metric?.name ?? name) : name;
  return segment ? `${segment.name} · ${what}` : what;
}

function Gap({ node, versus }: { readonly node: Node; readonly versus: string }) {
  const { address } = useAddress();
  const { tree, dimensions } = useShell();
  const reference = versus === 'all' ? null : versus;
  const asked = useAsk(ExplainGap, {
    node: node.key,
    segment: node.segment?.key ?? null,
    reference,
    period: periodOf(address),
    view: address.tab === 'compounding' ? 'COMPOUNDING' : 'ADDITIVE',
  });
  const name =
    dimensions.nodes.find(({ key }) => key === tree?.dimension.key)?.segments.nodes.find(({ key }) => key === reference)
      ?.name ?? 'All';
  const names = [name, node.segment?.name ?? 'All'] as const;
  return (
    <Answered asked={asked} height={420} what="The explanation">
      {({ explainGap }) => (
        <Explanation explained={explainGap} names={names} node={node}>
          {explainGap?.standards && <p className={styles.sentence}>Is it meant? {explainGap.standards.text}</p>}
        </Explanation>
      )}
    </Answered>
  );
}

function Change({ node }: { readonly node: Node }) {
  const { address } = useAddress();
  const { workspace } = useShell();
  const asked = useAsk(ExplainChange, {
    node: node.key,
    period: periodOf(address),
    compareTo: comparisonOf(address),
    dimension: address.by,
    view: address.tab === 'compounding' ? 'COMPOUNDING' : 'ADDITIVE',
  });
  const told = workspace && periodNames(address, workspace, new Date());
  const names = [told?.comparison ?? 'before', told?.period ?? 'now'] as const;
  return (
    <Answered asked={asked} height={420} what="The explanation">
      {({ explainChange }) => (
        <Explanation explained={explainChange} names={names} node={node}>
          {explainChange?.segments && <BySegment segments={explainChange.segments} names={names} />}
        </Explanation>
      )}
    </Answered>
  );
}

interface ExplanationProps {
  readonly explained: ExplainedFragment | null;
  readonly names: readonly [reference: string, current: string];
  readonly node: Node;
  readonly children: ReactNode;
}

function Explanation({ explained, names, node, children }: ExplanationProps) {
  const { link } = useAddress();
  if (!explained)
    return (
      <Empty title="A node without a metric has no value to explain">
        <p>Its children have: open one of them in the tree.</p>
      </Empty>
    );
  const { against, current, reference, change, lines, sentences, availability, tolerance, mix } = explained;
  if (current.value === null || reference.value === null || change.value === null || change.formatted === null)
    return (
      <Empty title="The difference cannot be explained here">
        <p>{availability.message ?? 'One of the two values is missing.'}</p>
      </Empty>
    );
  const { polarity } = node.metric ?? {};
  return (
    <div className="stack">
      <p className={styles.big}>
        <span>
          {names[0]} {reference.formatted}
        </span>
        <span aria-hidden="true">→</span>
        <span>
          {names[1]} {current.formatted}
        </span>
        <span className="mute">{change.formatted}</span>
      </p>
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.sentence}>
          {sentence}
        </p>
      ))}
      <Waterfall
        lines={lines}
        // What adds up over days is measured against as many days.
        reference={{ value: reference.value, formatted: reference.formatted ?? '', ...against, name: names[0] }}
        current={{ value: current.value, formatted: current.formatted ?? '', name: names[1] }}
        change={{ value: change.value, formatted: change.formatted }}
        tolerance={tolerance}
        isMoreBetter={polarity === 'HIGHER' ? true : polarity === 'LOWER' ? false : null}
        linkOf={(line: WaterfallLine, content) =>
          line.node && line.node.key !== node.key ? (
            <Link href={link('/tree', { node: line.node.key })}>{content}</Link>
          ) : (
            content
          )
        }
      />
      {children}
      {mix && <MixPart mix={mix} names={names} />}
    </div>
  );
}

function BySegment({ segments, names }: { readonly segments: Segments; readonly names: readonly [string, string] }) {
  return (
    <section className="stack" aria-label="By segment">
      <h3>
        By segment: the mix makes {segments.mixEffect.formatted}, the segments themselves{' '}
        {segments.rateEffect.formatted}
      </h3>
      {segments.simpson && (
        <p className={styles.sentence}>
          Every segment moved one way and the whole moved the other, because their shares changed (Simpson's paradox).
        </p>
      )}
      <KindTable
        names={names}
        rows={segments.items.map((item) => ({
          name: item.segments.map(({ name }) => name).join(', '),
          shareBefore: item.shareBefore,
          shareAfter: item.shareAfter,
          before: item.before?.formatted ?? null,
          after: item.after?.formatted ?? null,
          mix: item.mixEffect.formatted,
          rate: item.rateEffect.formatted,
        }))}
      />
    </section>
  );
}

/** What each driver alone would have to be for a target. */
function Target({ node }: { readonly node: Node }) {
  const { address } = useAddress();
  const [text, setText] = useState('');
  const target = Number(text);
  const isNumber = text.trim() !== '' && Number.isFinite(target);
  const kind = node.metric?.unit.kind;
  const inUnits = kind === 'RATIO' ? target / 100 : target;
  const asked = useAsk(Needed, { node: node.key, period: periodOf(address), target: inUnits }, { pause: !isNumber });
  const unit = kind === 'RATIO' ? '%' : kind === 'DURATION' ? 'seconds' : (node.metric?.unit.currency ?? '');
  return (
    <section className="stack" aria-label="For a target">
      <h3>For a target</h3>
      <label className="line">
        {titleOf(node)} should be
        <input type="number" step="any" value={text} onChange={(event) => setText(event.target.value)} /> {unit}
      </label>
      {isNumber && (
        <Answered asked={asked} height={120} what="What is needed">
          {({ tree }) => (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">Either</th>
                  <th scope="col">from</th>
                  <th scope="col">to</th>
                  <th scope="col">change</th>
                </tr>
              </thead>
              <tbody>
                {(tree?.node?.neededChange ?? []).map(({ key, name, from, to, relative }) => (
                  <tr key={key}>
                    <th scope="row">{name}</th>
                    <td>{from.formatted}</td>
                    <td>{to?.formatted ?? 'no value of it does'}</td>
                    <td>
                      {relative === null ? '' : `${relative > 0 ? '+' : '−'}${Math.abs(relative * 100).toFixed(1)}%`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Answered>
      )}
    </section>
  );
}
