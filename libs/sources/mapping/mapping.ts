/**
 * A mapping says which column of which file is which field of a fact. It is a file that a person writes and reviews; the
 * same mapping reads the next export.
 */
import { problem, isTimeZone } from '@bough/domain';
import { connectionProblems } from '../connections/check-connections.js';
import { firstProblems } from '../yaml/first-problems.js';
import { readYaml } from '../yaml/read-yaml.js';
import type { PositionOf, YamlProblem } from '../yaml/yaml-problem.js';
import { checkImport } from './check-import.js';
import type { ImportSpec, Mapping } from './import-spec.js';
import { MAPPING_SCHEMA } from './mapping.schema.js';

export interface MappingFile {
  readonly file: string;
  /** `null` when there is any error. */
  readonly mapping: Mapping | null;
  readonly problems: readonly YamlProblem[];
  readonly positionOf: PositionOf;
}

/** Reads a mapping; everything that can be wrong without looking at the data files is reported at once. */
export function readMapping(text: string, file: string): MappingFile {
  const { value, problems, positionOf } = readYaml<Mapping>(text, MAPPING_SCHEMA);
  if (value === null) return { file, mapping: null, problems, positionOf };
  const meaning = [
    ...connectionProblems(value),
    ...value.imports.flatMap((spec, index) => [
      ...timeZoneProblems(spec, index),
      ...checkImport(spec).map((found) => ({ ...found, path: ['imports', index, ...found.path] })),
    ]),
  ];
  const isSound = meaning.every(({ severity }) => severity !== 'error');
  return {
    file,
    mapping: isSound ? { ...value, imports: value.imports.map(named) } : null,
    problems: firstProblems([...problems, ...meaning], positionOf),
    positionOf,
  };
}

/** A query has no file, and is called by its connection, kind and place: `warehouse:customers`, `warehouse:customers 2`. */
function named(spec: ImportSpec, index: number, all: readonly ImportSpec[]): ImportSpec {
  if (spec.query === undefined) return spec;
  const isAlike = ({ connection, kind }: ImportSpec) => connection === spec.connection && kind === spec.kind;
  const place = all.slice(0, index).filter(isAlike).length + 1;
  return { ...spec, file: `${spec.connection}:${spec.kind}${place > 1 ? ` ${place}` : ''}` };
}

function timeZoneProblems(spec: ImportSpec, index: number) {
  if (spec.time_zone === undefined || isTimeZone(spec.time_zone)) return [];
  const message = `unknown time zone "${spec.time_zone}"; use an IANA name such as UTC or Europe/Berlin`;
  return [problem('UNKNOWN_TIME_ZONE', ['imports', index, 'time_zone'], message)];
}
