import { randomBits, uniform } from '@bough/statistics';
import type { Axis, PlacedAxis } from './axis.js';
import { compareCells } from './compare-cells.js';
import type { CustomerValue } from '../uniformity/customer-value.js';
import type { Grid } from './grid-values.js';

const axis = (kinds: readonly Axis['items'][number]['kind'][]): PlacedAxis => ({
  key: 'x',
  name: 'X',
  field: null,
  items: kinds.map((kind, index) => ({ id: `${index}`, name: `${index}`, kind, folded: 1 })),
  placeOf: () => 0,
});
const SHARE: CustomerValue = { kind: 'value', scale: 'points', margin: 0.1, columns: [], of: () => new Float64Array() };
const NEVER = () => false;
const compare = (
  rows: readonly Axis['items'][number]['kind'][],
  columns: readonly Axis['items'][number]['kind'][],
  byCell: readonly (readonly number[])[],
  isThin: (cell: number) => boolean = NEVER,
  value = SHARE,
) => compareCells(value, { rows: axis(rows), columns: axis(columns) } as Grid, byCell, isThin);
/** So many customers about a mean, alternating. */
const around = (mean: number, count: number) => Array.from({ length: count }, (_, i) => mean + (i % 2 ? 0.05 : -0.05));

const SEGMENTS = ['segment', 'segment', 'segment'] as const;

it('holds a cell against the rest of its column, not against other columns', () => {
  // In the first column the third segment is 0.3 below the two others; the second column is low throughout.
  const cells = [around(0.8, 40), around(0.2, 40), around(0.8, 40), around(0.2, 40), around(0.5, 40), around(0.2, 40)];
  const found = compare(SEGMENTS, ['value', 'value'], cells);
  expect(found.map(({ standsOut }) => standsOut)).toEqual(['above', null, 'above', null, 'below', null]);
  // 0.8 against the mean of 0.8 and 0.5, and 0.5 against 0.8
  expect(found[0]!.gap).toBeCloseTo(0.15, 12);
  expect(found[4]!.gap).toBeCloseTo(-0.3, 12);
});

it('a sure difference that does not matter does not stand out', () => {
  const found = compare(['segment', 'segment'], ['segment'], [around(0.5, 400), around(0.55, 400)]);
  expect(found[0]!.p).toBeLessThan(0.001);
  expect(found[0]!.standsOut).toBeNull();
});

it('nothing is a part of 0: where the others have none of it there is no gap, and the cell stands out all the same', () => {
  const RATE: CustomerValue = { ...SHARE, scale: 'relative', margin: 0.2 };
  const none = Array.from({ length: 40 }, () => 0);
  const [writes] = compare(['segment', 'segment'], ['segment'], [around(1, 40), none], NEVER, RATE);
  expect(writes).toMatchObject({ typical: expect.closeTo(1, 9), gap: null, standsOut: 'above' });
});

it('leaves alone thin cells, few customers, Unknown, and rare topics together', () => {
  const cells = Array.from({ length: 8 }, () => around(0.5, 30));
  const p = (...given: Parameters<typeof compare>) => compare(...given).map((cell) => cell.p !== null);
  expect(p(['segment', 'segment', 'unknown', 'segment'], ['value', 'rest'], cells)).toEqual([
    ...[true, false, true, false, false, false, true, false],
  ]);
  expect(p(['segment', 'segment'], ['segment'], [around(0.5, 30), around(0.5, 9)])).toEqual([false, false]);
  expect(p(SEGMENTS, ['segment'], cells.slice(0, 3), (cell) => cell === 1)).toEqual([true, false, true]);
});

it('where nothing differs, hardly ever anything is named, however many cells are looked at', () => {
  const bits = randomBits(7);
  const customers = () => Array.from({ length: 30 }, () => uniform(bits));
  const nearlyNothing = { ...SHARE, margin: 1e-9 };
  const columns = Array.from({ length: 10 }, () => 'segment' as const);
  const named = Array.from({ length: 100 }, () =>
    compare(SEGMENTS, columns, Array.from({ length: 30 }, customers), NEVER, nearlyNothing),
  ).filter((cells) => cells.some(({ standsOut }) => standsOut !== null)).length;
  expect(named).toBeLessThanOrEqual(18); // at most 10 of 100 by the method; 18 is beyond two and a half standard errors
});

it('moves small cells towards their column, and keeps the raw value beside', () => {
  // means 0.2, 0.8 and 0.5; the cell of four customers tells least and moves most
  const [large, small, middle] = compare(SEGMENTS, ['segment'], [around(0.2, 40), around(0.8, 4), around(0.5, 40)]);
  expect([large!.shrunk, middle!.shrunk]).toEqual([null, null]);
  expect(small!.typical).toBeCloseTo(0.8, 12);
  expect(small!.shrunk).toBeLessThan(0.8);
  expect(small!.shrunk).toBeGreaterThan(0.5);
});

it('has nothing to say about an empty cell', () =>
  expect(compare(['segment', 'segment'], ['segment'], [[], around(0.5, 20)])[0]).toEqual({
    typical: null,
    shrunk: null,
    gap: null,
    p: null,
    standsOut: null,
  }));
