import { nearestName, suggestionText } from '@bough/formula';

/**
 * A problem in something that a user wrote (workspace file, mapping, formula, tree) is a value, not an exception. All problems are
 * reported at once, each with a code, a place and what to do about it.
 */
export interface Problem {
  /** Stable, upper case: `UNKNOWN_METRIC`. */
  readonly code: string;
  /** What is wrong and what to do, for people. */
  readonly message: string;
  /** Keys and indexes from the top of the document to the place; empty when the whole document is at fault. */
  readonly path: readonly (string | number)[];
  /** A warning does not stop anything. */
  readonly severity: 'error' | 'warning';
}

/** An error at a place. */
export function problem(code: string, path: readonly (string | number)[], message: string): Problem {
  return { code, path, message, severity: 'error' };
}

/** A warning at a place. */
export function warning(code: string, path: readonly (string | number)[], message: string): Problem {
  return { code, path, message, severity: 'warning' };
}

/** The problems with longer paths: `prefixPaths(['tree'], …)` puts `tree` in front of every path. */
export function prefixPaths(prefix: Problem['path'], problems: readonly Problem[]): Problem[] {
  return problems.map((found) => ({ ...found, path: [...prefix, ...found.path] }));
}

/** `, did you mean "touches"?`, or nothing where no candidate is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  return suggestionText(nearestName(name, candidates));
}
