/** One node of the picture of a branch. Near, middle and far differ in the style sheet only. */
import { memo } from 'react';
import type { Lens } from '../shared/address.js';
import { Mark, paperClass } from '../shared/mark.js';
import { SHAPES, type ShownNode as Card } from './branch.js';
import { CARD } from './branch-layout.js';
import type { TreeSlots } from './cell.js';
import { cellWords, valueText } from './cell-words.js';
import { lookOf } from './lens.js';
import { Sparkline } from './sparkline.js';
import styles from './branch.module.css';

interface BranchCardProps {
  readonly card: Card;
  readonly lens: Lens;
  readonly slots: TreeSlots;
  readonly sparkline: readonly (number | null)[];
  readonly isLit: boolean;
  readonly isCurrent: boolean;
  /** Whether its panel is open. */
  readonly isShown: boolean;
  readonly x: number;
  readonly y: number;
}

export const BranchCard = memo(function BranchCard(props: BranchCardProps) {
  const { card, lens, slots, x, y } = props;
  const { cell, name, isOpen } = card;
  const shown = lookOf(cell, lens);
  const change = lookOf(cell, 'change');
  const standard = SHAPES[cell.standard];
  const named = card.branch && card.branch !== name ? `${card.branch}, ${name}` : name;
  const words = [named, card.relation === 'INFLUENCE' ? 'a belief, no identity' : '', cellWords(cell, lens)];
  return (
    <div
      role="treeitem"
      data-card={card.key}
      aria-level={card.level}
      aria-posinset={card.position}
      aria-setsize={card.size}
      aria-expanded={isOpen ?? undefined}
      aria-selected={props.isShown}
      aria-keyshortcuts="Enter Space"
      tabIndex={props.isCurrent ? 0 : -1}
      className={`${styles.card} ${paperClass('none', cell.state === 'thin')}`}
      data-paper={shown.paper}
      data-side={card.side}
      data-lit={props.isLit || undefined}
      data-planned={cell.state === 'planned' || undefined}
      style={{ left: x, top: y, width: CARD.width, height: CARD.height }}
    >
      <span className="sr">{words.filter(Boolean).join('; ')}</span>
      <div className={styles.first} aria-hidden="true">
        <span className={styles.name}>{name}</span>
        {slots.findings(cell.findings)}
      </div>
      <div className={styles.second} aria-hidden="true" data-withheld={cell.state === 'withheld' || undefined}>
        <span className={styles.value}>{valueText(cell)}</span>
        {change.beside && <Mark paper={change.paper} glyph={change.glyph} text={` ${change.beside}`} />}
      </div>
      <div className={styles.third} aria-hidden="true">
        <Sparkline values={props.sparkline} />
        {standard && <span className={styles.standard}>{standard}</span>}
        {cell.owner && slots.owner(cell.owner)}
      </div>
      {isOpen !== null && (
        <span
          className={styles.fold}
          data-fold=""
          title={isOpen ? 'Fold (Space)' : 'Unfold (Space)'}
          aria-hidden="true"
        >
          {isOpen ? '−' : '+'}
        </span>
      )}
    </div>
  );
});
