/** What the tree is of, and what is being compared in it. */
import type { Comparison } from './use-comparison.js';
import styles from './tree.module.css';

interface TreeHeadProps {
  readonly name: string;
  readonly subtitle: string;
  readonly comparison: Comparison | null;
  /** One segment is picked, and another is waited for. */
  readonly isPicking: boolean;
  readonly onAll: () => void;
}

export function TreeHead({ name, subtitle, comparison, isPicking, onAll }: TreeHeadProps) {
  return (
    <header className={styles.head}>
      <h1>{name}</h1>
      <p className="mute">{subtitle}</p>
      {comparison && (
        <p className="line">
          {comparison.first.name} against {comparison.second.name}
          <button type="button" onClick={onAll}>
            All segments again
          </button>
        </p>
      )}
      {isPicking && <p role="status">Pick a second segment to compare with.</p>}
    </header>
  );
}
