/**
 * Where to look for a solution: outwards from the start by constant factors, because solutions at ten times the distance are as
 * likely.
 */

const STEPS_PER_DECADE = 8;
const DECADES = 6;

/** 10^(k/8) for k = 1 … 48: up to a million, each a third larger than the one before. */
const FACTORS = Array.from({ length: STEPS_PER_DECADE * DECADES }, (_, k) => 10 ** ((k + 1) / STEPS_PER_DECADE));

/**
 * The points to try in the two directions from a start, in order; each list ends at a bound that lies within reach. Away from 0:
 * up to a million times the start. Towards 0: down to a millionth of it, then 0, then the other sign. From 0: in both directions,
 * around `scale`.
 */
export function probesFrom(start: number, least: number, most: number, scale: number): number[][] {
  const size = start === 0 ? scale : start;
  const inner = FACTORS.map((factor) => size / factor);
  const outer = FACTORS.map((factor) => size * factor);
  const across = [...[...inner].reverse(), size, ...outer].map((x) => -x);
  const directions =
    start === 0 ? [[...[...inner].reverse(), size, ...outer], across] : [outer, [...inner, 0, ...across]];
  return directions.map((direction) => within(direction, least, most));
}

/** The points up to the first that is out of bounds; that one is replaced by the bound. */
function within(direction: readonly number[], least: number, most: number): number[] {
  const outside = direction.findIndex((x) => x < least || x > most);
  if (outside < 0) return [...direction];
  return [...direction.slice(0, outside), direction[outside]! < least ? least : most];
}
