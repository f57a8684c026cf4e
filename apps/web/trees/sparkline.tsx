/** A small line of how something went. */
import { sparkPath } from './series.js';
import styles from './sparkline.module.css';

const SPARK = { width: 84, height: 16 } as const;

/** Gaps stay gaps; on a scale of its own. Readers hear it only where `label` says it in words. */
export function Sparkline({ values, label }: { readonly values: readonly (number | null)[]; readonly label?: string }) {
  const d = sparkPath(values, SPARK.width, SPARK.height);
  if (d === null) return <span />;
  return (
    <svg
      className={styles.spark}
      width={SPARK.width + 4}
      height={SPARK.height + 4}
      viewBox={`-2 -2 ${SPARK.width + 4} ${SPARK.height + 4}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={d} />
    </svg>
  );
}
