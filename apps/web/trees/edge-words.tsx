/** What is written beside a card of a branch, on the page. */
import type { NodeMore, ShownNode } from './branch.js';
import { formulaWords, strengthWords } from './branch-words.js';
import type { CanvasBox } from './use-canvas.js';
import styles from './branch.module.css';

interface EdgeWordsProps {
  readonly card: ShownNode;
  readonly box: CanvasBox;
  readonly more: ReadonlyMap<string, NodeMore>;
}

export function EdgeWords({ card, box, more }: EdgeWordsProps) {
  const strength = strengthWords(card, box, more);
  const formula = formulaWords(card, box);
  return (
    <>
      {strength && (
        <div className={styles.strength} aria-hidden="true" title={strength.text} style={place(strength.box)}>
          {strength.text}
        </div>
      )}
      {formula && (
        <div
          className={styles.formula}
          data-side={card.side}
          aria-hidden="true"
          title={formula.text}
          style={{ ...place(formula.box), height: undefined }}
        >
          {formula.text}
        </div>
      )}
    </>
  );
}

const place = ({ x, y, width, height }: CanvasBox) => ({ left: x, top: y, width, height });
