/** Readers of the fields that hold time: instants, days, durations and versions. */
import { CONVERSATION_FIELD_LIST, problem, type Day, type Problem } from '@bough/domain';
import { compileDateFormat, parsed, type ReadDate } from './date-format.js';
import type { FieldCompiler } from './field-compiler.js';
import { isAfter } from './field-spec.js';
import type { AfterField, ColumnField, DurationUnit, FieldSpec } from './import-spec.js';
import { parseClock, parseNumber, UNIT_MILLISECONDS } from './numbers.js';
import { nothing, type Read } from './read-cell.js';

const MILLISECONDS_PER_DAY = 86_400_000;

/** Whole seconds. */
export function durationField(fields: FieldCompiler, field: string): Read<number> {
  const unit = (fields.spec.fields[field] as ColumnField | undefined)?.unit ?? 'seconds';
  const toMilliseconds = unitReader(fields, unit, ['fields', field, 'unit']);
  const toSeconds = (text: string) => Math.round(toMilliseconds(text) / 1000);
  if (unit === 'hh:mm:ss') return fields.numeric(field, toSeconds, 'NOT_A_DURATION', durationMessage(unit));
  return fields.amount(field, toSeconds, { code: 'NOT_A_DURATION', message: durationMessage(unit) });
}

/** Epoch milliseconds. A quiet reader logs nothing: its field is read (and logged) elsewhere. */
export function instantField(fields: FieldCompiler, field: string, isQuiet = false): Read<number> {
  const spec = fields.spec.fields[field];
  if (spec !== undefined && isAfter(spec)) return afterField(fields, field, spec, isQuiet);
  const read = dateReader(field, spec);
  const note = isQuiet ? () => {} : vagueNotes(fields, field);
  const isDay = typeof spec === 'object' && 'precision' in spec && spec.precision === 'day';
  const toInstant = (text: string) => {
    const instant = exact(fields, read(text));
    if (parsed.dateOnly || isDay) note(true);
    else if (!parsed.hasOffset && fields.clock.other !== null) note(false);
    return instant;
  };
  return fields.numeric(field, toInstant, 'NOT_A_DATE', dateMessage(spec), isQuiet);
}

/** Notes that the instant just read is a day only, or has another reading. */
function vagueNotes(fields: FieldCompiler, field: string): (isDay: boolean) => void {
  const property = CONVERSATION_FIELD_LIST.find(({ name }) => name === field)?.property;
  if (property === undefined) return () => {};
  return (isDay) => fields.vague.push({ property, other: isDay ? null : fields.clock.other, isDay });
}

/** A calendar day: the one that is written, or for a date with a time the one it falls on in the workspace. */
export function dayField(fields: FieldCompiler, field: string): Read<Day> {
  const spec = fields.spec.fields[field];
  const read = dateReader(field, spec);
  const { timeZone } = fields.options;
  const toDay = (text: string) => {
    const value = read(text);
    if (Number.isNaN(value)) return NaN;
    return parsed.dateOnly ? value / MILLISECONDS_PER_DAY : timeZone.dayAt(exact(fields, value));
  };
  return fields.numeric(field, toDay, 'NOT_A_DATE', dateMessage(spec));
}

/** A counter or, when it is no number or has a format, an instant. */
export function versionField(fields: FieldCompiler, field: string): Read<number> {
  const spec = fields.spec.fields[field];
  const read = dateReader(field, spec);
  const hasFormat = typeof spec === 'object' && 'format' in spec;
  const toVersion = (text: string) => {
    const value = hasFormat ? NaN : parseNumber(text);
    if (Number.isNaN(value)) return exact(fields, read(text));
    return Number.isSafeInteger(value) ? value : NaN; // as it is stored
  };
  return fields.numeric(field, toVersion, 'NOT_A_VERSION', 'is neither a whole number nor a date that exists');
}

/** A duration added to another instant; empty when either is. */
function afterField(fields: FieldCompiler, field: string, spec: AfterField, isQuiet: boolean): Read<number> {
  if (fields.spec.fields[spec.after] === undefined) return nothing;
  const base = instantField(fields, spec.after, true);
  const toMilliseconds = unitReader(fields, spec.unit, ['fields', field, 'unit']);
  const path = ['fields', field];
  const read = fields.conditional(fields.column(spec.column, [...path, 'column']), spec.when, [...path, 'when']);
  const numbers = fields.numbers(spec);
  const plain = spec.unit === 'hh:mm:ss' ? (text: string) => text : numbers.plain;
  return (row) => {
    const from = base(row);
    const text = read(row);
    if (from === null || text === null) return null;
    const value = Math.round(from + toMilliseconds(plain(text) ?? ''));
    if (value === value) return value;
    const { code, message } = numbers.faultOf(text) ?? { code: 'NOT_A_DURATION', message: durationMessage(spec.unit) };
    if (!isQuiet) fields.reject(field, spec.column, text, code, message);
    return null;
  };
}

function unitReader(fields: FieldCompiler, unit: DurationUnit, path: Problem['path']): (text: string) => number {
  if (unit === 'hh:mm:ss') return parseClock;
  const factor = UNIT_MILLISECONDS[unit];
  if (factor === undefined) fields.problems.push(problem('UNKNOWN_UNIT', path, `unknown unit "${String(unit)}"`));
  return (text) => parseNumber(text) * (factor ?? NaN);
}

function dateReader(field: string, spec: FieldSpec | undefined): ReadDate {
  const year = typeof spec === 'object' && 'year' in spec ? spec.year : undefined;
  const reader = compileDateFormat(formatOf(spec), field === 'month', year);
  return typeof reader === 'function' ? reader : () => NaN; // `checkImport` has reported the format
}

function exact(fields: FieldCompiler, value: number): number {
  return parsed.hasOffset ? value : fields.clock.instantOf(value);
}

function durationMessage(unit: DurationUnit): string {
  return `is not a duration in ${unit}`;
}

function formatOf(spec: FieldSpec | undefined): string {
  return typeof spec === 'object' && 'format' in spec ? (spec.format ?? 'iso') : 'iso';
}

function dateMessage(spec: FieldSpec | undefined): string {
  const format = formatOf(spec);
  const example = format === 'iso' ? ', such as 2025-01-31 or 2025-01-31T09:30:00Z' : '';
  return `is no existing date in the format "${format}"${example}`;
}
