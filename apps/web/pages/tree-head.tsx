/** What the tree shows, in words: its name, the period, and which two segments are compared or about to be. */
import { useAddress } from '../shared/use-address.js';
import type { Comparison } from './use-comparison.js';
import styles from './tree.module.css';

interface TreeHeadProps {
  readonly name: string;
  readonly subtitle: string;
  readonly comparison: Pick<Comparison, 'first' | 'second'> | null;
  readonly isPicking: boolean;
  /** Whether the address names a node that this tree does not show. */
  readonly isLost: boolean;
}

export function TreeHead({ name, subtitle, comparison, isPicking, isLost }: TreeHeadProps) {
  const { address, choose } = useAddress();
  return (
    <header className={styles.head}>
      <h1>{name}</h1>
      <p className="mute">{subtitle}</p>
      {comparison && (
        <p className="line">
          {comparison.first.name} against {comparison.second.name}
          <button type="button" onClick={() => choose({ seg: [], vs: null }, { push: true })}>
            All segments again
          </button>
        </p>
      )}
      {isPicking && <p role="status">Pick a second segment to compare with.</p>}
      {isLost && (
        <p role="status" className="line">
          No node “{address.node}” is shown here: it may have another name by now, or belong to another dimension.
          <button type="button" onClick={() => choose({ node: null, tab: null })}>
            Close
          </button>
        </p>
      )}
    </header>
  );
}
