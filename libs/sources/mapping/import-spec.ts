/** The shape of a mapping: which column of which file is which field. */
import type { ConversationEventKind, FactKind } from '@bough/domain';
import type { Connections } from '../connections/connection-spec.js';
import type { NumberFormat } from './number-format.js';

export type Scalar = string | number | boolean;
export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'milliseconds' | 'hh:mm:ss';
export type FileFormat = 'csv' | 'tsv' | 'ndjson';

/** A field taken from a column. */
export interface ColumnField {
  readonly column: string;
  /** Dates only: `iso`, `unix`, `unix_ms` or a pattern. */
  readonly format?: string;
  /** Dates only: the year of a pattern that names none. */
  readonly year?: number;
  /** Instants of conversations only: the time of day means nothing. */
  readonly precision?: 'day';
  /** Durations only; default: seconds. */
  readonly unit?: DurationUnit;
  readonly values?: Readonly<Record<string, Scalar | null>>;
  /** How numbers are written; default: that of the import. */
  readonly number?: NumberFormat;
  /** Flags only: true for numbers above this one. */
  readonly above?: number;
  /** Amounts, attributes and values of readings only: by what the number is multiplied. */
  readonly multiply?: number;
  /** The column counts only in rows that meet this. */
  readonly when?: RowCondition;
  /** Customers of conversations only: the source that calls them so; default: that of the mapping. */
  readonly source?: string;
}
/** A column whose text is looked up in another file. */
export interface ThroughField extends Omit<ColumnField, 'format' | 'year' | 'precision' | 'unit' | 'above'> {
  /** The other file, relative to the folder of the mapping. */
  readonly through: string;
  /** Its column with what the text is. */
  readonly key: string;
  /** Its column with what to take. */
  readonly value: string;
}
/** The same value in every row. */
export interface ConstantField {
  readonly constant: Scalar;
}
/** A duration added to another instant. */
export interface AfterField {
  readonly after: string;
  readonly column: string;
  readonly unit: DurationUnit;
  readonly number?: NumberFormat;
  readonly when?: RowCondition;
}
/** The number of the row in its file, as the id of a conversation that has none. */
export interface RowNumberField {
  readonly row_number: true;
}
/** The rows of one customer added up. */
export interface SumField {
  readonly column: string;
  readonly sum: true;
  readonly when?: RowCondition;
  readonly number?: NumberFormat;
  readonly multiply?: number;
}
export type FieldSpec = string | ColumnField | ThroughField | ConstantField | AfterField | RowNumberField;
export type AttributeSpec = string | ColumnField | ThroughField | ConstantField | SumField;

/** Exactly one of `is`, `not`, `empty` and `is_number`. */
export interface RowCondition {
  readonly column: string;
  readonly is?: Scalar | readonly Scalar[];
  readonly not?: Scalar | readonly Scalar[];
  readonly empty?: boolean;
  /** `> 0`, `<= 12.5`; also `=` and `<>`. */
  readonly is_number?: string;
}

/** What the rows of a file are: facts, or events that are folded into conversations. */
export type ImportKind = FactKind | 'events';

/** One file of a mapping. */
export interface ImportSpec {
  readonly kind: ImportKind;
  /** Of a query: what lists and messages call it, `warehouse:customers`. */
  readonly file: string;
  /** Instead of a file: a query, and the connection that it is asked of. */
  readonly query?: string;
  readonly connection?: string;
  readonly format?: FileFormat;
  readonly delimiter?: string;
  /** A name that iconv knows, such as `windows-1252`; default: UTF-8, and UTF-16 where the file begins with its mark. */
  readonly encoding?: string;
  readonly time_zone?: string;
  /** How numbers are written; default: as the values of each column show. */
  readonly numbers?: NumberFormat;
  readonly empty_values?: readonly string[];
  readonly leave_out?: readonly RowCondition[];
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** Conversations only: which of several rows with one id holds; default: the first, and the others are rejected. */
  readonly keep?: 'newest' | 'last';
  /** Customers and conversations only; only those of customers may be sums. */
  readonly attributes?: Readonly<Record<string, AttributeSpec>>;
  /** Conversations only: the file says these fields of conversations that are there, and nothing else. */
  readonly only?: readonly string[];
  /** Events only: what the log calls an event, and what that means. */
  readonly means?: Readonly<Record<string, ConversationEventKind>>;
  /** Events only: what after a close counts as reopening, beside `reopen`. */
  readonly reopened_by?: readonly ConversationEventKind[];
  /** Events only: the rows of a case follow one another. */
  readonly sorted?: boolean;
  /** Events only: more cases than this are refused. */
  readonly max_cases?: number;
}

export interface Mapping {
  readonly source: string;
  readonly connections?: Connections;
  readonly imports: readonly ImportSpec[];
}
