import { randomUUID, scryptSync } from 'node:crypto';
import type { Caller, Principal, Role } from '@bough/domain';
import { OPERATOR } from '../../../test/support/builders.js';
import { testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { auditEntry } from './audit.store.js';
import { isToken, newToken } from './secret.js';

const PASSWORD = 'correct horse battery';
/** The same password as it was kept when hashes were quick: a look takes a millisecond. */
const QUICK = { salt: 'salt', cost: 2 ** 10, blockSize: 8, parallel: 1 };
const QUICK_HASH = scryptSync(PASSWORD, QUICK.salt, 32, { N: QUICK.cost, r: 8, p: 1 }).toString('hex');
const HERE = { address: '192.0.2.1', requestId: 'r-1' };
const START = new Date('2026-03-01T09:00:00Z');

/** A world with a clock that tests turn, and with Ann in a role; a password that is set takes time, so it is there already. */
async function world(role: Role = 'editor', hasPassword = false) {
  const stores = memoryStores();
  const clock = { time: START.getTime() };
  const now = () => new Date(clock.time);
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const system = testSystem({ stores, now: () => clock.time, newId: randomUUID, wait });
  const { access } = system.as({ principal: null, requestId: HERE.requestId });
  const as = (caller: Caller) => system.as(caller).access;
  const ann = await as(OPERATOR).invite({ key: 'ann', name: 'Ann', email: 'Ann@Example.com', role });
  const principal: Principal = { person: ann.id, name: 'Ann', role, via: 'session', scopes: null };
  const caller: Caller = { principal, requestId: 'r-2' };
  const entry = auditEntry(caller, now(), 'password.set', []);
  if (hasPassword) await stores.signIns.setPassword(ann.id, { ...QUICK, hash: QUICK_HASH }, now(), entry);
  const pass = clock;
  return {
    stores,
    as,
    now,
    ann,
    caller,
    waits,
    password: { run: access.signInWithPassword },
    link: { run: access.signInWithLink, look: access.accountOfLink },
    identity: { run: access.signInWithIdentity },
    who: { run: access.authenticate },
    signOut: access.signOut,
    later: (minutes: number) => void (pass.time += minutes * 60_000),
    actions: () => stores.audit.list({}, 100).then((events) => events.map(({ action, actor }) => `${actor} ${action}`)),
  };
}
const codeOf = (work: Promise<unknown>) => work.then(() => 'OK').catch((error: { code: string }) => error.code);

describe('a password', () => {
  it('lets in by key and by address, and the session is who it belongs to', async () => {
    const { password, who, ann } = await world('editor', true);
    for (const login of ['ann', ' ANN@example.com ']) {
      const { secret } = await password.run(login, PASSWORD, HERE);
      expect(await who.run({ session: secret })).toEqual({
        person: ann.id,
        name: 'Ann',
        role: 'editor',
        via: 'session',
        scopes: null,
      });
    }
  });

  it('that is wrong, and a name that nobody has, are refused alike', async () => {
    const { password } = await world('editor', true);
    const told = await Promise.all(
      ['ann', 'bob'].map((login) => password.run(login, 'wrong horse battery', HERE).catch((error: Error) => error)),
    );
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  it('is looked at five times, however many tries come at once', async () => {
    const { password } = await world('editor', true);
    const told = await Promise.all(Array.from({ length: 40 }, () => codeOf(password.run('ann', 'wrong', HERE))));
    expect(told.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
    expect(told.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(35);
    // The right one, too, from there, and for a quarter of an hour.
    expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('TOO_MANY_TRIES');
  }, 30_000);

  it('is compared while somebody else, elsewhere, still waits for theirs', async () => {
    const { stores, password } = await world('editor', true);
    let release = () => undefined as void;
    const held = new Promise<void>((done) => (release = done));
    const { password: read } = stores.signIns;
    stores.signIns.password = async (id) => held.then(() => read.call(stores.signIns, id));
    const anns = codeOf(password.run('ann', PASSWORD, HERE));
    expect(await codeOf(password.run('bob', PASSWORD, { ...HERE, address: '192.0.2.2' }))).toBe('SIGN_IN_FAILED');
    release();
    expect(await anns).toBe('OK');
  });

  it('still lets its owner in from elsewhere, and from there after a quarter of an hour', async () => {
    const { password, later } = await world('editor', true);
    for (let tries = 0; tries < 6; tries++) await codeOf(password.run('ann', 'wrong', HERE));
    expect(await codeOf(password.run('ann', PASSWORD, { ...HERE, address: '192.0.2.2' }))).toBe('OK');
    later(15.1);
    expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('OK');
  });

  it('that is right never counts, however often and whoever comes in with it', async () => {
    const { password } = await world('editor', true);
    for (let tries = 0; tries < 40; tries++) expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('OK');
  }, 30_000);

  it('that is right lets in behind an address where others have failed 27 times, and where 3 came in', async () => {
    const { password, stores } = await world('editor', true);
    for (let tries = 0; tries < 3; tries++) await password.run('ann', PASSWORD, { ...HERE, address: '192.0.2.9' });
    for (let tries = 0; tries < 27; tries++) await stores.signIns.countTry('address 192.0.2.1', START, START);
    expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('OK');
  });

  it('that is right lets in where its owner came in before, whatever others do from there or to the name', async () => {
    const { password, stores, later, now } = await world('editor', true);
    await password.run('ann', PASSWORD, HERE);
    later(60 * 24 * 20);
    for (const key of ['address 192.0.2.1', 'account ann'])
      for (let tries = 0; tries < 500; tries++) await stores.signIns.countTry(key, now(), START);
    expect(await codeOf(password.run('ann', PASSWORD, { ...HERE, address: '192.0.2.2' }))).toBe('TOO_MANY_TRIES');
    expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('OK');
    for (let tries = 0; tries < 5; tries++)
      expect(await codeOf(password.run('ann', 'wrong', HERE))).toBe('SIGN_IN_FAILED');
    expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('TOO_MANY_TRIES');
  }, 30_000);

  it('counts again at once when an admin says so', async () => {
    const { password, as, actions } = await world('editor', true);
    for (let tries = 0; tries < 6; tries++) await codeOf(password.run('ann', 'wrong', HERE));
    expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('TOO_MANY_TRIES');
    await as(OPERATOR).unlock('ANN@example.com');
    expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('OK');
    expect(await actions()).toContain('cli sign_in.unlock');
  }, 30_000);

  it('fails for the key and the e-mail address of an account together', async () => {
    const { password } = await world('editor', true);
    for (const login of ['ann', 'ann@example.com', 'ann', 'ann@example.com', 'ann'])
      expect(await codeOf(password.run(login, 'wrong', HERE))).toBe('SIGN_IN_FAILED');
    expect(await codeOf(password.run('ann@example.com', 'wrong', HERE))).toBe('TOO_MANY_TRIES');
  }, 30_000);

  it('of one name after the other is tried thirty times from an address', async () => {
    const { password, stores } = await world();
    for (let tries = 0; tries < 29; tries++) await stores.signIns.countTry('address 192.0.2.1', START, START);
    const told: string[] = [];
    for (const name of ['bob', 'carl', 'dora']) told.push(await codeOf(password.run(name, 'wrong', HERE)));
    expect(told).toEqual(['SIGN_IN_FAILED', 'TOO_MANY_TRIES', 'TOO_MANY_TRIES']);
  });

  it('makes every further answer slower, and a success forgets the tries', async () => {
    const { password, waits } = await world('editor', true);
    for (let tries = 0; tries < 4; tries++) await codeOf(password.run('ann', 'wrong', HERE));
    await password.run('ann', PASSWORD, HERE);
    await password.run('ann', PASSWORD, HERE);
    expect(waits).toEqual([0, 0, 250, 500, 1000, 0]);
  });

  it('that got about is taken away, and with it the sessions; a link brings another', async () => {
    const { stores, as, link, who, ann, actions } = await world('editor');
    const known = { hash: 'aa', salt: 'bb', cost: 2, blockSize: 8, parallel: 1 };
    await stores.signIns.setPassword(ann.id, known, START, (await stores.audit.list({}, 1))[0]!);
    const { secret: way } = await as(OPERATOR).createLink('ann');
    const { secret: session } = await link.run(way, HERE);
    expect(await who.run({ session })).toMatchObject({ name: 'Ann' });
    const { secret: another } = await as(OPERATOR).resetPassword('ann');
    expect([await who.run({ session }), await stores.signIns.password(ann.id)]).toEqual([null, null]);
    expect((await actions()).slice(0, 2)).toEqual(['cli sign_in_link.create', 'cli password.reset']);
    expect(await link.look(another)).toMatchObject({ key: 'ann' });
  });

  it('that is new ends the sessions that the old one opened', async () => {
    const { password, who, as, caller } = await world('editor', true);
    const { secret } = await password.run('ann', PASSWORD, HERE);
    await as(caller).setPassword('another horse battery');
    expect(await who.run({ session: secret })).toBeNull();
    expect(await codeOf(password.run('ann', PASSWORD, HERE))).toBe('SIGN_IN_FAILED');
  });

  it('cannot be set with a token, by the command line or too short', async () => {
    const { as, caller } = await world();
    const token: Caller = { ...caller, principal: { ...caller.principal!, via: 'token', scopes: ['admin_identity'] } };
    expect(await codeOf(as(token).setPassword(PASSWORD))).toBe('FORBIDDEN');
    expect(await codeOf(as(OPERATOR).setPassword(PASSWORD))).toBe('FORBIDDEN');
    expect(await codeOf(as(caller).setPassword('short'))).toBe('PASSWORD_LENGTH');
  });
});

describe('a session', () => {
  it('is never the one that the client brought, and that one ends', async () => {
    const { password, who } = await world('editor', true);
    const first = await password.run('ann', PASSWORD, HERE);
    const second = await password.run('ann', PASSWORD, { ...HERE, session: first.secret });
    expect(second.secret).not.toBe(first.secret);
    expect(await who.run({ session: first.secret })).toBeNull();
    const planted = await password.run('ann', PASSWORD, { ...HERE, session: 'planted' });
    expect(planted.secret).not.toBe('planted');
    expect(await who.run({ session: 'planted' })).toBeNull();
  });

  it('ends after 12 hours without use, after 7 days, and when somebody signs out', async () => {
    const { password, who, later, signOut } = await world('editor', true);
    const idle = await password.run('ann', PASSWORD, HERE);
    later(12 * 60);
    expect(await who.run({ session: idle.secret })).toBeNull();
    const used = await password.run('ann', PASSWORD, HERE);
    for (let hours = 0; hours < 167; hours++) {
      later(60);
      expect(await who.run({ session: used.secret })).not.toBeNull();
    }
    later(60);
    expect(await who.run({ session: used.secret })).toBeNull();
    const left = await password.run('ann', PASSWORD, HERE);
    await signOut(left.secret);
    expect(await who.run({ session: left.secret })).toBeNull();
  });
});

describe('a link', () => {
  it('lets in once, though it may be looked at before', async () => {
    const { link, as, who } = await world();
    const { secret: open } = await as(OPERATOR).createLink('ann');
    for (let looks = 0; looks < 2; looks++) expect(await link.look(open)).toMatchObject({ key: 'ann' });
    const told = await Promise.all(
      [1, 2, 3].map(() => link.run(open, HERE).catch((error: { code: string }) => error.code)),
    );
    expect(told.filter((each) => each === 'LINK_SPENT')).toHaveLength(2);
    const entered = told.find((each) => typeof each === 'object')!;
    expect(await who.run({ session: entered.secret })).toMatchObject({ name: 'Ann' });
  });

  it('ends after a day, and when another one is made', async () => {
    const { link, as, later } = await world();
    const [first, second] = [await as(OPERATOR).createLink('ann'), await as(OPERATOR).createLink('ann')];
    expect(await codeOf(link.look(first.secret))).toBe('LINK_SPENT');
    later(24 * 60);
    expect(await codeOf(link.look(second.secret))).toBe('LINK_SPENT');
  });

  it('brings a password, and a bad one does not use it up', async () => {
    const { link, password, as } = await world();
    const { secret: open } = await as(OPERATOR).createLink('ann');
    expect(await codeOf(link.run(open, HERE, 'short'))).toBe('PASSWORD_LENGTH');
    expect(await codeOf(link.run(open, HERE, 'a wholly new password'))).toBe('OK');
    expect(await codeOf(password.run('ann', 'a wholly new password', HERE))).toBe('OK');
  });

  it('is made for the first admin until one has come in', async () => {
    const { as, link } = await world('editor');
    const first = await as({ ...OPERATOR, requestId: 'start 1' }).inviteFirstAdmin();
    const again = await as({ ...OPERATOR, requestId: 'start 2' }).inviteFirstAdmin();
    expect([first!.account.key, again!.account.id]).toEqual(['admin', first!.account.id]);
    expect(await codeOf(link.run(first!.secret, HERE))).toBe('LINK_SPENT');
    expect(await codeOf(link.run(again!.secret, HERE))).toBe('OK');
    expect(await as({ ...OPERATOR, requestId: 'start 3' }).inviteFirstAdmin()).toBeNull();
  });
});

describe('a role', () => {
  it('that is changed holds from the next call on, in sessions and with tokens', async () => {
    const { as, ann, link, who, actions } = await world('admin');
    await as(OPERATOR).invite({ key: 'bob', name: 'Bob', email: null, role: 'admin' });
    const { secret: way } = await as(OPERATOR).createLink('ann');
    const { secret: session } = await link.run(way, HERE);
    await as(OPERATOR).changeRole('ANN@example.com', 'viewer');
    expect(await who.run({ session })).toMatchObject({ person: ann.id, role: 'viewer' });
    expect((await actions())[0]).toBe('cli person.role');
    expect(await codeOf(as(OPERATOR).changeRole('bob', 'viewer'))).toBe('LAST_ADMIN');
    expect(await codeOf(as(OPERATOR).changeRole('eve', 'viewer'))).toBe('PERSON_UNKNOWN');
  });
});

describe('a provider', () => {
  const known = { issuer: 'https://login.example.com', subject: '7', verifiedEmail: 'ann@example.com' };

  it('is believed by a verified address first, and by its own id from then on', async () => {
    const { identity } = await world();
    expect(await codeOf(identity.run({ ...known, verifiedEmail: null }, HERE))).toBe('NOT_INVITED');
    expect(await codeOf(identity.run({ ...known, verifiedEmail: 'eve@example.com' }, HERE))).toBe('NOT_INVITED');
    expect(await codeOf(identity.run(known, HERE))).toBe('OK');
    expect(await codeOf(identity.run({ ...known, verifiedEmail: null }, HERE))).toBe('OK');
    expect(await codeOf(identity.run({ ...known, subject: '8', verifiedEmail: null }, HERE))).toBe('NOT_INVITED');
  });

  it('cannot claim a person by their key', async () => {
    const { identity } = await world();
    expect(await codeOf(identity.run({ ...known, verifiedEmail: 'ann' }, HERE))).toBe('NOT_INVITED');
  });
});

describe('a token', () => {
  const wish = { name: 'report', scopes: ['read'], days: 30 } as const;

  it('is good until it ends, and says what it may', async () => {
    const { who, as, stores, caller, later, ann } = await world();
    const { secret, token } = await as(caller).createToken(null, wish);
    expect(await who.run({ token: secret })).toEqual({
      person: ann.id,
      name: 'Ann',
      role: 'editor',
      via: 'token',
      scopes: ['read'],
    });
    expect(secret.startsWith(token.prefix)).toBe(true);
    expect(JSON.stringify(await stores.sessions.tokens(null))).not.toContain(secret);
    later(30 * 24 * 60);
    expect(await codeOf(who.run({ token: secret }))).toBe('UNAUTHENTICATED');
  });

  it('has its use written down once a minute', async () => {
    const { who, as, stores, caller, later } = await world();
    const { secret } = await as(caller).createToken(null, wish);
    const used = async () => {
      await who.run({ token: secret });
      return (await stores.sessions.tokens(null))[0]!.lastUsedAt!.toISOString().slice(11, 16);
    };
    const times = [await used()];
    for (const minutes of [0.5, 0.4, 0.2]) {
      later(minutes);
      times.push(await used());
    }
    expect(times).toEqual(['09:00', '09:00', '09:00', '09:01']);
  });

  it.each([
    ['without a name', { name: ' ' }, 'TOKEN_NAME'],
    ['without a scope', { scopes: [] }, 'TOKEN_SCOPES'],
    ['with a scope that there is not', { scopes: ['everything' as 'read'] }, 'TOKEN_SCOPES'],
    ['without an end', { days: 0 }, 'TOKEN_DAYS'],
    ['for more than a year', { days: 366 }, 'TOKEN_DAYS'],
  ])('%s is not made', async (_, given, code) => {
    const { as, caller } = await world();
    expect(await codeOf(as(caller).createToken(null, { ...wish, ...given }))).toBe(code);
  });

  it('of somebody else cannot be ended, and looks as if it were not there', async () => {
    const { as, stores, caller } = await world('viewer');
    const bob = await as(OPERATOR).invite({ key: 'bob', name: 'Bob', email: null, role: 'viewer' });
    const theirs = await as(OPERATOR).createToken(bob.id, wish);
    const revoke = (id: string) =>
      as(caller)
        .revokeToken(id)
        .catch((error: Error) => error);
    expect(await revoke(theirs.token.id)).toEqual(await revoke('00000000-0000-0000-0000-000000000009'));
    expect(await as(caller).listTokens()).toEqual([]);
    expect((await stores.sessions.tokens(bob.id))[0]!.revokedAt).toBeNull();
  });

  it('carries a checksum, so that a mistyped one is not looked up', () => {
    const token = newToken();
    expect(token).toMatch(/^bough_[0-9A-Za-z]{36}$/);
    expect(isToken(token)).toBe(true);
    const other = token[10] === 'a' ? 'b' : 'a';
    expect(isToken(token.slice(0, 10) + other + token.slice(11))).toBe(false);
    expect(isToken(`${token}x`)).toBe(false);
  });
});

it('is all in the audit, and no secret is', async () => {
  const { password, actions, stores, as, caller } = await world('editor');
  await as(caller).setPassword(PASSWORD);
  const { secret } = await password.run('ann', PASSWORD, HERE);
  await codeOf(password.run('ann', 'wrong horse battery', HERE));
  const { secret: open } = await as(OPERATOR).createLink('ann');
  expect(await actions()).toEqual([
    'cli sign_in_link.create',
    'ann session.refuse',
    'Ann session.open',
    'Ann password.set',
    'cli person.invite',
  ]);
  const text = JSON.stringify(await stores.audit.list({}, 100));
  for (const hidden of [secret, open, PASSWORD, 'wrong horse battery']) expect(text).not.toContain(hidden);
});

it('of others is for admins: who may not invite, link or reset is told so before anything is looked up', async () => {
  const { as, caller } = await world('editor');
  const told = await Promise.all([
    codeOf(as(caller).invite({ key: 'eve', name: 'Eve', email: null, role: 'admin' })),
    codeOf(as(caller).createLink('ann')),
    codeOf(as(caller).createLink('nobody')),
    codeOf(as(caller).resetPassword('ann')),
    codeOf(as(caller).changeRole('ann', 'admin')),
    codeOf(as(caller).listAccounts()),
  ]);
  expect(new Set(told)).toEqual(new Set(['FORBIDDEN']));
});
