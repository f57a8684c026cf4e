/**
 * Turns the fields of one import into readers of rows: columns are looked up once, formats compiled once, and each reader
 * is a small closure. A reader that cannot make sense of a cell logs why and returns `null`.
 */
import type { Fact, FactProblem, Problem, TimeZone, VagueInstant } from '@bough/domain';
import { isConstant, isRowNumber, isThrough } from './field-spec.js';
import { localClock, type LocalClock } from './local-time.js';
import type {
  AfterField,
  AttributeSpec,
  ColumnField,
  FieldSpec,
  ImportSpec,
  RowCondition,
  RowNumberField,
  ThroughField,
} from './import-spec.js';
import { lookUpName, type LookUp } from './look-up.js';
import { missingColumn } from './missing-column.js';
import { findNumberFormat, type NumberFormat } from './number-format.js';
import { parseNumber } from './numbers.js';
import { cellReader, columnOf, mapped, nothing, type Read, type Row } from './read-cell.js';
import { compileCondition } from './row-condition.js';
import { writtenNumbers, type Fault, type WrittenNumbers } from './written-numbers.js';
import { cutValue, RowLog } from './row-fault.js';

export interface CompileOptions {
  /** Column names of the file. */
  readonly header: readonly string[];
  /** The workspace's time zone: puts instants on days. */
  readonly timeZone: TimeZone;
  /** Of dates and times without an offset; default: `timeZone`. */
  readonly localZone?: TimeZone;
  /** The first rows of the file, which show how its numbers are written. */
  readonly sample?: readonly Row[];
  /** The rows come from JSON. */
  readonly isJson?: boolean;
  /** Attributes that the workspace uses as numbers. */
  readonly numericAttributes?: ReadonlySet<string>;
  /** What is looked up in other files, by `lookUpName`. */
  readonly lookUps?: ReadonlyMap<string, LookUp>;
  /** What must be true of a fact; default: what is true of every conversation. */
  readonly check?: FactCheck;
}

/** Empty when nothing is wrong. */
export type FactCheck = (fact: Fact) => readonly FactProblem[];

/** Ids and labels longer than this are another column, or an attack. */
const LONGEST_TEXT = 500;

const NOT_A_NUMBER: Fault = { code: 'NOT_A_NUMBER', message: 'is not a number; write 1234.5 without units' };

export class FieldCompiler {
  /** Filled while compiling; the readers are good only when it stays empty. */
  readonly problems: Problem[] = [];
  readonly log = new RowLog();
  private readonly columns: ReadonlyMap<string, number>;
  private readonly cell: (index: number) => Read<string>;
  /** Of dates and times without an offset. */
  readonly clock: LocalClock;
  /** Of the row that is read, from 1. */
  rowNumber = 0;
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

  /** What a reader gives in rows that meet a condition; nothing in others. */
  conditional<T>(read: Read<T>, when: RowCondition | undefined, path: Problem['path']): Read<T> {
    if (when === undefined) return read;
    const holds = compileCondition(when, this, path);
    return (row) => (holds(row) ? read(row) : null);
  }

  /** Column name and text behind a field, for problems that the domain finds. */
  place(field: string, row: readonly string[]): { readonly column: string | null; readonly value: string | null } {
    const spec = this.spec.fields[field];
    const column = spec === undefined ? null : columnOf(spec);
    const index = column === null ? undefined : this.columns.get(column);
    return { column, value: index === undefined ? null : cutValue(row[index]!) };
  }

  text(field: string): Read<string> {
    const spec = this.spec.fields[field];
    if (spec !== undefined && isRowNumber(spec)) return () => String(this.rowNumber);
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
    return this.amount(field, parseNumber, NOT_A_NUMBER);
  }

  count(field: string): Read<number> {
    const whole = (text: string) => {
      const value = parseNumber(text);
      return Number.isInteger(value) ? value : NaN;
    };
    return this.amount(field, whole, { code: 'NOT_A_WHOLE_NUMBER', message: 'is not a whole number' });
  }

  /** A field that is written as a number: `convert` gets it plain (`1234.56`), and gives NaN where it makes no sense of it. */
  amount(field: string, convert: (plain: string) => number, fault: Fault): Read<number> {
    const spec = this.spec.fields[field];
    const numbers = this.numbers(spec);
    const number = (text: string) => {
      const plain = numbers.plain(text);
      const value = plain === null ? NaN : convert(plain);
      return Number.isNaN(value) ? undefined : value;
    };
    return this.converted(field, number, (text) => numbers.faultOf(text) ?? fault);
  }

  /** How the numbers of a field or attribute are written: as it says, else as the import says, else as its values show. */
  numbers(spec: FieldSpec | AttributeSpec | undefined): WrittenNumbers {
    const column = typeof spec === 'string' ? spec : spec !== undefined && 'column' in spec ? spec.column : null;
    const own = typeof spec === 'object' && 'number' in spec ? spec.number : undefined;
    if (column === null) return writtenNumbers('1234.56');
    return writtenNumbers(own ?? this.spec.numbers ?? this.foundFormat(column));
  }

  private foundFormat(column: string): NumberFormat | null {
    if (this.options.isJson) return '1234.56'; // a number of JSON has a point
    const index = this.columns.get(column);
    if (index === undefined) return null;
    const read = this.cell(index);
    return findNumberFormat((this.options.sample ?? []).map((row) => read(row) ?? ''));
  }

  boolean(field: string): Read<boolean> {
    const spec = this.spec.fields[field] as ColumnField | undefined;
    if (typeof spec === 'object' && spec.above !== undefined) return this.above(field, spec.above);
    const message = 'is not true or false (yes or no, 1 or 0, t or f); map other words with "values"';
    return this.converted(
      field,
      (text) => BOOLEANS.get(text.toLowerCase()),
      () => ({ code: 'NOT_A_BOOLEAN', message }),
    );
  }

  private above(field: string, limit: number): Read<boolean> {
    const read = this.number(field);
    return (row) => {
      const value = read(row);
      return value === null ? null : value > limit;
    };
  }

  oneOf<T extends string>(field: string, allowed: readonly T[]): Read<T> {
    const convert = (text: string) => allowed.find((value) => value === text);
    const message = `is not one of ${allowed.join(', ')}; map it with "values"`;
    return this.converted(field, convert, () => ({ code: 'UNKNOWN_VALUE', message }));
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
    return this.converted(field, number, () => ({ code, message }), isQuiet);
  }

  /** Logs what is wrong with a cell. */
  reject(field: string, column: string | null, value: string, code: string, message: string): void {
    this.log.add({ code, field, column, value: cutValue(value), message, severity: 'error' });
  }

  private converted<T>(
    field: string,
    convert: (text: string) => T | undefined,
    faultOf: (text: string) => Fault,
    isQuiet = false,
  ): Read<T> {
    const spec = this.spec.fields[field] as ColumnField | undefined;
    if (spec === undefined) return nothing;
    const read = this.source(spec, ['fields', field], field);
    const column = columnOf(spec);
    return (row) => {
      const text = read(row);
      if (text === null) return null;
      const value = convert(text);
      if (value !== undefined) return value;
      const { code, message } = faultOf(text);
      if (!isQuiet) this.reject(field, column, text, code, message);
      return null;
    };
  }

  private label(field: string, spec: AttributeSpec, path: Problem['path']): Read<string> {
    const read = this.source(spec as ColumnField, path, field);
    const column = columnOf(spec);
    return (row) => {
      const text = read(row);
      const isObject = text !== null && this.options.isJson === true && isJsonObject(text);
      if (isObject) this.reject(field, column, text, 'NOT_A_TEXT', NOT_A_TEXT);
      if (text === null || isObject) return null;
      if (text.length <= LONGEST_TEXT) return text;
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

  private source(
    spec: Exclude<FieldSpec, AfterField | RowNumberField>,
    path: Problem['path'],
    field: string,
  ): Read<string> {
    if (typeof spec === 'string') return this.column(spec, path);
    if (isConstant(spec)) {
      const value = String(spec.constant);
      return () => value;
    }
    const text = this.conditional(this.column(spec.column, [...path, 'column']), spec.when, [...path, 'when']);
    return mapped(isThrough(spec) ? this.lookedUp(text, spec, field) : text, spec.values);
  }

  /** A text that the other file does not have is told; one that it has without a value is none. */
  private lookedUp(read: Read<string>, spec: ThroughField, field: string): Read<string> {
    const lookUp = this.options.lookUps?.get(lookUpName(spec));
    const message = `is not in the column "${spec.key}" of ${spec.through}`;
    return (row) => {
      const text = read(row);
      if (text === null) return null;
      const value = lookUp?.get(text);
      if (value === undefined)
        this.log.add({
          code: 'NOT_IN_FILE',
          field,
          column: spec.column,
          value: cutValue(text),
          message,
          severity: 'warning',
        });
      return value || null;
    };
  }
}

const NOT_A_TEXT = 'is an object or a list and no text; name a part of it in the mapping, such as "customer.id"';

/** A list or an object, as the reader of NDJSON gives it. */
function isJsonObject(text: string): boolean {
  if (text[0] !== '{' && text[0] !== '[') return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', '1', 't', 'y'].map((text) => [text, true] as const),
  ...['false', 'no', '0', 'f', 'n'].map((text) => [text, false] as const),
]);
