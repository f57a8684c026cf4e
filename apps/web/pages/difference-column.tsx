/** The third column when two segments are compared: how they differ, whether that is meant, and why. */
import { Link } from 'wouter';
import { Mark, paperClass } from '../shared/mark.js';
import type { ExtraColumn } from '../trees/side-by-side.js';
import type { Comparison } from './use-comparison.js';
import styles from './tree.module.css';

const WIDTH = 300;
/** No segment's key has a minus. */
const KEY = '-difference';

export function differenceColumn(
  { first, second, rows, asked }: Comparison,
  /** Where a node is explained; `null` where it cannot be. */
  why: ((node: string) => string) | null,
): ExtraColumn {
  return {
    key: KEY,
    width: WIDTH,
    head: {
      label: `Difference: ${first.name} from ${second.name}`,
      className: styles.differenceHead,
      content: `${first.name} from ${second.name}`,
    },
    cell: (row) => {
      const node = row.cells[first.index]!.nodeKey;
      const difference = rows?.get(row.key);
      if (!difference)
        return {
          label: rows ? 'no difference to tell' : asked.isLoading ? 'loading' : 'not known',
          className: styles.difference,
          content: rows ? '' : '…',
        };
      return {
        label: difference.words,
        title: difference.reading?.text,
        className: `${styles.difference} ${paperClass(difference.paper)}`,
        content: (
          <>
            <Mark paper={difference.paper} glyph={difference.glyph} />
            <b className={styles.amount}>{difference.formatted}</b>
            <span className={styles.reading}>{difference.reading?.name}</span>
            {node && why && (
              <Link href={why(node)} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
                why
              </Link>
            )}
          </>
        ),
      };
    },
  };
}
