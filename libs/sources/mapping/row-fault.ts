/** What is wrong with a row of a file, with the column and the value, so that a person can find and mend it. */
import type { RowFault, RowReport } from '@bough/application';

/** A rejected row (or, in a list of warnings, one that was kept). */
export interface RowReject extends RowReport {
  /** The row as read; `null` when it could not be split into columns. */
  readonly row: readonly string[] | null;
}

const LONGEST_VALUE = 200;

/** At most 200 characters of a value, never half of a surrogate pair. */
export function cutValue(value: string): string {
  if (value.length <= LONGEST_VALUE) return value;
  const isHalved = (value.charCodeAt(LONGEST_VALUE - 1) & 0xfc00) === 0xd800;
  return `${value.slice(0, isHalved ? LONGEST_VALUE - 1 : LONGEST_VALUE)}…`;
}

/** An error of a row as a whole. */
export function rowFault(
  code: string,
  message: string,
  value: string | null = null,
  column: string | null = null,
): RowFault {
  return { code, field: null, column, value: value === null ? null : cutValue(value), message, severity: 'error' };
}

/** Collects the problems of one row; shared by all field readers of an import, emptied per row. */
export class RowLog {
  private problems: RowFault[] = [];

  get size(): number {
    return this.problems.length;
  }

  add(found: RowFault): void {
    this.problems.push(found);
  }

  /** The problems so far; the log is empty afterwards. */
  take(): readonly RowFault[] {
    const taken = this.problems;
    this.problems = [];
    return taken;
  }
}
