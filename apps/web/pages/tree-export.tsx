/** Takes the view along: as a picture, as rows, as a link. */
import { Drop } from '../shared/drop.js';
import { useToast } from '../shared/toast.js';
import type { PictureInput } from '../trees/picture.js';
import styles from './tree.module.css';

interface TreeExportProps {
  readonly picture: Omit<PictureInput, 'palette'>;
  /** Of the file, without its ending. */
  readonly name: string;
}

export function TreeExport({ picture, name }: TreeExportProps) {
  const toast = useToast();
  const save = (kind: 'svg' | 'png') =>
    import('../trees/take-along.js')
      .then(({ savePicture }) => savePicture(picture, name, kind))
      .catch((error: Error) => toast(`The picture could not be saved: ${error.message}`));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      toast('The link is copied.');
    } catch {
      toast('The browser does not let the page copy; take the link from the address bar.');
    }
  };
  return (
    <Drop button="Take along" align="end">
      {(close) => (
        <ul className={styles.menu} onClick={close}>
          <li>
            <button type="button" className="quiet" onClick={() => void save('png')}>
              Picture (PNG)
            </button>
          </li>
          <li>
            <button type="button" className="quiet" onClick={() => void save('svg')}>
              Picture (SVG)
            </button>
          </li>
          <li>
            <a className="button quiet" href={`/export/tree.csv${location.search}`} download>
              Rows (CSV)
            </a>
          </li>
          <li>
            <button type="button" className="quiet" onClick={() => void copy()}>
              Copy the link
            </button>
          </li>
          <li>
            <button type="button" className="quiet" onClick={() => print()}>
              Print
            </button>
          </li>
        </ul>
      )}
    </Drop>
  );
}
