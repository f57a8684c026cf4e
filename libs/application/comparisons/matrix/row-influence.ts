/** How strongly the influence that a row stands for shows. */
import { influenceWords, readInfluence } from '../read-influence.js';
import type { TreeMatrix, MatrixRow } from './matrix.js';

/**
 * The tested strength of a row's influence, in words, in the segment with the most conversations among the columns: `Pro: …`. `null` for a
 * row that is no influence, and where it could not be tested. Kept for as long as the numbers are the same.
 */
export function rowInfluence({ snapshot, columns, rows, cells }: TreeMatrix, row: MatrixRow): Promise<string | null> {
  if (row.template?.edge !== 'influence') return Promise.resolve(null);
  const first = rows.indexOf(row) * columns.length;
  const places = columns.flatMap(({ kind, volume }, index) => {
    const { node } = cells[first + index]!;
    return kind === 'segment' && node ? [{ name: columns[index]!.name, node, volume: volume ?? 0 }] : [];
  });
  if (places.length === 0) return Promise.resolve(null);
  const { name, node } = places.reduce((most, each) => (each.volume > most.volume ? each : most));
  return snapshot.keep(`influence ${node.path}`, async () => {
    const influence = readInfluence(snapshot, node);
    return influence?.strength.state === 'tested' ? `${name}: ${influenceWords(influence)}` : null;
  });
}
