/** Conditions on one column of a row: which rows are left out, and when a field is read. */
import type { Problem } from '@bough/domain';
import type { FieldSpec, RowCondition, Scalar } from './import-spec.js';
import { parseNumber } from './numbers.js';
import type { Read, Row } from './read-cell.js';
import type { WrittenNumbers } from './written-numbers.js';

/** What a condition needs to know of a file. */
export interface Columns {
  /** The text of a column. */
  column(column: string, path: Problem['path']): Read<string>;
  /** How the numbers of a column are written. */
  numbers(spec: FieldSpec): WrittenNumbers;
}

/** `> 0`, `<= -1.5` */
export const NUMBER_CONDITION = /^(<=|>=|<>|<|>|=)\s*([+-]?\d+(?:\.\d+)?)$/;

const COMPARISONS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '=': (value, limit) => value === limit,
  '<>': (value, limit) => value !== limit,
};

/** A condition on one column; texts are compared exactly, and what is no number fulfils no condition on numbers. */
export function compileCondition(rule: RowCondition, columns: Columns, path: Problem['path']): (row: Row) => boolean {
  const read = columns.column(rule.column, [...path, 'column']);
  if (rule.is !== undefined) {
    const wanted = texts(rule.is);
    return (row) => wanted.has(read(row) ?? '');
  }
  if (rule.not !== undefined) {
    const kept = texts(rule.not);
    return (row) => !kept.has(read(row) ?? '');
  }
  if (rule.is_number !== undefined) return numberCondition(rule.is_number, read, columns.numbers(rule.column));
  return (row) => (read(row) === null) === rule.empty;
}

function numberCondition(text: string, read: Read<string>, numbers: WrittenNumbers): (row: Row) => boolean {
  const [, sign, limit] = NUMBER_CONDITION.exec(text.trim())!; // the schema has seen to it
  const holds = COMPARISONS[sign!]!;
  return (row) => {
    const cell = read(row);
    const value = cell === null ? NaN : parseNumber(numbers.plain(cell) ?? '');
    return !Number.isNaN(value) && holds(value, Number(limit));
  };
}

function texts(values: Scalar | readonly Scalar[]): ReadonlySet<string> {
  return new Set([values].flat().map(String));
}
