/**
 * A problem in something that a user wrote (workspace file, mapping, formula, tree) is a value, not an exception: all of
 * them are reported at once, each with a code, a place and what to do.
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

/** The same problems, seen from further out: `at(['tree'], …)` puts `tree` in front of every path. */
export function at(prefix: Problem['path'], problems: readonly Problem[]): Problem[] {
  return problems.map((found) => ({ ...found, path: [...prefix, ...found.path] }));
}

/** The candidate nearest to a misspelt name (Damerau-Levenshtein at most 2, or a third of its length), or `null`. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `, did you mean "touches"?` or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const near = nearest(name, candidates);
  return near === null ? '' : `, did you mean "${near}"?`;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, previous[j - 2]! + 1);
      next.push(cost);
    }
    [previous, row] = [row, next];
  }
  return row[b.length]!;
}
