/** Takes the view along: as a link, as rows, as a picture. */
import { ExportMenu } from '../shared/export-menu.js';
import { useToast } from '../shared/toast.js';
import type { Palette } from '../trees/pen.js';
import type { Picture } from '../trees/picture.js';

interface TreeExportProps {
  /** Draws what is shown. */
  readonly draw: () => Promise<(palette: Palette) => Picture>;
  /** Of the file, without its ending. */
  readonly name: string;
}

export function TreeExport({ draw, name }: TreeExportProps) {
  const toast = useToast();
  const save = (kind: 'svg' | 'png') => () =>
    void Promise.all([import('../trees/take-along.js'), draw()])
      .then(([{ savePicture }, drawn]) => savePicture(drawn, name, kind))
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
