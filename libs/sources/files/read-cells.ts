/** Tables that people keep in spreadsheets, row by row: cells by the names of their columns. */
import { cellText, problem, type Problem } from '@bough/domain';
import { readTable } from './read-table.js';

interface NamedCells {
  readonly line: number;
  /** As it was written; empty for a column that the table does not have. */
  readonly cell: (column: string) => string;
}

/**
 * What is wrong is added to `problems`, whose paths are a line and a column. A column that is needed and missing ends the table; the empty
 * rows of spreadsheets are left alone.
 */
export async function* readCells(
  file: string,
  problems: Problem[],
  needed: readonly string[] = [],
): AsyncGenerator<NamedCells> {
  for await (const { header, rows, lines, rejects } of readTable(file, { format: 'csv' })) {
    const missing = needed.filter((name) => !header.includes(name));
    problems.push(...missing.map((name) => problem('COLUMN_MISSING', [1, name], `there is no column "${name}"`)));
    if (missing.length > 0) return;
    for (const { line, problems: wrong } of rejects)
      problems.push(problem('ROW_UNREADABLE', [line], wrong[0]!.message));
    for (const [index, cells] of rows.entries())
      if (cells.some((each) => each.trim() !== ''))
        yield { line: lines[index]!, cell: (column) => cellText(cells[header.indexOf(column)] ?? '') };
  }
}
