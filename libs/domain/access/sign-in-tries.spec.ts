import { checkPassword } from './check-password.js';
import { delayAfter, tryLimits } from './sign-in-tries.js';

it('makes every further try wait longer, up to two seconds', () =>
  expect([0, 1, 2, 3, 4, 5, 6, 50].map(delayAfter)).toEqual([0, 0, 250, 500, 1000, 2000, 2000, 2000]));

it('counts an account per address, an address, and an account', () =>
  expect(tryLimits('ann', '192.0.2.1')).toEqual([
    { key: 'pair ann 192.0.2.1', most: 5 },
    { key: 'address 192.0.2.1', most: 30 },
    { key: 'account ann', most: 100 },
  ]));

it('asks of a password nothing but its length, in characters', () => {
  expect(checkPassword('x'.repeat(12))).toEqual([]);
  expect(checkPassword('🌳'.repeat(12))).toEqual([]);
  expect(checkPassword('x'.repeat(200))).toEqual([]);
  for (const bad of ['', 'x'.repeat(11), '🌳'.repeat(6), 'x'.repeat(201)])
    expect(checkPassword(bad).map(({ code }) => code)).toEqual(['PASSWORD_LENGTH']);
});
