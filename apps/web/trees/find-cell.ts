import type { Cell, Woven } from './weave.js';

/** The cell where a row and a column meet, by their keys; `null` for a head, and where one of the two is gone. */
export function cellAt(
  { rows, columns, cells }: Woven,
  at: { row: string | null; column: string | null },
): Cell | null {
  const place = columns.find(({ key }) => key === at.column);
  const line = rows.findIndex(({ key }) => key === at.row);
  return place && line >= 0 ? cells[line]![place.index]! : null;
}
