/** The shape of a mapping: which column of which file is which field. */
import type { FactKind } from '@bough/domain';
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
export type FieldSpec = string | ColumnField | ConstantField | AfterField | RowNumberField;
export type AttributeSpec = string | ColumnField | ConstantField | SumField;

/** Exactly one of `is`, `not` and `empty`. */
export interface RowCondition {
  readonly column: string;
  readonly is?: Scalar | readonly Scalar[];
  readonly not?: Scalar | readonly Scalar[];
  readonly empty?: boolean;
}

/** One file of a mapping. */
export interface ImportSpec {
  readonly kind: FactKind;
  readonly file: string;
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
  /** Customers and conversations only; only those of customers may be sums. */
  readonly attributes?: Readonly<Record<string, AttributeSpec>>;
}

export interface Mapping {
  readonly source: string;
  readonly imports: readonly ImportSpec[];
}
