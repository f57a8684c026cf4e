/** Tables that people keep in spreadsheets, row by row: cells by the names of their columns. */
import { cellText, problem, type Problem } from '@bough/domain';
import { readTable } from './read-table.js';
import { UnreadableFile } from './unreadable-file.js';

interface NamedCells {
  readonly line: number;
  /** As it was written; empty for a column that the table does not have. */
  readonly cell: (column: string) => string;
}

/** Such a table is kept in memory. */
const MOST_ROWS = 1_000_000;
const LONGEST_TABLE = 64 * 1024 * 1024;
/** Whoever has more has made one mistake many times; the table is not read further. */
const MOST_PROBLEMS = 100;

/**
 * What is wrong is added to `problems`, whose paths are a line and a column. A column that is needed and missing ends the table; the empty
 * rows of spreadsheets are left alone.
 */
export async function* readCells(
  file: string,
  problems: Problem[],
  needed: readonly string[] = [],
): AsyncGenerator<NamedCells> {
  let count = 0;
  for await (const { header, rows, lines, rejects, bytesRead } of readTable(file, { format: 'csv' })) {
    count += rows.length + rejects.length;
    if (count > MOST_ROWS || bytesRead > LONGEST_TABLE) throw tooLarge(file);
    const missing = needed.filter((name) => !header.includes(name));
    problems.push(...missing.map((name) => problem('COLUMN_MISSING', [1, name], `there is no column "${name}"`)));
    if (missing.length > 0) return;
    for (const { line, problems: wrong } of rejects.slice(0, MOST_PROBLEMS))
      problems.push(problem('ROW_UNREADABLE', [line], wrong[0]!.message));
    for (const [index, cells] of rows.entries()) {
      if (problems.length >= MOST_PROBLEMS) return void problems.push(moreProblems(problems));
      if (cells.some((each) => each.trim() !== ''))
        yield { line: lines[index]!, cell: (column) => cellText(cells[header.indexOf(column)] ?? '') };
    }
    if (problems.length >= MOST_PROBLEMS) return void problems.push(moreProblems(problems));
  }
}

function moreProblems(found: readonly Problem[]): Problem {
  const message = 'there may be more problems; mend the ones above first, then look again';
  return problem('MORE_PROBLEMS', [found.at(-1)!.path[0] ?? 1], message);
}

function tooLarge(file: string): UnreadableFile {
  const detail = `the table is larger than ${MOST_ROWS.toLocaleString('en-GB')} rows or ${LONGEST_TABLE / 1024 / 1024} MiB; check its name`;
  return new UnreadableFile('FILE_TOO_LARGE', file, null, detail);
}
