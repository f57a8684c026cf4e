/**
 * A mapping says which column of which file is which field of a fact. It is a file that a person writes and reviews; the
 * same mapping reads the next export.
 */
import { problem, isTimeZone, type FactKind } from '@bough/domain';
import { inFileOrder, readYaml, type PlacedProblem, type PositionOf } from '../yaml/read-yaml.js';
import { checkImport } from './check-import.js';
import { MAPPING_SCHEMA } from './mapping.schema.js';

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
  /** Customers only. */
  readonly attributes?: Readonly<Record<string, AttributeSpec>>;
}

export interface Mapping {
  readonly source: string;
  readonly imports: readonly ImportSpec[];
}

export interface MappingFile {
  readonly file: string;
  /** `null` when there is any error. */
  readonly mapping: Mapping | null;
  readonly problems: readonly PlacedProblem[];
  readonly positionOf: PositionOf;
}

/** Reads a mapping; everything that can be wrong without looking at the data files is reported at once. */
export function readMapping(text: string, file: string): MappingFile {
  const { value, problems, positionOf } = readYaml<Mapping>(text, MAPPING_SCHEMA);
  if (value === null) return { file, mapping: null, problems, positionOf };
  const meaning = value.imports.flatMap((spec, index) => [
    ...timeZoneProblems(spec, index),
    ...checkImport(spec).map((found) => ({ ...found, path: ['imports', index, ...found.path] })),
  ]);
  const isSound = meaning.every(({ severity }) => severity !== 'error');
  return {
    file,
    mapping: isSound ? value : null,
    problems: inFileOrder([...problems, ...meaning], positionOf),
    positionOf,
  };
}

function timeZoneProblems(spec: ImportSpec, index: number) {
  if (spec.time_zone === undefined || isTimeZone(spec.time_zone)) return [];
  const message = `unknown time zone "${spec.time_zone}"; use an IANA name such as UTC or Europe/Berlin`;
  return [problem('UNKNOWN_TIME_ZONE', ['imports', index, 'time_zone'], message)];
}
