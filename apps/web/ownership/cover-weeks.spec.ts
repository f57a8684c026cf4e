import { layOutCovers } from './cover-weeks.js';

const TODAY = Date.parse('2026-06-15T00:00:00Z');
const cover = (start: string, endExclusive: string | null) => ({ id: start, start: `${start}T00:00:00Z`, endExclusive: endExclusive && `${endExclusive}T00:00:00Z` }); // prettier-ignore

it('has nothing to draw where nobody is away', () => expect(layOutCovers([], TODAY)).toBeNull());

it('shows two weeks back and eight ahead where covers need no more', () => {
  // 1 June to 10 August: 70 days, of which 14 lie behind.
  const { today, bars, months } = layOutCovers([cover('2026-06-15', '2026-06-22')], TODAY)!;
  expect(today).toBe(20);
  expect(bars).toEqual([{ id: '2026-06-15', at: 20, width: 10, isCut: false }]);
  expect(months.map(({ name }) => name)).toEqual(['Jul', 'Aug']);
  expect(months[0]!.at).toBeCloseTo((100 * 30) / 70, 1);
});

it('reaches back to the beginning of the earliest, and ahead to the end of the last', () => {
  const { bars } = layOutCovers([cover('2026-05-01', '2026-06-16'), cover('2026-08-01', '2026-09-01')], TODAY)!;
  expect(bars[0]!.at).toBe(0);
  expect(bars[1]!.at + bars[1]!.width).toBeCloseTo(100, 0);
});

it('cuts what has no end, or lies half a year ahead', () =>
  expect(
    layOutCovers([cover('2026-06-20', null), cover('2026-06-20', '2027-06-20')], TODAY)!.bars.map(({ isCut }) => isCut),
  ).toEqual([true, true]));
