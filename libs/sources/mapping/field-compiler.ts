/**
 * Turns the fields of one import into readers of rows: columns are looked up once, formats compiled once, and each reader
 * is a small closure. A reader that cannot make sense of a cell logs why and returns `null`.
 */
import type { Fact, FactProblem, Problem, TimeZone, VagueInstant } from '@bough/domain';
import { isAfter, isConstant } from './field-spec.js';
import { localClock, type LocalClock } from './local-time.js';
import type { AfterField, AttributeSpec, ColumnField, FieldSpec, ImportSpec } from './import-spec.js';
import { missingColumn } from './missing-column.js';
import { parseNumber } from './numbers.js';
import { cellReader, columnOf, mapped, nothing, type Read } from './read-cell.js';
import { cutValue, RowLog } from './row-fault.js';

export interface CompileOptions {
  /** Column names of the file. */
  readonly header: readonly string[];
  /** The workspace's time zone: puts instants on days. */
  readonly timeZone: TimeZone;
  /** Of dates and times without an offset; default: `timeZone`. */
  readonly localZone?: TimeZone;
  /** What must be true of a fact; default: what is true of every conversation. */
  readonly check?: FactCheck;
}

/** Empty when nothing is wrong. */
export type FactCheck = (fact: Fact) => readonly FactProblem[];

/** Ids and labels longer than this are another column, or an attack. */
const LONGEST_TEXT = 500;

export class FieldCompiler {
  /** Filled while compiling; the readers are good only when it stays empty. */
  readonly problems: Problem[] = [];
  readonly log = new RowLog();
  private readonly columns: ReadonlyMap<string, number>;
  private readonly cell: (index: number) => Read<string>;
  /** Of dates and times without an offset. */
  readonly clock: LocalClock;
  /** Instants of the row that are not exact; whoever settles them empties the list. */
  readonly vague: VagueInstant[] = [];

  constructor(
    readonly spec: ImportSpec,
    readonly options: CompileOptions,
  ) {
    this.columns = new Map(options.header.map((name, index) => [name, index]));
    this.cell = cellReader(spec.empty_values);
    this.clock = localClock(options.localZone ?? options.timeZone);
  }

  /** Index of a column; -1 and a problem when the file has none of that name. */
  index(column: string, path: Problem['path']): number {
    const index = this.columns.get(column);
    if (index === undefined) this.problems.push(missingColumn(column, path, this.options.header));
    return index ?? -1;
  }

  /** The text of a column. */
  column(column: string, path: Problem['path']): Read<string> {
    return this.cell(this.index(column, path));
  }

  /** Column name and text behind a field, for problems that the domain finds. */
  place(field: string, row: readonly string[]): { readonly column: string | null; readonly value: string | null } {
    const spec = this.spec.fields[field];
    const column = spec === undefined ? null : isAfter(spec) ? spec.column : columnOf(spec);
    const index = column === null ? undefined : this.columns.get(column);
    return { column, value: index === undefined ? null : cutValue(row[index]!) };
  }

  text(field: string): Read<string> {
    const spec = this.spec.fields[field];
    return spec === undefined ? nothing : this.label(field, spec as ColumnField, ['fields', field]);
  }

  attribute(name: string, spec: AttributeSpec): Read<string> {
    return this.label(`attributes.${name}`, spec, ['attributes', name]);
  }

  /** A text that must be there. */
  required<T>(field: string, read: Read<T>): Read<T> {
    return (row) => {
      const before = this.log.size;
      const value = read(row);
      if (value === null && this.log.size === before)
        this.reject(field, this.place(field, row).column, '', 'MISSING_VALUE', 'must not be empty');
      return value;
    };
  }

  number(field: string): Read<number> {
    return this.numeric(
      field,
      parseNumber,
      'NOT_A_NUMBER',
      'is not a number; write 1234.5 without separators and units',
    );
  }

  count(field: string): Read<number> {
    const whole = (text: string) => {
      const value = parseNumber(text);
      return Number.isInteger(value) ? value : NaN;
    };
    return this.numeric(field, whole, 'NOT_A_WHOLE_NUMBER', 'is not a whole number');
  }

  boolean(field: string): Read<boolean> {
    const message = 'is not true or false (yes or no, 1 or 0, t or f); map other words with "values"';
    return this.converted(field, (text) => BOOLEANS.get(text.toLowerCase()), 'NOT_A_BOOLEAN', message);
  }

  oneOf<T extends string>(field: string, allowed: readonly T[]): Read<T> {
    const convert = (text: string) => allowed.find((value) => value === text);
    return this.converted(field, convert, 'UNKNOWN_VALUE', `is not one of ${allowed.join(', ')}; map it with "values"`);
  }

  /** A field whose text is turned into a number; NaN means that it cannot be. */
  numeric(
    field: string,
    convert: (text: string) => number,
    code: string,
    message: string,
    isQuiet = false,
  ): Read<number> {
    const number = (text: string) => {
      const value = convert(text);
      return Number.isNaN(value) ? undefined : value;
    };
    return this.converted(field, number, code, message, isQuiet);
  }

  /** Logs what is wrong with a cell. */
  reject(field: string, column: string | null, value: string, code: string, message: string): void {
    this.log.add({ code, field, column, value: cutValue(value), message, severity: 'error' });
  }

  private converted<T>(
    field: string,
    convert: (text: string) => T | undefined,
    code: string,
    message: string,
    isQuiet = false,
  ): Read<T> {
    const spec = this.spec.fields[field] as ColumnField | undefined;
    if (spec === undefined) return nothing;
    const read = this.source(spec, ['fields', field]);
    const column = columnOf(spec);
    return (row) => {
      const text = read(row);
      if (text === null) return null;
      const value = convert(text);
      if (value !== undefined) return value;
      if (!isQuiet) this.reject(field, column, text, code, message);
      return null;
    };
  }

  private label(field: string, spec: AttributeSpec, path: Problem['path']): Read<string> {
    const read = this.source(spec as ColumnField, path);
    const column = columnOf(spec);
    return (row) => {
      const text = read(row);
      if (text === null || text.length <= LONGEST_TEXT) return text;
      this.reject(
        field,
        column,
        text,
        'TEXT_TOO_LONG',
        `has ${text.length} characters; at most ${LONGEST_TEXT} are allowed`,
      );
      return null;
    };
  }

  private source(spec: Exclude<FieldSpec, AfterField>, path: Problem['path']): Read<string> {
    if (typeof spec === 'string') return this.column(spec, path);
    if (isConstant(spec)) {
      const value = String(spec.constant);
      return () => value;
    }
    return mapped(this.column(spec.column, [...path, 'column']), spec.values);
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', '1', 't', 'y'].map((text) => [text, true] as const),
  ...['false', 'no', '0', 'f', 'n'].map((text) => [text, false] as const),
]);
