import { accountRefusal, type AccountSeen, type AccountWish } from './check-account.js';

const WISH: AccountWish = { key: 'ann', name: 'Ann', email: 'ann@example.com', role: 'viewer' };
const NOBODY: AccountSeen = { person: null, rival: null, hasOtherAdmin: false };
const ANN = { name: 'Ann', active: true, role: 'admin' as const };

it.each<[string, Partial<AccountWish>, Partial<AccountSeen>, string | undefined]>([
  ['somebody new', {}, {}, undefined],
  ['without an address', { email: null }, {}, undefined],
  ['a key with a capital', { key: 'Ann' }, {}, 'KEY_INVALID'],
  ['no name', { name: ' ' }, {}, 'NAME_INVALID'],
  ['what is no address', { email: 'ann' }, {}, 'EMAIL_INVALID'],
  ['an address that another has', {}, { rival: 'Eve' }, 'EMAIL_TAKEN'],
  [
    'somebody who is there, whatever else is said',
    { key: 'Ann', email: 'x' },
    { person: { ...ANN, role: null } },
    undefined,
  ],
  ['somebody who has left', {}, { person: { ...ANN, active: false } }, 'PERSON_INACTIVE'],
  ['the last admin', {}, { person: ANN }, 'LAST_ADMIN'],
  ['the last admin, who stays one', { role: 'admin' }, { person: ANN }, undefined],
  ['one of two admins', {}, { person: ANN, hasOtherAdmin: true }, undefined],
])('a role for %s', (_, wish, seen, code) =>
  expect(accountRefusal({ ...WISH, ...wish }, { ...NOBODY, ...seen })?.code).toBe(code),
);
