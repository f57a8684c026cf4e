/** Who answers for something, as initials: filled where assigned right there, hollow where inherited, ↷ where somebody acts, ringed where nobody does. */
import styles from './owner-mark.module.css';

export interface MarkedOwner {
  readonly name: string | null;
  readonly initials: string;
  readonly kind: 'DIRECT' | 'INHERITED' | 'ACTING' | 'GAP';
}

const WORDS = {
  DIRECT: 'assigned here',
  INHERITED: 'inherited from further up',
  ACTING: 'acts for somebody who is away',
  GAP: 'nobody answers for it',
} as const;

/** `isNamed`: a reader hears the name; left out where the words around it already say who. */
export function OwnerMark({ owner, isNamed = false }: { readonly owner: MarkedOwner; readonly isNamed?: boolean }) {
  const { name, initials, kind } = owner;
  const words = name === null ? WORDS.GAP : `${name}, ${WORDS[kind]}`;
  return (
    <span
      className={styles.owner}
      data-kind={kind}
      title={words}
      {...(isNamed ? { role: 'img', 'aria-label': words } : { 'aria-hidden': true })}
    >
      {kind === 'ACTING' && '↷'}
      {name === null ? '?' : initials}
    </span>
  );
}
