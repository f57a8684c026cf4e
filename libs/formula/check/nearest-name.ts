/** Suggestions for mistyped names, in formulas and in everything else that people write. */

/**
 * The candidate that differs from `name` by the fewest typing mistakes, letters in either case being equal; `null` when all
 * differ by more than two mistakes and by more than a third of the name's length.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  let nearest: string | null = null;
  if (name.length > LONGEST_NAME) return null;
  const sought = name.toLowerCase();
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  let count = 0;
  for (const candidate of candidates) {
    if (++count > MOST_CANDIDATES) break;
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = mistakes(sought, candidate.toLowerCase(), least);
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** The end of a message that proposes a name: `, did you mean "touches"?`; empty where there is nothing to propose. */
export function suggestionText(nearest: string | null): string {
  return nearest === null ? '' : `, did you mean "${nearest}"?`;
}

/** A longer text is no name that somebody mistyped. */
const LONGEST_NAME = 200;
/** Among more names nobody looks for the nearest: thousands of wrong names times thousands of candidates take minutes. */
const MOST_CANDIDATES = 1000;

/**
 * Counts letters that are added, left out, replaced, or swapped with their neighbour (optimal string alignment distance); Infinity as soon
 * as there are `limit` or more.
 */
function mistakes(a: string, b: string, limit: number): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const [above, row] = [rows[i - 1]!, [i]];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, replaced, swapped));
    }
    rows.push(row);
    // What comes later grows out of the last two rows.
    if (Math.min(...row) >= limit && Math.min(...above) >= limit) return Infinity;
  }
  return rows[a.length]![b.length]!;
}
