/** Problems of rows, summed up, so that ten thousand rows with one fault are one line of a report. */
import type { ProblemCount, RowProblem } from './fact.store.js';

type Counting = { -readonly [P in keyof ProblemCount]: ProblemCount[P] } & { lastLine: number };

/** Counts by severity, code, field and column. */
export class ProblemCounter {
  private readonly counting = new Map<string, Counting>();

  /** Lines never go back. */
  add({ line, severity, code, field, column, value, message }: RowProblem): void {
    const key = JSON.stringify([severity, code, field, column]);
    const before = this.counting.get(key);
    if (before?.lastLine === line) return; // a row counts once
    if (before) {
      before.rows++;
      before.lastLine = line;
    } else
      this.counting.set(key, {
        severity,
        code,
        field,
        column,
        value,
        message,
        rows: 1,
        firstLine: line,
        lastLine: line,
      });
  }

  /** The most frequent first. */
  counts(): ProblemCount[] {
    return [...this.counting.values()]
      .map(({ lastLine: _, ...count }): ProblemCount => count)
      .sort((a, b) => b.rows - a.rows || a.firstLine - b.firstLine || (a.code < b.code ? -1 : 1));
  }
}
