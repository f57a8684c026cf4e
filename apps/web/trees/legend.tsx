/** What colours, glyphs and hatches mean through the lens that is chosen. */
import type { Lens } from '../shared/address.js';
import { Mark, paperClass } from '../shared/mark.js';
import { LEGENDS, LENS_NAMES } from './legends.js';
import styles from './legend.module.css';

export function Legend({ lens }: { readonly lens: Lens }) {
  return (
    <ul className={styles.legend} aria-label={`Legend of the lens ${LENS_NAMES[lens]}`}>
      {LEGENDS[lens].map(({ paper, glyph, text }) => (
        <li key={text}>
          <span className={`${styles.swatch} ${paperClass(paper)}`}>
            <Mark paper={paper} glyph={glyph} />
          </span>
          {text}
        </li>
      ))}
      <li>
        <span className={`${styles.swatch} hatch`} /> too few or still moving
      </li>
      <li>
        <span aria-hidden="true">=</span> what is below adds up to it
      </li>
      <li>
        <span className={styles.belief} aria-hidden="true" /> believed to drive what is above
      </li>
    </ul>
  );
}
