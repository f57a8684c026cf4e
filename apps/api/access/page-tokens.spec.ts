import { isPageToken, PageTokens } from './page-tokens.js';

const HOUR = 3_600_000;

it('leads to the session for an hour, and not for a moment more', () => {
  let now = 0;
  const tokens = new PageTokens(() => now);
  const token = tokens.make('ann');
  expect([isPageToken(token), isPageToken('bough_x'), tokens.sessionOf('page_x')]).toEqual([true, false, null]);
  now = HOUR - 1;
  expect(tokens.sessionOf(token)).toBe('ann');
  now = HOUR;
  expect(tokens.sessionOf(token)).toBeNull();
});

it('keeps the newest ten of a session, and all of the others', () => {
  const tokens = new PageTokens(() => 0);
  const bob = tokens.make('bob');
  const made = Array.from({ length: 13 }, () => tokens.make('ann'));
  expect(new Set(made).size).toBe(13);
  expect(made.map((token) => tokens.sessionOf(token))).toEqual([null, null, null, ...Array(10).fill('ann')]);
  expect(tokens.sessionOf(bob)).toBe('bob');
});
