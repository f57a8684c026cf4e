/** Elements of an SVG, as text. */

/** Colours, by the names of the tokens of the page. */
export type Palette = Readonly<Record<Token, string>>;
export const TOKENS = [
  'card',
  'paper',
  'ink',
  'mute',
  'line',
  'hair',
  'good',
  'bad',
  'good-paper',
  'bad-paper',
  'warn-paper',
] as const;
export type Token = (typeof TOKENS)[number];

export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly token?: Token;
  readonly isBold?: boolean;
  readonly anchor?: 'end' | 'middle';
  /** Pixels that the text may take; what is longer is cut. */
  readonly room?: number | undefined;
  readonly rotate?: number;
}
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FrameStyle {
  readonly fill: Token;
  readonly line: Token;
  readonly radius?: number;
  readonly dash?: string | undefined;
}

/** Writes elements of an SVG. */
export class Pen {
  constructor(private readonly palette: Palette) {}

  text(text: string, { x, y, size, token = 'ink', isBold = false, anchor, room, rotate }: TextStyle): string {
    const shown = room === undefined ? text : cut(text, room, size);
    if (shown === '') return '';
    const attributes = [
      `x="${x}" y="${y}" font-size="${size}" fill="${this.palette[token]}"`,
      isBold ? 'font-weight="650"' : '',
      anchor ? `text-anchor="${anchor}"` : '',
      rotate === undefined ? '' : `transform="rotate(${rotate} ${x} ${y})"`,
    ];
    return `<text ${attributes.filter(Boolean).join(' ')}>${escaped(shown)}</text>`;
  }

  box({ x, y, width, height }: Box, token: Token): string {
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${this.palette[token]}"/>`;
  }

  /** A box with round corners and a border. */
  frame({ x, y, width, height }: Box, { fill, line, radius = 8, dash }: FrameStyle): string {
    const dashes = dash ? ` stroke-dasharray="${dash}"` : '';
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${this.palette[fill]}" stroke="${this.palette[line]}"${dashes}/>`;
  }

  path(d: string, token: Token, { width = 1, dash }: { readonly width?: number; readonly dash?: string } = {}): string {
    const dashes = dash ? ` stroke-dasharray="${dash}"` : '';
    return `<path d="${d}" fill="none" stroke="${this.palette[token]}" stroke-width="${width}"${dashes}/>`;
  }

  hatch({ x, y, width, height }: Box): string {
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="url(#hatch)"/>`;
  }

  line(x1: number, y1: number, x2: number, y2: number, token: Token): string {
    return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${this.palette[token]}"/>`;
  }

  badge(x: number, y: number, count: number): string {
    return (
      `<circle cx="${x}" cy="${y}" r="8" fill="${this.palette.bad}"/>` +
      `<text x="${x}" y="${y + 4}" font-size="11" text-anchor="middle" fill="${this.palette.card}">${count}</text>`
    );
  }
}

/** Letters are about so much of their size wide. */
const WIDE = 0.58;

function cut(text: string, room: number, size: number): string {
  const most = Math.max(1, Math.floor(room / (size * WIDE)));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Text in lines that fit; a word that is longer than a line is cut. At most so many lines. */
export function wrapped(text: string, { room, size, most }: { room: number; size: number; most: number }): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length > 0 && longer.length * size * WIDE <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const shown = lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]!}…`];
  return shown.map((line) => cut(line, room, size));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in XML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
