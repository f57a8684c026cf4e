/** A part of the whole: a bar beside its number, all bars of a column from one line. */
import styles from './share.module.css';

const SHARE = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Both are parts of 1; a bar of `of` is as long as there is room. */
export function Share({ part, of = 1 }: { readonly part: number; readonly of?: number }) {
  return (
    <span className={styles.share}>
      <span className={styles.number}>{SHARE.format(part)}</span>
      <span className={styles.room} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${Math.round((100 * part) / Math.max(of, part, 1e-9))}%` }} />
      </span>
    </span>
  );
}
