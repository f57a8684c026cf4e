/** A day as the engine loads it: sums per segment and for all together, as little-endian doubles, measure after measure. */
import { ALL_SEGMENTS, STORED_MEASURES, type Day, type DayBlock } from '@bough/domain';

/** A cell (a combination of segments) with what is summed up in it, by measure. */
export type CellSums = { readonly segments: readonly string[] } & Readonly<Record<string, unknown>>;

/** Adds the cells of a day up to segments, which are in order, so that equal cells give equal bytes; a measure that they do not have is 0. */
export function blockOf(day: Day, cells: readonly CellSums[]): DayBlock {
  const own = [...new Set(cells.flatMap((cell) => cell.segments))].sort();
  const segments = cells.length === 0 ? [] : [ALL_SEGMENTS, ...own];
  const position = new Map(segments.map((segment, index) => [segment, index]));
  const values = new Float64Array(STORED_MEASURES.length * segments.length);
  for (const cell of cells) {
    const places = [0, ...cell.segments.map((segment) => position.get(segment)!)];
    STORED_MEASURES.forEach(({ key }, m) => {
      const value = (cell[key] ?? 0) as number;
      if (value !== 0) for (const place of places) values[m * segments.length + place]! += value;
    });
  }
  return { day, segments, values };
}

const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

export function encodeBlock(values: Float64Array): Buffer {
  const bytes = Buffer.from(values.slice().buffer);
  return LITTLE_ENDIAN ? bytes : bytes.swap64();
}

export function decodeBlock(block: Buffer): Float64Array {
  const bytes = new Uint8Array(block.length);
  bytes.set(block);
  if (!LITTLE_ENDIAN) Buffer.from(bytes.buffer).swap64();
  return new Float64Array(bytes.buffer);
}
