/** On paper a picture is drawn as it is exported: whole, and not as far as it is in sight. */
import { useMemo } from 'react';
import { useIsPrinting } from '../shared/use-is-printing.js';
import type { Palette } from './pen.js';
import type { Picture } from './picture.js';
import { palette } from './take-along.js';
import styles from './branch.module.css';

export function PrintedPicture({ draw }: { readonly draw: (palette: Palette) => Picture }) {
  const isPrinting = useIsPrinting();
  const picture = useMemo(() => (isPrinting ? draw(palette({ forPaper: true })) : null), [isPrinting]);
  if (!picture) return null;
  return <img className={styles.printed} alt="" src={`data:image/svg+xml,${encodeURIComponent(picture.svg)}`} />;
}
