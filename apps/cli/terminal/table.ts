/** Tables for the terminal: columns are padded to their widest cell, and numbers are aligned to the right. */
import { fill } from './wrap.js';

type Line = readonly string[];

const GAP = 2;

/** A table as lines of text. */
export function table(head: Line, rows: readonly Line[]): string {
  return layOut([head], rows);
}

/** A table whose last column is text. Where the window is too narrow for the text, it continues on the lines below. */
export function tableWithText(head: Line, rows: readonly Line[], width: number | null): string {
  const others = widthsOf([head, ...rows]).slice(0, -1);
  const room = (width ?? Infinity) - others.reduce((sum, each) => sum + each + GAP, 0);
  const folded = rows.flatMap((line) => {
    const [first = '', ...more] = fill(line.at(-1)!, room);
    return [[...line.slice(0, -1), first], ...more.map((part) => [...others.map(() => ''), part])];
  });
  return layOut([head], folded);
}

interface FittedTable {
  readonly text: string;
  /** The number of columns that fit, from the left. */
  readonly shown: number;
}

/**
 * A table of at most `width` characters. Headings wrap, so that columns are as narrow as their cells; columns that still do not fit
 * are left out.
 */
export function fittedTable(head: Line, rows: readonly Line[], width: number | null): FittedTable {
  const widths = widthsOf([...foldedHeads(head, rows), ...rows]);
  let room = (width ?? Infinity) + GAP;
  const first = widths.findIndex((each) => (room -= each + GAP) < 0);
  const shown = first < 0 ? head.length : Math.max(2, first);
  const kept = rows.map((line) => line.slice(0, shown));
  return { text: layOut(foldedHeads(head.slice(0, shown), kept), kept), shown };
}

function layOut(heads: readonly Line[], rows: readonly Line[]): string {
  const lines = [...heads, ...rows];
  const widths = widthsOf(lines);
  const isNumber = widths.map((_, column) =>
    rows.every((line) => /^[-−+±]?[\d\p{Sc}–—]/u.test(line[column]!) || line[column] === ''),
  );
  const pad = (cell: string, column: number) =>
    isNumber[column] && column > 0 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!);
  return lines.map((line) => line.map(pad).join(' '.repeat(GAP)).trimEnd()).join('\n');
}

function widthsOf(lines: readonly Line[]): number[] {
  return lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
}

/** The lines of the headings, aligned to the bottom. */
function foldedHeads(head: Line, rows: readonly Line[]): Line[] {
  const folded = head.map((text, column) => {
    const words = text.split(' ');
    return fold(words, Math.max(...[...words, ...rows.map((line) => line[column]!)].map(({ length }) => length)));
  });
  const height = Math.max(...folded.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) => folded.map((lines) => lines[line - height + lines.length] ?? ''));
}

function fold(words: Line, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
