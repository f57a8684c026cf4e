import { parseBand } from './parse-band.js';

describe('parseBand', () => {
  it.each([
    ['110k-200k', { from: 110_000, to: 200_000 }],
    ['110k – 200K', { from: 110_000, to: 200_000 }],
    ['0-1', { from: 0, to: 1 }],
    ['1.1k-2.5m', { from: 1100, to: 2_500_000 }],
    ['200k+', { from: 200_000 }],
    [' 50 + ', { from: 50 }],
    ['<110k', { to: 110_000 }],
  ])('reads %j', (text, expected) => expect(parseBand(text)).toEqual(expected));

  it.each(['110k', '110k-', '-5-10', '1,000-2,000', '>5', '110x-200x', ''])('refuses %j', (text) =>
    expect(parseBand(text)).toBeNull(),
  );
});
