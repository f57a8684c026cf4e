/** Columns of text, padded to their widest cell; numbers stand on the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const isNumber = head.map((_, column) =>
    rows.every((line) => /^[-−+±]?[\d\p{Sc}–—]/u.test(line[column]!) || line[column] === ''),
  );
  const pad = (cell: string, column: number) =>
    isNumber[column] && column > 0 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!);
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
