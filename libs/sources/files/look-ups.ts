/** Joins by key: a field of one file that stands in another one, such as the company of a contact. */
import { resolve } from 'node:path';
import { problem } from '@bough/domain';
import { isThrough } from '../mapping/field-spec.js';
import type { ImportSpec, ThroughField } from '../mapping/import-spec.js';
import { lookUpName, type LookUp } from '../mapping/look-up.js';
import { missingColumn } from '../mapping/missing-column.js';
import { cellReader } from '../mapping/read-cell.js';
import { readTable } from './read-table.js';

/** More keys than fit beside everything else. */
export const MOST_KEYS = 2_000_000;

/** A file that fields are looked up in has more rows than are held in memory. */
export class LookUpTooLarge extends Error {
  readonly code = 'LOOK_UP_TOO_LARGE';
  constructor(file: string, limit: number) {
    super(
      `${file}: has more than ${limit.toLocaleString('en-GB')} rows to look values up in; ` +
        'leave out rows that are not needed, or join the two files before the import',
    );
    this.name = 'LookUpTooLarge';
  }
}

/** A mapping that does not fit a file that it looks values up in; the path begins at the import. */
export class LookUpDoesNotFit extends Error {
  constructor(readonly problems: readonly ReturnType<typeof problem>[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'LookUpDoesNotFit';
  }
}

/** The fields and attributes of an import that are looked up, with their places. */
export function throughFields(spec: ImportSpec): { readonly field: ThroughField; readonly path: string[] }[] {
  return (['fields', 'attributes'] as const).flatMap((part) =>
    Object.entries(spec[part] ?? {}).flatMap(([name, field]) =>
      isThrough(field) ? [{ field, path: [part, name] }] : [],
    ),
  );
}

/** Reads what an import looks up, each file and pair of columns once. `folder` is that of the names in the mapping. */
export async function readLookUps(
  spec: ImportSpec,
  folder: string,
  mostKeys = MOST_KEYS,
): Promise<ReadonlyMap<string, LookUp>> {
  const lookUps = new Map<string, LookUp>();
  for (const { field, path } of throughFields(spec)) {
    const name = lookUpName(field);
    if (!lookUps.has(name)) lookUps.set(name, await readLookUp(spec, field, path, folder, mostKeys));
  }
  return lookUps;
}

async function readLookUp(
  spec: ImportSpec,
  { through, key, value }: ThroughField,
  path: readonly string[],
  folder: string,
  mostKeys: number,
): Promise<LookUp> {
  const found = new Map<string, string>();
  const kept = new Map<string, string>();
  const own = (text: string) => {
    let copy = kept.get(text);
    if (copy === undefined) kept.set((copy = Buffer.from(text).toString()), copy); // a piece of a large text keeps all of it
    return copy;
  };
  const cell = cellReader(spec.empty_values);
  for await (const { header, rows } of readTable(resolve(folder, through), {
    columns: [key, value],
    encoding: spec.encoding,
  })) {
    const [from, to] = [header.indexOf(key), header.indexOf(value)];
    const missing = (
      [
        ['key', key, from],
        ['value', value, to],
      ] as const
    ).filter(([, , index]) => index < 0);
    if (missing.length > 0)
      throw new LookUpDoesNotFit(missing.map(([name, column]) => missingColumn(column, [...path, name], header)));
    const [keyOf, valueOf] = [cell(from), cell(to)];
    for (const row of rows) {
      const text = keyOf(row);
      if (text !== null) found.set(Buffer.from(text).toString(), own(valueOf(row) ?? ''));
    }
    if (found.size > mostKeys) throw new LookUpTooLarge(through, mostKeys);
  }
  return found;
}
