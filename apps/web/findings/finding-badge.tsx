/** How many findings are open at a node. */
import styles from './finding-badge.module.css';

/** Nothing for none. A reader hears it from the words around it, so the badge itself is silent. */
export function FindingBadge({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles.badge} aria-hidden="true" title={`${count} open ${count === 1 ? 'finding' : 'findings'}`}>
      {count}
    </span>
  );
}
