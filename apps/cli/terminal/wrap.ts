/** Long lines go over several, between words, so that a terminal does not break them anywhere. */

/** No narrower, however small the window. */
const LEAST = 24;

/** Lines of at most `width` characters where words allow; what goes on stands two further in. `null` leaves them as they are. */
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

/** The first line may be `first` characters long, the others `rest`. */
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
