/**
 * One branch, or two that mirror each other, as a picture of its own: SVG as text, with the same places and looks as the page. It is what is
 * exported and printed. Pure: the same input gives the same text.
 */
import type { Lens } from '../shared/address.js';
import { SHAPES, type NodeMore, type ShownNode } from './branch.js';
import { CARD, layOutBranch, type Relation } from './branch-layout.js';
import { valueText } from './cell-words.js';
import { formulaWords, strengthWords } from './branch-words.js';
import { lookOf } from './lens.js';
import { Pen, wrapped, type Palette } from './pen.js';
import { framed, legendParts, type Picture } from './picture.js';
import { sparkPath } from './series.js';
import type { CanvasBox } from './use-canvas.js';

export interface BranchPictureInput {
  readonly title: string;
  /** Period, what it is compared with, which segments. */
  readonly subtitle: string;
  /** Where it came from and as of when; at the foot. */
  readonly source: string;
  readonly cards: readonly ShownNode[];
  readonly more: ReadonlyMap<string, NodeMore>;
  readonly lens: Lens;
  readonly palette: Palette;
}

const PAD = 16;
const TITLE = 64;
const FOOT = 56;
const LEAST_WIDTH = 760;
const EDGES: Readonly<Record<Relation, { readonly width: number; readonly dash?: string }>> = {
  IDENTITY: { width: 2.5 },
  PARTITION: { width: 1.5 },
  INFLUENCE: { width: 1.5, dash: '5 4' },
};

export function drawBranch({ title, subtitle, source, cards, more, lens, palette }: BranchPictureInput): Picture {
  const draw = new Pen(palette);
  const { spots, edges, box } = layOutBranch(cards);
  const width = Math.max(box.width + 2 * PAD, LEAST_WIDTH);
  const bottom = TITLE + box.height;
  const [dx, dy] = [PAD - box.x, TITLE - box.y];
  const tree = [
    ...edges.map(({ d, relation }) => draw.path(d, 'line', EDGES[relation])),
    ...cards.flatMap((card, index) => {
      const place = { ...spots[index]!, ...CARD };
      return [...cardParts(draw, card, place, lens, more), ...wordParts(draw, card, place, more)];
    }),
  ];
  const parts = [
    draw.box({ x: 0, y: 0, width, height: bottom + FOOT }, 'card'),
    draw.text(title, { x: PAD, y: 26, size: 18, isBold: true }),
    draw.text(subtitle, { x: PAD, y: 44, size: 12, token: 'mute' }),
    `<g transform="translate(${dx} ${dy})">${tree.join('')}</g>`,
    ...legendParts(draw, lens, bottom + 24),
    draw.text(source, { x: PAD, y: bottom + 44, size: 11, token: 'mute' }),
  ];
  return framed(parts, { width, height: bottom + FOOT, palette, name: `${title}, ${subtitle}` });
}

function cardParts(
  draw: Pen,
  { cell, name }: ShownNode,
  box: CanvasBox,
  lens: Lens,
  more: ReadonlyMap<string, NodeMore>,
): string[] {
  const { paper } = lookOf(cell, lens);
  const change = lookOf(cell, 'change');
  const { x, y, width } = box;
  const right = x + width - 10;
  const stripe = paper === 'good' || paper === 'bad' ? paper : paper === 'risk' ? 'ink' : 'line';
  const hasNumber = cell.state === 'value' || cell.state === 'thin';
  const known = cell.nodeId === null ? undefined : more.get(cell.nodeId);
  const spark = known && sparkPath(known.sparkline, 84, 16);
  const owner = cell.owner?.initials;
  return [
    draw.frame(box, { fill: 'card', line: 'line', dash: cell.state === 'planned' ? '2 2' : undefined }),
    cell.state === 'thin' ? draw.hatch(box) : '',
    draw.path(`M${x + 2} ${y + 6}V${y + box.height - 6}`, stripe, { width: 4 }),
    draw.text(name, { x: x + 12, y: y + 19, size: 13, room: width - (cell.findings > 0 ? 48 : 26) }),
    cell.findings > 0 ? draw.badge(right - 4, y + 15, cell.findings) : '',
    draw.text(valueText(cell), {
      x: x + 12,
      y: y + 42,
      size: hasNumber ? 16 : 12,
      isBold: hasNumber,
      token: hasNumber ? 'ink' : 'mute',
      room: hasNumber ? undefined : width - 26,
    }),
    change.beside
      ? draw.text(`${change.glyph} ${change.beside}`, {
          x: right,
          y: y + 42,
          size: 13,
          anchor: 'end',
          token: change.paper === 'good' || change.paper === 'bad' ? change.paper : 'mute',
        })
      : '',
    spark ? `<g transform="translate(${x + 12} ${y + 54})">${draw.path(spark, 'mute', { width: 1.5 })}</g>` : '',
    owner ? draw.text(owner, { x: right, y: y + 68, size: 12, anchor: 'end', isBold: true }) : '',
    draw.text(SHAPES[cell.standard], { x: right - (owner ? 34 : 0), y: y + 68, size: 12, anchor: 'end' }),
  ];
}

const LINE = 13;

function wordParts(draw: Pen, card: ShownNode, place: CanvasBox, more: ReadonlyMap<string, NodeMore>): string[] {
  const strength = strengthWords(card, place, more);
  const formula = formulaWords(card, place);
  const lines = strength ? wrapped(strength.text, { room: strength.box.width, size: 12, most: 4 }) : [];
  const below = formula ? wrapped(formula.text, { room: formula.box.width, size: 11, most: 2 }) : [];
  return [
    ...lines.map((text, index) => {
      const { x, y, width, height } = strength!.box;
      const at = { x: x + width / 2, y: y + height - 3 - (lines.length - 1 - index) * LINE };
      return draw.text(text, { ...at, size: 12, anchor: 'middle', token: 'mute' });
    }),
    ...below.map((text, index) => {
      const { x, y, width } = formula!.box;
      const at = { x: card.side === 'right' ? x : x + width, y: y + 10 + index * LINE };
      return draw.text(text, { ...at, size: 11, token: 'mute', ...(card.side === 'left' ? { anchor: 'end' } : {}) });
    }),
  ];
}
