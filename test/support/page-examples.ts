/**
 * Examples in Markdown pages that say how they were made, in a comment before the block:
 *
 *     <!-- example: npx bough tree show --period 2026-08 | width 96 -->
 *
 * A comment names a command whose output the block shows, a `file` that the block is, a `query`, its `answer`, or what a YAML block is
 * (`workspace`, `mapping`, `plan`). `not run: …` says why nobody runs it. A comment of several lines is a file that readers do not see.
 */
export interface PageExample {
  /** `npx bough …`, `file workspace.yml`, `query`, `answer`, `workspace`, `not run: …`. */
  readonly made: string;
  /** What follows the command after ` | `. */
  readonly options: ReadonlyMap<string, string>;
  /** The text of the block; of a hidden file that of the comment. */
  readonly text: string;
  /** The line of the comment, from 1. */
  readonly line: number;
  /** Where the text is in the page, in characters; `null` for a hidden file. */
  readonly place: readonly [from: number, to: number] | null;
}

const MARKED = /^<!-- example: (.*?) -->\n+```[^\n]*\n([^]*?)^```$/gm;
const HIDDEN = /^<!-- example: (file [^\n>]+)\n([^]*?)^-->$/gm;
const BLOCK = /^( *)```(\w*)\n[^]*?^ *```$/gm;
/** Languages whose blocks are examples of what Bough does. */
const SHOWN = new Set(['', 'text', 'json', 'graphql', 'yaml', 'csv']);

/** The examples of a page, in order. */
export function examplesOf(page: string): PageExample[] {
  const shown = [...page.matchAll(MARKED)].map((match) => {
    const [whole, made, text] = match as unknown as [string, string, string];
    const from = match.index + whole.length - '```'.length - text.length;
    return exampleOf(page, match.index, made, text, [from, from + text.length]);
  });
  const hidden = [...page.matchAll(HIDDEN)].map((match) => exampleOf(page, match.index, match[1]!, match[2]!, null));
  return [...shown, ...hidden].sort((a, b) => a.line - b.line);
}

/** Blocks that no comment says how they were made, as lines of the page. */
export function unmarkedBlocks(page: string): number[] {
  const marked = new Set(
    [...page.matchAll(MARKED)].map((match) => lineOf(page, match.index + match[0].indexOf('```'))),
  );
  return [...page.matchAll(BLOCK)]
    .filter(([, indent, language]) => indent === '' && SHOWN.has(language!))
    .map(({ index }) => lineOf(page, index))
    .filter((line) => !marked.has(line));
}

/** The page with other texts in its blocks. */
export function withTexts(page: string, texts: ReadonlyMap<PageExample, string>): string {
  const placed = [...texts].flatMap(([{ place }, text]) => (place ? [{ place, text }] : []));
  return placed
    .sort((a, b) => b.place[0] - a.place[0])
    .reduce((all, { place: [from, to], text }) => all.slice(0, from) + text + all.slice(to), page);
}

function exampleOf(page: string, index: number, said: string, text: string, place: PageExample['place']): PageExample {
  const [made, ...options] = said.split(' | ');
  const named = options.map((option): [string, string] => {
    const [name] = option.split(' ', 1);
    return [name!, option.slice(name!.length + 1)];
  });
  return { made: made!, options: new Map(named), text, line: lineOf(page, index), place };
}

function lineOf(page: string, index: number): number {
  return page.slice(0, index).split('\n').length;
}
