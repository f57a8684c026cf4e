/** How good and bad, and what is doubtful, look everywhere: a paper, and a glyph beside it, since colour never says it alone. */
import styles from './mark.module.css';

/** `good`, `bad` and `risk` colour what they lie under; `none` does not. */
export type Paper = 'good' | 'bad' | 'risk' | 'none';

/** The class of a paper, hatched where the value is thin or still moves. */
export function paperClass(paper: Paper, isHatched = false): string {
  return [paper === 'none' ? '' : styles[paper], isHatched ? 'hatch' : ''].filter(Boolean).join(' ');
}

/** A glyph with its text, in the colour of the paper. `hidden` where the words are said elsewhere. */
export function Mark({
  paper,
  glyph,
  text = '',
}: {
  readonly paper: Paper;
  readonly glyph: string;
  readonly text?: string;
}) {
  return (
    <span className={styles.mark} data-paper={paper}>
      <span aria-hidden="true">{glyph}</span>
      {text}
    </span>
  );
}
