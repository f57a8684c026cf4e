/** The shape of a mapping: which column of which file is which field. */
import type { FactKind } from '@bough/domain';

export type Scalar = string | number | boolean;
export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'milliseconds' | 'hh:mm:ss';
export type FileFormat = 'csv' | 'tsv' | 'ndjson';

/** A field taken from a column. */
export interface ColumnField {
  readonly column: string;
  /** Dates only: `iso`, `unix`, `unix_ms` or a pattern. */
  readonly format?: string;
  /** Durations only; default: seconds. */
  readonly unit?: DurationUnit;
  readonly values?: Readonly<Record<string, Scalar | null>>;
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
}
/** The rows of one customer added up. */
export interface SumField {
  readonly column: string;
  readonly sum: true;
  readonly when?: RowCondition;
}
export type FieldSpec = string | ColumnField | ConstantField | AfterField;
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
  readonly time_zone?: string;
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
