/** Wraps long lines between words, so that the terminal does not break them inside a word. */

/** Lines are never made narrower than this, however small the window is. */
const LEAST = 24;

/** Wraps lines to `width` characters where words allow; continued lines are indented by two more. `null` leaves the text as it is. */
export function wrap(text: string, width: number | null): string {
  if (width === null) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = ' '.repeat(line.length - line.trimStart().length);
      const [first = '', ...more] = fill(line.trim(), width - indent.length, width - indent.length - 2);
      return [indent + first, ...more.map((part) => `${indent}  ${part}`)];
    })
    .join('\n');
}

/** Splits a text into lines: the first has at most `first` characters, the others have at most `rest`. */
export function fill(text: string, first: number, rest = first): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    const room = Math.max(LEAST, lines.length === 1 ? first : rest);
    if (lines.length > 0 && longer.length <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
