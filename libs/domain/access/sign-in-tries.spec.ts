import { checkPassword } from './check-password.js';
import { delayAfter, knownPlace, limitsFor, placeOf, tryLimits } from './sign-in-tries.js';

it('makes every further try wait longer, up to two seconds', () =>
  expect([0, 1, 2, 3, 4, 5, 6, 50].map(delayAfter)).toEqual([0, 0, 250, 500, 1000, 2000, 2000, 2000]));

it('counts an account per address, an address, and an account', () =>
  expect(tryLimits('ann', '192.0.2.1')).toEqual([
    { key: 'pair ann 192.0.2.1', most: 5 },
    { key: 'address 192.0.2.1', most: 30 },
    { key: 'account ann', most: 100 },
  ]));

it('binds who is known in a place by their own failures alone', () => {
  const limits = tryLimits('ann', '192.0.2.1');
  expect(limitsFor(limits, true)).toEqual([{ key: 'pair ann 192.0.2.1', most: 5 }]);
  expect(limitsFor(limits, false)).toEqual(limits);
  expect(knownPlace('ann', '192.0.2.1')).toBe('known ann 192.0.2.1');
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('counts %s as %s', (address, place) => expect(placeOf(address)).toBe(place));

it('asks of a password nothing but its length, in characters', () => {
  expect(checkPassword('x'.repeat(12))).toEqual([]);
  expect(checkPassword('🌳'.repeat(12))).toEqual([]);
  expect(checkPassword('x'.repeat(200))).toEqual([]);
  for (const bad of ['', 'x'.repeat(11), '🌳'.repeat(6), 'x'.repeat(201)])
    expect(checkPassword(bad).map(({ code }) => code)).toEqual(['PASSWORD_LENGTH']);
});
