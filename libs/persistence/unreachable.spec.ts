import { isDatabaseLost, unreachable } from './unreachable.js';

const failure = (code: string, message = 'said the server') => Object.assign(new Error(message), { code });
const said = (error: unknown, url = 'postgres://ann:secret@db.test/acme') => unreachable(url, error).message;

it.each([
  [
    'ECONNREFUSED',
    'No PostgreSQL server answers at db.test:5432 (connection refused). Start it, or correct DATABASE_URL',
  ],
  ['ENOTFOUND', 'The host of db.test:5432 is not known. Correct DATABASE_URL'],
  [
    '28P01',
    'The server at db.test:5432 does not let "ann" in (said the server). Correct user and password in DATABASE_URL',
  ],
  ['3D000', 'The server at db.test:5432 has no database "acme". Create it, or correct DATABASE_URL'],
  ['57P03', 'The database "acme" at db.test:5432 cannot be used (said the server). Check the server and DATABASE_URL'],
])('%s in one line that says what to do', (code, expected) =>
  expect(said(failure(code))).toBe(`${expected}; without DATABASE_URL Bough runs a PostgreSQL of its own.`),
);

it('of a host with several addresses says what the first one said', () => {
  const both = new AggregateError([failure('ECONNREFUSED'), failure('ECONNREFUSED')], '');
  expect(said(both, 'postgres://ann@localhost:5999/acme')).toMatch(/^No PostgreSQL server answers at localhost:5999 /);
});

it('of an address that is none says so', () =>
  expect(said(new Error('Invalid URL'), 'nonsense')).toMatch(/^DATABASE_URL must look like postgres:/));

it('never tells the password', () => expect(said(failure('28P01'))).not.toContain('secret'));

it.each<[string, unknown, boolean]>([
  ['no server', failure('ECONNREFUSED'), true],
  ['a server that stops', failure('57P01'), true],
  ['a server that starts', failure('57P03'), true],
  ['no server at any of the addresses', new AggregateError([failure('ECONNREFUSED')], ''), true],
  ['a server that was killed', new Error('Connection terminated unexpectedly'), true],
  ['a connection that was', new Error('Client has encountered a connection error and is not queryable'), true],
  ['a statement that is wrong', failure('42601'), false],
  ['a defect', new TypeError('x is not a function'), false],
  ['nothing', undefined, false],
])('%s is a lost database or not', (_, error, expected) => expect(isDatabaseLost(error)).toBe(expected));
