/** The picture of the tree as a file. */
import { TOKENS, type Palette } from './pen.js';
import type { Picture } from './picture.js';

/** The colours that are on the page now; for paper those of the light theme, whatever is on the page. */
export function palette({ forPaper = false } = {}): Palette {
  const root = document.documentElement;
  const { theme } = root.dataset;
  if (forPaper) root.dataset.theme = 'light';
  const style = getComputedStyle(root);
  const colours = TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()]);
  if (forPaper && theme) root.dataset.theme = theme;
  return Object.fromEntries(colours) as unknown as Palette;
}

/** Twice as many pixels as the screen has, so that it is sharp where it is shown larger. */
const SCALE = 2;

/** Saves the picture. Throws where the browser cannot draw it. */
export async function savePicture(
  draw: (palette: Palette) => Picture,
  name: string,
  kind: 'svg' | 'png',
): Promise<void> {
  const picture = draw(palette());
  const svg = new Blob([picture.svg], { type: 'image/svg+xml' });
  save(kind === 'svg' ? svg : await asPng(svg, picture), `${name}.${kind}`);
}

async function asPng(svg: Blob, { width, height }: Picture): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large to be drawn.'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
