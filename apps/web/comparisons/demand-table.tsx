/** What segments write about, the dearest first: bar, cost, change and how it compares with everybody. */
import type { ReactNode } from 'react';
import { formatRelative } from '@bough/domain';
import type { DemandQuery } from '../gql/demand.js';
import styles from './explain.module.css';

export type DemandData = DemandQuery['demand'];
type Item = DemandData['items'][number];

interface DemandTableProps {
  readonly demand: DemandData;
  readonly linkOf: (item: Item, content: ReactNode) => ReactNode;
}

const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const TIMES = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export function DemandTable({ demand, linkOf }: DemandTableProps) {
  const most = Math.max(...demand.items.map(({ share }) => share ?? 0), 0.0001);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="What segments write about">
      <table className={styles.table}>
        <thead>
          <tr>
            {[
              'What',
              'Who',
              'Share',
              'Cost',
              'Change',
              'A conversation',
              'Conversations',
              'Customers',
              'Handling',
              'Times the usual',
            ].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {demand.items.map((item) => (
            <tr key={`${item.segment} ${nameOf(item)}`} className={item.isThin ? 'hatch' : undefined}>
              <th scope="row">{linkOf(item, nameOf(item))}</th>
              <td>{item.segmentName}</td>
              <td>
                {item.share === null ? (
                  '–'
                ) : (
                  <span className={styles.share}>
                    <span
                      className={styles.shareBar}
                      style={{ width: `${Math.round((item.share / most) * 80)}px` }}
                      aria-hidden="true"
                    />
                    {SHARE.format(item.share)}
                  </span>
                )}
              </td>
              <td>{item.cost?.formatted ?? '–'}</td>
              <td>
                {item.costChange?.formatted ?? ''}
                {item.relativeChange !== null && <span className="mute"> {formatRelative(item.relativeChange)}</span>}
                {item.isThin && <span className="sr"> few conversations</span>}
              </td>
              <td>{item.costPerConversation?.formatted ?? '–'}</td>
              <td>{item.created}</td>
              <td>{item.customers ?? '–'}</td>
              <td>{item.handleTime?.formatted ?? '–'}</td>
              <td>{item.versusAll === null ? '' : `${TIMES.format(item.versusAll)} ×`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The labels of an item as one name. */
export function nameOf({ labels }: Pick<Item, 'labels'>): string {
  return labels.map(({ value }) => value ?? 'nothing said').join(' · ') || 'everything';
}

/**
 * What it would save if the share of the dearest item that is more than usual were the usual one: arithmetic on what was, no promise.
 * `null` where nothing is more than usual.
 */
export function savingOf(items: readonly Item[]): { readonly item: Item; readonly saving: string } | null {
  const dear = items
    .filter(({ costVersusAll, isThin }) => !isThin && (costVersusAll?.value ?? 0) > 0)
    .sort((a, b) => b.costVersusAll!.value - a.costVersusAll!.value)[0];
  return dear ? { item: dear, saving: dear.costVersusAll!.formatted } : null;
}

/** Why conversations were handed on. */
export function EscalationTable({ escalations }: { readonly escalations: DemandQuery['escalations'] }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Escalations">
      <table className={styles.table}>
        <thead>
          <tr>
            {['Topic', 'Reason', 'Who', 'Escalated', 'Of their escalations', 'Of these conversations'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {escalations.items.map(({ topic, reason, segment, segmentName, escalated, share, rate, isThin }) => (
            <tr key={`${segment} ${topic} ${reason}`} className={isThin ? 'hatch' : undefined}>
              <th scope="row">{topic ?? 'nothing said'}</th>
              <td>{reason ?? '–'}</td>
              <td>{segmentName}</td>
              <td>{escalated}</td>
              <td>{SHARE.format(share)}</td>
              <td>{rate === null ? '–' : SHARE.format(rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
