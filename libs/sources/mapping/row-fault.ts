/** What is wrong with a row of a file, with the column and the value, so that a person can find and mend it. */

export interface RowProblem {
  readonly code: string;
  /** Bough's name of the field; `null` when the row as a whole is at fault. */
  readonly field: string | null;
  readonly column: string | null;
  /** The offending text, cut at 200 characters. */
  readonly value: string | null;
  /** Reads on after the field's name: `resolved_at lies before created_at`. */
  readonly message: string;
  /** A warning keeps the row. */
  readonly severity: 'error' | 'warning';
}

/** A rejected row (or, in a list of warnings, one that was kept). */
export interface RowReject {
  /** Physical line where the row starts, from 1. */
  readonly line: number;
  readonly problems: readonly RowProblem[];
  /** The row as read; `null` when it could not be split into columns. */
  readonly row: readonly string[] | null;
}

const LONGEST_VALUE = 200;

/** At most 200 characters of a value, never half of a surrogate pair. */
export function cut(value: string): string {
  if (value.length <= LONGEST_VALUE) return value;
  const isHalved = (value.charCodeAt(LONGEST_VALUE - 1) & 0xfc00) === 0xd800;
  return `${value.slice(0, isHalved ? LONGEST_VALUE - 1 : LONGEST_VALUE)}…`;
}

/** An error of a row as a whole. */
export function rowProblem(
  code: string,
  message: string,
  value: string | null = null,
  column: string | null = null,
): RowProblem {
  return { code, field: null, column, value: value === null ? null : cut(value), message, severity: 'error' };
}

/** Collects the problems of one row; shared by all field readers of an import, emptied per row. */
export class RowLog {
  private problems: RowProblem[] = [];

  get size(): number {
    return this.problems.length;
  }

  add(found: RowProblem): void {
    this.problems.push(found);
  }

  /** The problems so far; the log is empty afterwards. */
  take(): readonly RowProblem[] {
    const taken = this.problems;
    this.problems = [];
    return taken;
  }
}
