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

/** Letters are about 0.58 of their size wide. */
function cut(text: string, room: number, size: number): string {
  const most = Math.max(1, Math.floor(room / (size * 0.58)));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in XML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
