/** What a schema cannot see: secrets that stand in the file, and imports that name no connection, or two places to read from. */
import { didYouMean, problem, type Problem } from '@bough/domain';
import type { ImportSpec, Mapping } from '../mapping/import-spec.js';

/** Paths begin at the mapping. */
export function connectionProblems({ connections = {}, imports }: Mapping): Problem[] {
  const literals = Object.entries(connections).filter(([, { password }]) => typeof password === 'string');
  return [
    ...literals.map(
      ([name]) =>
      problem('SECRET_IN_FILE', ['connections', name, 'password'], 'a secret does not belong into this file; write { env: NAME } or { file: path }'), // prettier-ignore
    ),
    ...imports.flatMap((spec, index) => placeProblems(spec, index, Object.keys(connections))),
  ];
}

function placeProblems(spec: ImportSpec, index: number, names: readonly string[]): Problem[] {
  const { query, connection } = spec;
  const hasFile = 'file' in spec;
  const at = ['imports', index];
  if (connection === undefined && query === undefined)
    return !hasFile ? [problem('MISSING_KEY', at, `"file" is required: ${FILE_DESCRIPTION}`)] : [];
  if (connection === undefined || query === undefined) {
    const [there, missing] = connection === undefined ? ['query', 'connection'] : ['connection', 'query'];
    return [problem('MISSING_KEY', at, `"${there}" needs "${missing}" beside it`)];
  }
  if (hasFile) return [problem('TWO_PLACES', [...at, 'file'], 'an import reads a file or a query, not both')];
  if (names.includes(connection)) return [];
  const hint = didYouMean(connection, names) || '; name it under "connections"';
  return [problem('UNKNOWN_CONNECTION', [...at, 'connection'], `there is no connection "${connection}"${hint}`)];
}

export const FILE_DESCRIPTION = "path of the file, relative to the mapping's folder";
