/** Readings must be of measures that the workspace declares and of segments that it has. */
import type { Fact, FactProblem, ReadingStatement } from '../../facts/fact.js';
import { UNKNOWN } from '../../segments/dimension.js';
import { didYouMean } from '../../shared/problem.js';
import type { Workspace } from '../workspace.js';

/** A check of readings against the workspace; it finds nothing wrong with other facts. */
export function readingCheck(workspace: Workspace): (fact: Fact) => readonly FactProblem[] {
  const measures = new Set(workspace.measures.map(({ key }) => key));
  const segments = new Map(
    workspace.dimensions.map((dimension) => [
      dimension.key,
      new Set([...dimension.segments.map(({ key }) => key), UNKNOWN]),
    ]),
  );
  return (fact) => {
    const found = 'measure' in fact ? problemOf(fact, measures, segments) : null;
    return found ? [found] : NONE;
  };
}

const NONE: readonly FactProblem[] = [];

function problemOf(
  { measure, dimension, segment }: ReadingStatement,
  measures: ReadonlySet<string>,
  segments: ReadonlyMap<string, ReadonlySet<string>>,
): FactProblem | null {
  if (!measures.has(measure))
    return error(
      'UNKNOWN_MEASURE',
      'measure',
      `is not under "measures" in the workspace file${didYouMean(measure, measures)}`,
    );
  if (dimension === null && segment === null) return null;
  const own = dimension === null ? undefined : segments.get(dimension);
  if (!own)
    return error(
      'UNKNOWN_DIMENSION',
      'dimension',
      `is no dimension of the workspace${didYouMean(dimension ?? '', segments.keys())}`,
    );
  if (segment !== null && own.has(segment)) return null;
  const hint = didYouMean(segment ?? '', own);
  return error('UNKNOWN_SEGMENT', 'segment', `is no segment of dimension "${dimension}"${hint}`);
}

function error(code: string, field: string, message: string): FactProblem {
  return { severity: 'error', code, field, message };
}
