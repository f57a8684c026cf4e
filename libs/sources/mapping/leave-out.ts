/** Rows that are not facts: spam, tests, merged conversations. */
import type { FieldCompiler } from './field-compiler.js';
import type { Row } from './read-cell.js';
import { compileCondition } from './row-condition.js';

/** The first rule that a row fulfils, or -1. */
export function compileLeaveOut(fields: FieldCompiler): (row: Row) => number {
  const rules = (fields.spec.leave_out ?? []).map((rule, index) =>
    compileCondition(rule, fields, ['leave_out', index]),
  );
  if (rules.length === 0) return () => -1;
  return (row) => rules.findIndex((fulfils) => fulfils(row));
}
