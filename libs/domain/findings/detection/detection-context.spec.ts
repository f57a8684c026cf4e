import { isAdverse } from './detection-context.js';

it('a move is adverse when it is for the worse, or when nothing says which way that is', () => {
  expect((['higher', 'lower', 'neutral'] as const).map((polarity) => isAdverse(polarity, 'up'))).toEqual([
    false,
    true,
    true,
  ]);
  expect((['higher', 'lower', 'neutral'] as const).map((polarity) => isAdverse(polarity, 'down'))).toEqual([
    true,
    false,
    true,
  ]);
});
