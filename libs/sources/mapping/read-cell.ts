/** From a cell to its text: trimmed, empty texts as `null`, value maps and constants applied. */
import type { AttributeSpec, ColumnField, FieldSpec } from './import-spec.js';

export type Row = readonly string[];
export type Read<T> = (row: Row) => T | null;

/** A field that the mapping does not name. */
export const nothing: Read<never> = () => null;

/** Texts that mean "no value" unless the mapping says otherwise. No person or topic is called so. */
const EMPTY_VALUES: readonly string[] = ['NULL', 'null', '\\N'];

/** Reads the text of a column by index. */
export function cellReader(emptyValues: readonly string[] = EMPTY_VALUES): (index: number) => Read<string> {
  const empty = new Set(emptyValues.map((value) => value.trim()));
  const longest = Math.max(0, ...[...empty].map((value) => value.length));
  return (index) => (row) => {
    const text = trimmed(row[index]!);
    return text.length === 0 || (text.length <= longest && empty.has(text)) ? null : text;
  };
}

/** Applies a value map; texts that it does not name stay as they are. */
export function mapped(read: Read<string>, values: ColumnField['values']): Read<string> {
  if (!values) return read;
  const map = new Map(Object.entries(values).map(([from, to]) => [from.trim(), to === null ? null : String(to)]));
  return (row) => {
    const text = read(row);
    if (text === null) return null;
    const value = map.get(text);
    return value === undefined ? text : value;
  };
}

/** The column of a field; `null` for a constant. */
export function columnOf(spec: FieldSpec | AttributeSpec): string | null {
  return typeof spec === 'string' ? spec : 'column' in spec ? spec.column : null;
}

/** `trim`, without the call for texts that plainly need none. */
function trimmed(text: string): string {
  const length = text.length;
  if (length === 0 || (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(length - 1)))) return text;
  return text.trim();
}

function isPlain(code: number): boolean {
  return code > 32 && code < 127;
}
