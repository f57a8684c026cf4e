import fc from 'fast-check';
import { layOutWaterfall, unexplained, type WaterfallPart } from './waterfall-layout.js';

const part = (key: string, value: number, items: WaterfallPart[] = []): WaterfallPart => ({
  key,
  name: key,
  absolute: { value, formatted: String(value) },
  low: { value: value - 1 },
  high: { value: value + 1 },
  withinNoise: false,
  items,
});

describe('the waterfall of an explanation', () => {
  const parts = [part('a', 5), part('b', -3, [part('b1', -4), part('b2', 1)]), part('c', 2)];

  it('lets each part begin where the one before it ended', () => {
    const rows = layOutWaterfall(parts, 10, new Set());
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      [10, 15],
      [15, 12],
      [12, 14],
    ]);
    expect(rows[0]).toMatchObject({ low: 14, high: 16, hasParts: false });
  });

  it('shows the parts of what is open, which begin and end where the whole does', () => {
    const rows = layOutWaterfall(parts, 10, new Set(['b']));
    expect(rows.map(({ part: { key }, depth, from, to }) => [key, depth, from, to])).toEqual([
      ['a', 0, 10, 15],
      ['b', 0, 15, 12],
      ['b1', 1, 15, 11],
      ['b2', 1, 11, 12],
      ['c', 0, 12, 14],
    ]);
  });

  it('ends at the new value, for whatever parts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 })), fc.integer(), (values, reference) => {
        const rows = layOutWaterfall(
          values.map((value, index) => part(String(index), value)),
          reference,
          new Set(),
        );
        const change = values.reduce((sum, value) => sum + value, 0);
        expect(rows.at(-1)?.to ?? reference).toBe(reference + change);
        expect(
          Math.abs(
            unexplained(
              rows.map((row) => row.part),
              change,
            ),
          ),
        ).toBe(0);
      }),
    );
  });
});
