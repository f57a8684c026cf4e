import { fromNow, movesOfAll, MOVES } from './move-words.js';

const now = Date.parse('2026-12-01T12:00Z');

describe('moves with findings', () => {
  it('are offered for several where each of them allows it', () => {
    const names = (...lists: (typeof MOVES)[number]['move'][][]) =>
      movesOfAll(lists.map((moves) => ({ moves }))).map(({ move }) => move);
    expect(names(['DISMISS', 'ACKNOWLEDGE'], ['ACKNOWLEDGE', 'SNOOZE'])).toEqual(['ACKNOWLEDGE']);
    expect(names()).toEqual([]);
  });

  it('have a key each', () => {
    expect(new Set(MOVES.map(({ key }) => key)).size).toBe(MOVES.length);
  });

  it('are due in the largest unit that fits', () => {
    expect(fromNow('2026-12-01T15:10Z', now)).toBe('in 3 hr.');
    expect(fromNow('2026-11-28T12:00Z', now)).toBe('3 days ago');
    expect(fromNow('2026-12-01T12:00:20Z', now)).toBe('in 0 min.');
  });
});
