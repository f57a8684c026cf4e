/** What a node is now: its value and what is known of it, its series, and how it is computed. */
import type { ReactNode } from 'react';
import type { ValueUnit } from '@bough/domain';
import { formulaParts } from './formula-parts.js';
import { NodeChart } from './node-chart.js';
import type { NodeSeries } from './node-series.js';
import styles from './node.module.css';

export interface NodeNowData {
  readonly name: string;
  /** What its metric is, in words. */
  readonly description: string | null;
  readonly note: string | null;
  /** Why it has no data yet. */
  readonly planned: string | null;
  /** What the tree asks for, where another metric is shown. */
  readonly wanted: string | null;
  readonly period: string;
  readonly formatted: string | null;
  /** Why there is no value, or why it is doubtful. */
  readonly message: string | null;
  /** Beside why: what has no value below it. */
  readonly blockedBy: readonly string[];
  readonly isDoubtful: boolean;
  readonly sample: { readonly size: number; readonly minimum: number | null; readonly of: string } | null;
  readonly before: { readonly label: string; readonly formatted: string } | null;
  /** In words: within noise, or why it is neither better nor worse. */
  readonly changeNote: string | null;
  readonly quantiles: { readonly median: string; readonly p90: string } | null;
  readonly standards: readonly {
    readonly text: string;
    readonly status: 'MET' | 'AT_RISK' | 'MISSED' | 'NOT_EVALUABLE' | 'UNSET';
    readonly detail: string;
  }[];
  readonly unit: ValueUnit | null;
  readonly series: NodeSeries | null;
  /** Of its metric, and over what is right below it. */
  readonly formulas: readonly { readonly says: string; readonly formula: string }[];
  readonly identity: { readonly holds: boolean | null; readonly message: string } | null;
}

interface NodeNowProps {
  readonly data: NodeNowData;
  /** Paths of nodes by the names that occur in formulas. */
  readonly nodes: ReadonlyMap<string, string>;
  readonly change: ReactNode;
  readonly standardMark: (standard: NodeNowData['standards'][number]) => ReactNode;
  readonly linkTo: (node: string, content: string) => ReactNode;
}

export function NodeNow({ data, nodes, change, standardMark, linkTo }: NodeNowProps) {
  const { formatted, planned, message, sample, before, quantiles, series, unit, identity } = data;
  return (
    <>
      {planned !== null ? (
        <p className={styles.absent}>Planned: {planned}</p>
      ) : formatted === null ? (
        unit === null ? (
          <p className="mute">It has no value of its own; it groups what is below it.</p>
        ) : (
          <div className={styles.absent}>
            <p>There is no value for {data.period}.</p>
            {message && <p>{message}</p>}
            {data.blockedBy.length > 0 && <p>What it is computed from has none: {data.blockedBy.join(', ')}.</p>}
          </div>
        )
      ) : (
        <div className={data.isDoubtful ? `${styles.now} hatch` : styles.now}>
          <p className="line">
            <span className={styles.value}>{formatted}</span> {change}
          </p>
          <p className="mute">
            {data.period}
            {before && `; ${before.formatted} in ${before.label}`}
          </p>
          {data.changeNote && <p>{data.changeNote}</p>}
          {data.isDoubtful && message && <p>{message}</p>}
          {sample && (
            <p className="mute">
              From {sample.size.toLocaleString('en')} ({sample.of})
              {sample.minimum !== null && `; below ${sample.minimum} it would be too few`}
            </p>
          )}
        </div>
      )}
      {data.wanted && <p className={styles.absent}>{data.wanted}</p>}
      {quantiles && (
        <p>
          Half are below <b>{quantiles.median}</b> (median), nine of ten below <b>{quantiles.p90}</b> (p90).
        </p>
      )}
      {data.standards.map((standard) => (
        <p key={standard.text}>
          {standardMark(standard)} {standard.text}
          {standard.detail && <span className="mute">; {standard.detail}</span>}
        </p>
      ))}
      {series && unit && <NodeChart name={data.name} unit={unit} series={series} />}
      {(data.description || data.note || data.formulas.length > 0) && (
        <section className={styles.about} aria-label="How it is computed">
          {data.description && <p>{data.description}</p>}
          {data.note && <p>{data.note}</p>}
          {data.formulas.map(({ says, formula }) => (
            <p key={says}>
              {says}{' '}
              <code>
                {formulaParts(formula, nodes).map(({ text, node }, index) =>
                  node === null ? text : <span key={index}>{linkTo(node, text)}</span>,
                )}
              </code>
            </p>
          ))}
          {identity && (
            <p className={identity.holds === false ? 'bad' : undefined}>
              <span aria-hidden="true">{identity.holds === null ? '◌' : identity.holds ? '✓' : '✕'}</span>{' '}
              {identity.message}
            </p>
          )}
        </section>
      )}
    </>
  );
}
