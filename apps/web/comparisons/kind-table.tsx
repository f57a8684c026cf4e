/** Mix and rate, kind by kind: how large each was and is, what it had and has, and what both make of the difference. */
import styles from './explain.module.css';

export interface KindRow {
  readonly name: string;
  /** Parts of 1. */
  readonly shareBefore: number;
  readonly shareAfter: number;
  readonly before: string | null;
  readonly after: string | null;
  readonly mix: string;
  readonly rate: string;
}

const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function KindTable({
  rows,
  names,
}: {
  readonly rows: readonly KindRow[];
  readonly names: readonly [string, string];
}) {
  const [before, after] = names;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Mix and rate by kind">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Share, {before}</th>
            <th scope="col">Share, {after}</th>
            <th scope="col">Value, {before}</th>
            <th scope="col">Value, {after}</th>
            <th scope="col">By mix</th>
            <th scope="col">By rate</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>
                <Share share={row.shareBefore} />
              </td>
              <td>
                <Share share={row.shareAfter} />
              </td>
              <td>{row.before ?? '–'}</td>
              <td>{row.after ?? '–'}</td>
              <td>{row.mix}</td>
              <td>{row.rate}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Share({ share }: { readonly share: number }) {
  return (
    <span className={styles.share}>
      <span className={styles.shareBar} style={{ width: `${Math.round(share * 60)}px` }} aria-hidden="true" />
      {SHARE.format(share)}
    </span>
  );
}
