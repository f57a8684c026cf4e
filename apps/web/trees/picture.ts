/**
 * The tree side by side as a picture of its own: SVG as text, from the same looks as the page. It is what is exported, and what a mail or a
 * slide shows. Pure: the same input gives the same text.
 */
import type { Lens } from '../shared/address.js';
import type { Paper } from '../shared/mark.js';
import type { Arranged, ArrangedRow, Detail, Widths } from './arrange.js';
import { valueText } from './cell-words.js';
import { LEGENDS } from './legends.js';
import { lookOf } from './lens.js';
import { escaped, Pen, type Palette, type Token } from './pen.js';
import type { Cell, Column } from './weave.js';

export interface PictureInput {
  readonly title: string;
  /** Period, what it is compared with, cut. */
  readonly subtitle: string;
  /** Where it came from and as of when; at the foot. */
  readonly source: string;
  readonly arranged: Arranged;
  readonly lens: Lens;
  readonly widths: Widths;
  readonly palette: Palette;
}

const PAD = 16;
const ROW = 26;
const FIRST = 250;
const TITLE = 54;
const TOP: Readonly<Record<Detail, number>> = { full: 34, glyph: 88, dot: 88 };
const FOOT = 46;
/** What stands beside a number has so much room at least, so that numbers are below each other. */
const SIDE = 50;

/** Width and height are in pixels, for who draws it. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export function drawPicture(input: PictureInput): Picture {
  const { arranged, widths, palette, lens } = input;
  const top = TITLE + TOP[widths.detail];
  const columnWidth = ({ kind }: Column) => (kind === 'ALL' ? widths.all : widths.segment);
  const places = placesOf(arranged.columns.map(columnWidth), PAD + FIRST);
  const right = places.at(-1)!.end;
  const width = Math.max(right + PAD, 640);
  const bottom = top + arranged.rows.length * ROW;
  const height = bottom + FOOT;
  const draw = new Pen(palette);
  const parts = [
    draw.box({ x: 0, y: 0, width, height }, 'card'),
    draw.text(input.title, { x: PAD, y: 26, size: 18, isBold: true }),
    draw.text(input.subtitle, { x: PAD, y: 44, size: 12, token: 'mute' }),
    ...arranged.columns.map((column, index) =>
      columnHead(draw, column, places[index]!, { top, detail: widths.detail }),
    ),
    ...arranged.rows.flatMap((row, index) => rowParts(draw, row, input, { y: top + index * ROW, places, right })),
    draw.line(PAD, top, right, top, 'line'),
    draw.line(PAD + FIRST, TITLE, PAD + FIRST, bottom, 'line'),
    ...legendParts(draw, lens, bottom + 20),
    draw.text(input.source, { x: PAD, y: bottom + 38, size: 11, token: 'mute' }),
  ];
  return framed(parts, { width, height, palette, name: `${input.title}, ${input.subtitle}` });
}

/** The elements as a file, with the pattern of what is hatched. */
export function framed(
  parts: readonly string[],
  { width, height, palette, name }: { width: number; height: number; palette: Palette; name: string },
): Picture {
  const hatch = `<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="${palette.line}" stroke-opacity="0.4"/></pattern>`;
  const title = escaped(name);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif" role="img" aria-label="${title}"><title>${title}</title><defs>${hatch}</defs>${parts.join('')}</svg>`;
  return { svg, width, height };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function placesOf(widths: readonly number[], first: number): Span[] {
  let start = first;
  return widths.map((width) => ({ start, end: (start += width) }));
}

function columnHead(
  draw: Pen,
  { name, kind }: Column,
  { start, end }: Span,
  place: { top: number; detail: Detail },
): string {
  if (place.detail === 'full' || kind === 'ALL')
    return draw.text(name, {
      x: end - 8,
      y: place.top - 12,
      size: 12,
      isBold: true,
      anchor: 'end',
      room: end - start - 12,
    });
  const x = (start + end) / 2 + 4;
  return draw.text(name, { x, y: place.top - 6, size: 11, room: 80, rotate: -90 });
}

interface RowPlace {
  readonly y: number;
  readonly places: readonly Span[];
  readonly right: number;
}

function rowParts(draw: Pen, row: ArrangedRow, input: PictureInput, { y, places, right }: RowPlace): string[] {
  const isHead = row.level <= 2;
  const indent = (row.level - 1) * 14;
  const cells = input.arranged.columns.flatMap((column, index) =>
    cellParts(draw, row.cells[column.index]!, input, { y, span: places[index]! }),
  );
  return [
    row.level === 2 ? draw.box({ x: PAD, y, width: right - PAD, height: ROW }, 'paper') : '',
    draw.text(row.name, { x: PAD + 4 + indent, y: y + 17, size: 12, isBold: isHead, room: FIRST - indent - 12 }),
    ...cells,
    draw.line(PAD, y + ROW, right, y + ROW, 'hair'),
  ];
}

const PAPERS: Readonly<Record<Paper, Token | null>> = {
  good: 'good-paper',
  bad: 'bad-paper',
  risk: 'warn-paper',
  none: null,
};

function cellParts(
  draw: Pen,
  cell: Cell,
  { lens, widths }: PictureInput,
  { y, span }: { y: number; span: Span },
): string[] {
  const look = lookOf(cell, lens);
  const box = { x: span.start, y, width: span.end - span.start, height: ROW };
  const paper = PAPERS[look.paper];
  const isFull = widths.detail === 'full' || cell.column.kind === 'ALL';
  const token = look.paper === 'good' || look.paper === 'bad' ? look.paper : 'mute';
  const hasNumber = cell.state === 'value' || cell.state === 'thin';
  const beside = `${look.glyph}${look.beside}`;
  const right = span.end - 6 - (hasNumber ? Math.max(SIDE, Math.ceil(beside.length * 6.6)) : 0);
  const texts = isFull
    ? [
        draw.text(valueText(cell), {
          x: right,
          y: y + 17,
          size: hasNumber ? 12 : 11,
          anchor: 'end',
          token: hasNumber ? 'ink' : 'mute',
          isBold: hasNumber && cell.row.depth < 2,
          room: hasNumber ? undefined : box.width - 12,
        }),
        hasNumber || cell.state === 'group'
          ? draw.text(beside, { x: span.end - 6, y: y + 17, size: 11, anchor: 'end', token })
          : '',
        cell.findings > 0 ? draw.badge(span.start + 11, y + ROW / 2, cell.findings) : '',
      ]
    : [
        draw.text(shortText(look, widths.detail), {
          x: (span.start + span.end) / 2,
          y: y + 17,
          size: 11,
          anchor: 'middle',
          token,
        }),
      ];
  return [
    paper ? draw.box(box, paper) : '',
    cell.state === 'thin' ? draw.hatch(box) : '',
    ...texts,
    draw.line(span.start, y, span.start, y + ROW, 'hair'),
  ];
}

function shortText({ paper, glyph }: ReturnType<typeof lookOf>, detail: Detail): string {
  if (detail === 'dot') return paper === 'bad' ? '•' : '';
  return paper === 'none' ? '' : glyph;
}

/** What colour means in the picture, in one line. */
export function legendParts(draw: Pen, lens: Lens, y: number): string[] {
  const entries = [
    ...LEGENDS[lens].map((each) => ({ ...each, isHatched: false })),
    { paper: 'none' as const, glyph: '', text: 'too few or still moving', isHatched: true },
  ];
  let x = PAD;
  return entries.flatMap(({ paper, glyph, text, isHatched }) => {
    const box = { x, y: y - 11, width: 28, height: 15 };
    const token = paper === 'good' || paper === 'bad' ? paper : 'mute';
    const fill = PAPERS[paper];
    const parts = [
      fill ? draw.box(box, fill) : '',
      isHatched ? draw.hatch(box) : '',
      draw.text(glyph, { x: x + 14, y, size: 11, anchor: 'middle', token }),
      draw.text(text, { x: x + 34, y, size: 11, token: 'mute' }),
    ];
    x += 34 + Math.ceil(text.length * 5.8) + 18;
    return parts;
  });
}
