/** Names of JSON Schema types for people. */

const NAMES: Record<string, string> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

/** A type in words: `"a map"`, `"text or a number"`. */
export function typeName(type: unknown): string {
  const types = Array.isArray(type) ? (type as string[]) : [String(type)];
  return types.map((name) => NAMES[name] ?? 'something else').join(' or ');
}

/** A value in the same words: `"a list"`, `"true"`, `"the text \"x\""`. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `the text "${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? 'no number (NaN)' : 'infinite';
  return `${typeof value === 'number' ? 'the number ' : ''}${String(value as number | boolean)}`;
}

/** Whether `value` has the JSON Schema type (or one of the types), or the schema names none. */
export function isOfType(value: unknown, type: unknown): boolean {
  if (type === undefined) return true;
  if (Array.isArray(type)) return type.some((one) => isOfType(value, one));
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return Number.isFinite(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
