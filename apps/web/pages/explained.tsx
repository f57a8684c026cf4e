/** A difference in parts that add up: what an explanation of either kind shows. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ExplainChange, ExplainGap, type ExplainChangeQuery, type ExplainedFragment } from '../gql/explain.js';
import { useShell } from '../access/viewer.js';
import { KindTable } from '../comparisons/kind-table.js';
import { MixPart } from '../comparisons/mix-part.js';
import { Waterfall, type WaterfallLine } from '../comparisons/waterfall.js';
import { useAsk } from '../shared/ask.js';
import { Answered, Empty } from '../shared/part.js';
import { comparisonOf, periodNames, periodOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import type { Explained } from './node-title.js';
import styles from '../comparisons/explain.module.css';

type Segments = NonNullable<NonNullable<ExplainChangeQuery['explainChange']>['segments']>;

/** Against another segment, or all of them. */
export function ExplainedGap({ node, versus }: { readonly node: Explained; readonly versus: string }) {
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

/** Against itself in another period. */
export function ExplainedChange({ node }: { readonly node: Explained }) {
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
  readonly node: Explained;
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
