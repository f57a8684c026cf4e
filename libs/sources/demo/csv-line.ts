/**
 * A cell of the demo's CSV files. Their texts contain neither commas nor quotes, so nothing needs quoting; `null` is an empty
 * cell.
 */
type Cell = string | number | boolean | null;

export function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => cell ?? '').join(',');
}

/** `2026-08-01T09:30:15Z`. */
export function instantText(instant: number | null): string | null {
  return instant === null ? null : `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
