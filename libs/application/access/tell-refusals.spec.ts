import { createHash } from 'node:crypto';
import type { Caller } from '@bough/domain';
import { testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { BadToken, whyBad } from './bad-token.js';
import { newToken } from './secret.js';
import type { ApiToken } from './session.store.js';

const ANN = '00000000-0000-0000-0000-000000000001';
const at = (day: string) => new Date(`2026-${day}T00:00:00Z`);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);
const caller = (person: string | null): Caller => ({
  principal: person === null ? null : { person, name: 'Ann', role: 'viewer', via: 'token', scopes: ['read'] },
  requestId: 'r-1',
});

function open() {
  const stores = memoryStores();
  const { audit } = stores;
  let time = Date.parse('2026-03-01T09:00:00Z');
  const system = testSystem({ stores, now: () => time });
  const tell = {
    run: (who: Caller, field: string, code: string) => system.as(who).access.tellRefusal(field, code),
    badToken: (bad: BadToken, address: string, requestId: string) =>
      system.as({ principal: null, requestId }).access.tellBadToken(bad, address),
  };
  const lines = async () =>
    (await audit.list({}, 100)).map(({ actor, action, changes }) =>
      [actor, action, changes[0]!.subject, changes[0]!.after].join(' '),
    );
  return {
    tell,
    audit,
    lines,
    count: () => audit.count({}),
    later: (minutes: number) => void (time += minutes * 60_000),
  };
}

it('writes down who was refused which field', async () => {
  const { tell, lines } = open();
  await tell.run(caller(ANN), 'Mutation.raciApply', 'FORBIDDEN');
  await tell.run(caller(ANN), 'Query.audit', 'FORBIDDEN');
  await tell.run(caller(null), 'Query.audit', 'UNAUTHENTICATED');
  expect(await lines()).toEqual([
    'nobody call.refuse field:Query.audit UNAUTHENTICATED',
    'Ann call.refuse field:Query.audit FORBIDDEN',
    'Ann call.refuse field:Mutation.raciApply FORBIDDEN',
  ]);
});

it('a flood is one line in ten minutes, which then says how many there were', async () => {
  const { tell, lines, later } = open();
  for (let times = 0; times < 1000; times++) await tell.run(caller(null), 'Query.tree', 'UNAUTHENTICATED');
  later(9);
  await tell.run(caller(null), 'Query.tree', 'UNAUTHENTICATED');
  expect(await lines()).toHaveLength(1);
  later(1);
  await tell.run(caller(null), 'Query.tree', 'UNAUTHENTICATED');
  expect((await lines())[0]).toBe(
    'nobody call.refuse field:Query.tree UNAUTHENTICATED, and 1000 times more since it was last written down',
  );
});

it('keeps so many people and fields apart, and no more', async () => {
  const { tell, count, later } = open();
  for (let index = 0; index < 5100; index++) await tell.run(caller(`p${index}`), 'Query.audit', 'FORBIDDEN');
  later(10);
  await tell.run(caller('q'), 'Query.audit', 'FORBIDDEN');
  expect(await count()).toBe(5001);
});

describe('a token that lets nobody in', () => {
  const [FIRST, SECOND] = [newToken(), newToken()];
  const known = (given: Partial<ApiToken> = {}, active = true) => ({
    id: 't-1',
    person: ANN,
    name: 'report',
    prefix: 'bough_x',
    scopes: ['read'] as const,
    createdAt: at('01-01'),
    expiresAt: at('06-01'),
    lastUsedAt: null,
    revokedAt: null,
    account: { id: ANN, key: 'ann', name: 'Ann', email: null, role: 'viewer' as const, active },
    ...given,
  });

  it.each([
    ['is none', 'secret password', null, 'MALFORMED'],
    ['nobody has', FIRST, null, 'UNKNOWN'],
    ['was revoked', FIRST, known({ revokedAt: at('02-01') }), 'REVOKED'],
    ['is over', FIRST, known({ expiresAt: at('03-01') }), 'EXPIRED'],
    ['is of somebody who left', FIRST, known({}, false), 'PERSON_LEFT'],
    ['is good', FIRST, known(), null],
  ])('because it %s', (_, token, found, reason) => expect(whyBad(token, found, at('03-01'))).toBe(reason));

  it('is written down under its person where it is known, with where it came from', async () => {
    const { tell, audit } = open();
    await tell.badToken(new BadToken('REVOKED', FIRST, known()), '192.0.2.1', 'r-9');
    expect(await audit.list({}, 5)).toMatchObject([
      {
        person: ANN,
        actor: 'Ann',
        via: 'token',
        action: 'api_token.refuse',
        requestId: 'r-9',
        changes: [
          { subject: 'token:t-1', field: 'refused', after: 'REVOKED' },
          { subject: 'token:t-1', field: 'address', after: '192.0.2.1' },
        ],
      },
    ]);
  });

  it('is one line in ten minutes, however many are made up, and none is in it', async () => {
    const { tell, lines, later } = open();
    for (let times = 0; times < 1000; times++)
      await tell.badToken(new BadToken('UNKNOWN', times === 0 ? FIRST : newToken(), null), '192.0.2.1', 'r');
    await tell.badToken(new BadToken('MALFORMED', 'secret password', null), '192.0.2.1', 'r');
    expect(await lines()).toEqual([`nobody api_token.refuse token:unknown UNKNOWN, SHA-256 ${sha256(FIRST)}…`]);
    later(10);
    await tell.badToken(new BadToken('UNKNOWN', SECOND, null), '192.0.2.1', 'r');
    const [newest] = await lines();
    expect(newest).toMatch(`SHA-256 ${sha256(SECOND)}…, and 1000 times more`);
    expect(newest).not.toContain(SECOND);
  });
});
