/** Rows that are not facts: spam, tests, merged conversations. */
import type { Problem } from '@bough/domain';
import type { FieldCompiler } from './field-compiler.js';
import type { RowCondition, Scalar } from './import-spec.js';
import type { Row } from './read-cell.js';

/** The first rule that a row fulfils, or -1. */
export function compileLeaveOut(fields: FieldCompiler): (row: Row) => number {
  const rules = (fields.spec.leave_out ?? []).map((rule, index) =>
    compileCondition(rule, fields, ['leave_out', index]),
  );
  if (rules.length === 0) return () => -1;
  return (row) => rules.findIndex((fulfils) => fulfils(row));
}

/** A condition on one column; texts are compared exactly. */
export function compileCondition(
  rule: RowCondition,
  fields: FieldCompiler,
  path: Problem['path'],
): (row: Row) => boolean {
  const read = fields.column(rule.column, [...path, 'column']);
  if (rule.is !== undefined) {
    const wanted = texts(rule.is);
    return (row) => wanted.has(read(row) ?? '');
  }
  if (rule.not !== undefined) {
    const kept = texts(rule.not);
    return (row) => !kept.has(read(row) ?? '');
  }
  return (row) => (read(row) === null) === rule.empty;
}

function texts(values: Scalar | readonly Scalar[]): ReadonlySet<string> {
  return new Set([values].flat().map(String));
}
