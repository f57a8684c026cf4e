/** Rows as customers, cost pools and readings. */
import {
  DAY_ALWAYS,
  DAY_OPEN_END,
  monthStart,
  type CostStatement,
  type Customer,
  type Day,
  type ReadingStatement,
} from '@bough/domain';
import type { FieldCompiler } from './field-compiler.js';
import { isSum } from './field-spec.js';
import { compileCondition } from './row-condition.js';
import type { AttributeSpec, ColumnField, SumField } from './import-spec.js';
import type { PlainNumber } from './number-format.js';
import { decimalText, multiplyDecimals, parseDecimal, storedMoney } from './numbers.js';
import { columnOf, type Read, type Row } from './read-cell.js';
import { dayField, versionField } from './time-fields.js';
import type { Fault } from './written-numbers.js';

/** One statement about a customer. Summed attributes hold the row's own share here; `SumCustomers` adds them up. */
export function customerReader(fields: FieldCompiler): (row: Row) => Customer {
  const id = fields.required('id', fields.text('id'));
  const name = said(fields, 'name', fields.text('name'));
  const [activeFrom, activeTo] = ['active_from', 'active_to'].map((field) => said(fields, field, days(fields, field)));
  const validFrom = days(fields, 'valid_from');
  const version = versionField(fields, 'version');
  const attributes = Object.entries(fields.spec.attributes ?? {}).map(
    ([key, spec]) => [key, isSum(spec) ? share(fields, key, spec) : attributeField(fields, key, spec)] as const,
  );
  return (row) => {
    const customer: Customer = {
      externalId: id(row) ?? '',
      name: name(row),
      activeFrom: activeFrom!(row),
      activeTo: activeTo!(row),
      attributes: Object.fromEntries(attributes.map(([key, read]) => [key, read(row)])),
      validFrom: validFrom(row),
      version: version(row),
    };
    checkActive(fields, customer, row);
    return customer;
  };
}

/** An empty cell says that there is no value; a field that is not mapped says nothing. */
function said<T>(fields: FieldCompiler, field: string, read: Read<T>): (row: Row) => T | null | undefined {
  return field in fields.spec.fields ? read : () => undefined;
}

function checkActive(fields: FieldCompiler, { activeFrom, activeTo }: Customer, row: Row): void {
  if (activeFrom == null || activeTo == null || activeTo >= activeFrom) return;
  const { column, value } = fields.place('active_to', row);
  fields.reject('active_to', column, value ?? '', 'ENDED_BEFORE_BEGUN', 'lies before active_from');
}

/** A row's share of a summed attribute: 0 when its condition fails or the cell is empty. */
function share(fields: FieldCompiler, name: string, spec: SumField): Read<string> {
  const read = fields.column(spec.column, ['attributes', name, 'column']);
  const counts = spec.when ? compileCondition(spec.when, fields, ['attributes', name, 'when']) : () => true;
  const numbers = fields.numbers(spec);
  const toPlain = multiplied(numbers.plain, spec.multiply);
  return (row) => {
    const text = counts(row) ? read(row) : null;
    if (text === null) return '0';
    const plain = toPlain(text);
    if (plain !== null) return plain;
    const { code, message } = numbers.faultOf(text) ?? NOT_TO_BE_ADDED;
    fields.reject(`attributes.${name}`, spec.column, text, code, message);
    return '0';
  };
}

const NOT_TO_BE_ADDED: Fault = { code: 'NOT_A_NUMBER', message: 'is not a number that can be added up' };

/**
 * An attribute is a text, unless the mapping says how its number is written or changed, or the workspace uses it as one (its revenue, or
 * bands of a dimension). What a workspace cannot use as a number counts as unknown there and stays as it is.
 */
function attributeField(fields: FieldCompiler, name: string, spec: Exclude<AttributeSpec, SumField>): Read<string> {
  const read = fields.attribute(name, spec);
  const { number, multiply } = typeof spec === 'object' && 'column' in spec ? spec : {};
  const isDeclared = number !== undefined || multiply !== undefined;
  if (!isDeclared && !fields.options.numericAttributes?.has(name)) return read;
  const numbers = fields.numbers(spec);
  const toPlain = multiplied(numbers.plain, multiply);
  return (row) => {
    const text = read(row);
    if (text === null) return null;
    const plain = toPlain(text);
    if (plain !== null) return plain;
    const fault = numbers.faultOf(text) ?? (isDeclared ? NO_NUMBER : null);
    if (fault === null) return text;
    fields.reject(`attributes.${name}`, columnOf(spec), text, fault.code, fault.message);
    return null;
  };
}

const NO_NUMBER: Fault = { code: 'NOT_A_NUMBER', message: 'is not a number' };

/** The plain text of an exact decimal, multiplied; `null` for what is none. */
function multiplied(plain: PlainNumber, factor = 1): PlainNumber {
  const by = parseDecimal(String(factor));
  return (text) => {
    const found = plain(text);
    const decimal = found === null ? null : parseDecimal(found);
    if (decimal === null || by === null) return null;
    return factor === 1 ? found : decimalText(multiplyDecimals(decimal, by));
  };
}

/** Days of customers and readings must be ones that validity ranges can hold. */
function days(fields: FieldCompiler, field: string): Read<Day> {
  const read = dayField(fields, field);
  return (row) => {
    const day = read(row);
    if (day === null || (day >= DAY_ALWAYS && day < DAY_OPEN_END)) return day;
    const { column, value } = fields.place(field, row);
    const message = 'must lie between 1900 and 2200; if it means "none", add it to empty_values';
    fields.reject(field, column, value ?? '', 'DATE_OUT_OF_RANGE', message);
    return null;
  };
}

/** Money is kept exactly to the thousandth, see `STORED_PER_UNIT`; anything finer is rounded with a warning. An empty cell takes back what was said. */
export function costPoolReader(fields: FieldCompiler): (row: Row) => CostStatement {
  const month = fields.required('month', days(fields, 'month'));
  const category = fields.required('category', fields.text('category'));
  const amount = money(fields, 'amount');
  return (row) => ({
    month: monthStart(month(row) ?? 0),
    category: category(row) ?? '',
    amount: amount(row),
  });
}

function money(fields: FieldCompiler, field: string): Read<number> {
  const column = columnOf(fields.spec.fields[field] as string);
  const spec = fields.spec.fields[field] as ColumnField;
  const product = multiplied((plain) => plain, spec.multiply);
  const toStored = (text: string) => {
    const decimal = parseDecimal(product(text) ?? '');
    if (decimal === null) return NaN;
    const { value, isRounded } = storedMoney(decimal);
    const message = 'is finer than a thousandth and was rounded';
    if (isRounded) fields.log.add({ code: 'AMOUNT_ROUNDED', field, column, value: text, message, severity: 'warning' });
    return Number.isSafeInteger(value) ? value : NaN;
  };
  const message = 'is not an amount of money; write 1234.50 without signs of currency';
  return fields.amount(field, toStored, { code: 'NOT_AN_AMOUNT', message });
}

function readingValue(fields: FieldCompiler): Read<number> {
  const { multiply = 1 } = fields.spec.fields.value as ColumnField;
  const read = fields.number('value');
  return (row) => {
    const value = read(row);
    if (value === null) return null;
    if (Number.isFinite(value * multiply)) return value * multiply;
    fields.reject(
      'value',
      columnOf(fields.spec.fields.value!),
      String(value),
      'NOT_A_NUMBER',
      'is too large once it is multiplied',
    );
    return null;
  };
}

/** A number for a measure, a day and a segment (or all segments together). */
export function readingReader(fields: FieldCompiler): (row: Row) => ReadingStatement {
  const measure = fields.required('measure', fields.text('measure'));
  const day = fields.required('day', days(fields, 'day'));
  const value = readingValue(fields);
  const dimension = fields.text('dimension');
  const segment = fields.text('segment');
  return (row) => {
    const reading: ReadingStatement = {
      measure: measure(row) ?? '',
      day: day(row) ?? 0,
      dimension: dimension(row),
      segment: segment(row),
      value: value(row),
    };
    if ((reading.dimension === null) !== (reading.segment === null)) {
      const missing = reading.dimension === null ? 'dimension' : 'segment';
      const message = 'must be given together with its other half, or both left empty for all segments';
      fields.reject(missing, fields.place(missing, row).column, '', 'HALF_A_SEGMENT', message);
    }
    return reading;
  };
}
