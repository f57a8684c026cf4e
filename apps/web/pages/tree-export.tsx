/** Takes the view along: as a link, as rows, as a picture. */
import { ExportMenu } from '../shared/export-menu.js';
import { useToast } from '../shared/toast.js';
import type { PictureInput } from '../trees/picture.js';

interface TreeExportProps {
  readonly picture: Omit<PictureInput, 'palette'>;
  /** Of the file, without its ending. */
  readonly name: string;
}

export function TreeExport({ picture, name }: TreeExportProps) {
  const toast = useToast();
  const save = (kind: 'svg' | 'png') => () =>
    void import('../trees/take-along.js')
      .then(({ savePicture }) => savePicture(picture, name, kind))
      .catch((error: Error) => toast(`The picture could not be saved: ${error.message}`));
  return (
    <ExportMenu
      csv="/export/tree.csv"
      more={[
        { name: 'Picture (PNG)', run: save('png') },
        { name: 'Picture (SVG)', run: save('svg') },
      ]}
    />
  );
}
