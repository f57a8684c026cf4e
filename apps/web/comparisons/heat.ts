/** How strongly a cell of a heatmap is coloured. */

/**
 * The place of each value between the lowest and the highest, 0 to 1; `null` stays `null`. Where all are equal, each is in the middle.
 * Places go by rank, so that one extreme value does not make all others pale.
 */
export function heatOf(values: readonly (number | null)[]): (number | null)[] {
  const known = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
  if (known.length < 2) return values.map((value) => (value === null ? null : 0.5));
  const places = new Map(known.map((value, index) => [value, index / (known.length - 1)]));
  return values.map((value) => (value === null ? null : places.get(value)!));
}
